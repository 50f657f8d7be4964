import { InputError } from "../../shared/action/errors.js";
import type { Definition } from "../../shared/action/define.js";
import { kebabCase, type Input } from "../../shared/action/inputs.js";
import { didYouMean } from "../../shared/schema/did-you-mean.js";

/** A command line that was understood. */
export interface ParsedArguments {
  /** Texts of the command's inputs by kebab-case name. */
  readonly raw: ReadonlyMap<string, string>;
  readonly json: boolean;
  readonly verbose: boolean;
  readonly help: boolean;
}

const GLOBAL_FLAGS = ["json", "verbose", "help"] as const;
const SHORT_FLAGS = new Map([["-h", "help"], ["-v", "verbose"]]);

/**
 * Reads the arguments behind a command's name: `--name value`, `--name=value`, `--name` alone for a flag, and words without
 * a flag where the command has an input for them. Behind `--` every word is one.
 * @throws InputError for an unknown flag (with a hint), a missing value, a repeated flag or a stray word.
 */
export function parseArguments(words: readonly string[], definition: Definition): ParsedArguments {
  const inputs = new Map(Object.entries(definition.inputs).map(([key, input]) => [kebabCase(key), input]));
  const raw = new Map<string, string>();
  const given = new Set<string>();
  const bare: string[] = [];
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (definition.positional !== null && (word === "--" || !word.startsWith("-"))) {
      bare.push(...(word === "--" ? rest.splice(0) : [word]));
      continue;
    }
    const [name, attached] = splitFlag(word, definition.name);
    if (isGlobal(name)) {
      if (attached !== null) throw new InputError(`--${name} takes no value; give it alone, or leave it out`);
      given.add(name);
      continue;
    }
    const input = inputs.get(name);
    if (input === undefined) {
      throw new InputError(`${definition.name}: unknown option --${name}${didYouMean(name, [...inputs.keys(), ...GLOBAL_FLAGS])}; see plimsoll ${definition.name} --help`);
    }
    if (raw.has(name)) throw new InputError(`--${name} is given twice`);
    const value = attached ?? takeValue(name, input, rest);
    // An unset variable in a script must not pass for an option that was left out.
    if (value === "") throw valueMissing(name, input);
    raw.set(name, value);
  }
  for (const [name, value] of bareValue(bare, definition)) {
    if (raw.has(name)) throw new InputError(`--${name} is given twice: as an option and as ${JSON.stringify(bare[0])}`);
    raw.set(name, value);
  }
  return { raw, json: given.has("json"), verbose: given.has("verbose"), help: given.has("help") };
}

/** The text of the input that words without a flag fill: one word, or for a list each of them on a line. */
function bareValue(words: readonly string[], { name: command, positional, inputs }: Definition): (readonly [string, string])[] {
  const [first, second] = words;
  if (positional === null || first === undefined) return [];
  const stray = words.find((word) => word === "" || word.includes("\n")) ?? (inputs[positional]?.kind === "list" ? undefined : second);
  if (stray !== undefined) throw unexpected(stray, command);
  return [[kebabCase(positional), words.join("\n")]];
}

function unexpected(word: string, command: string): InputError {
  return new InputError(`${command}: unexpected argument ${JSON.stringify(word.slice(0, 100))}; see plimsoll ${command} --help`);
}

function isGlobal(name: string): boolean {
  return GLOBAL_FLAGS.some((flag) => flag === name);
}

function splitFlag(word: string, command: string): readonly [name: string, attached: string | null] {
  const short = SHORT_FLAGS.get(word);
  if (short !== undefined) return [short, null];
  const [, name, , attached] = /^--([a-zA-Z][\w-]*)(=(.*))?$/s.exec(word) ?? [];
  if (name === undefined) throw unexpected(word, command);
  return [name, attached ?? null];
}

function takeValue(name: string, input: Input<unknown>, rest: string[]): string {
  if (input.kind === "flag") return "true";
  const next = rest.shift();
  if (next === undefined || /^--[a-zA-Z]/.test(next)) throw valueMissing(name, input);
  return next;
}

function valueMissing(name: string, { placeholder, kind }: Input<unknown>): InputError {
  return new InputError(`--${name} needs a value: ${kind === "flag" ? "true or false, or none for true" : placeholder}`);
}
