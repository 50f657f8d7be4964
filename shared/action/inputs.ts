import path from "node:path";
import { InputError } from "./errors.js";
import { didYouMean } from "../schema/did-you-mean.js";
import { parseDuration } from "./duration.js";
import { isReallyInside } from "./path-inside.js";

/** What an input's text is resolved against. */
export interface InputScope {
  /** Absolute path of the folder that relative paths start from and must stay in. */
  readonly workspace: string;
  /** Whether even the paths that a person may name freely must stay in the workspace; true on a runner. */
  readonly confined: boolean;
}

/**
 * One typed input: its documentation and how its text becomes a value. Texts are the same in `with:` of a workflow and
 * behind a flag of the command line.
 */
export interface Input<T> {
  readonly kind: "text" | "integer" | "duration" | "choice" | "list" | "flag" | "path" | "secret";
  readonly description: string;
  /** Text that stands for an absent input; null when the input must be given, an empty text when it may stay absent. */
  readonly default: string | null;
  /** What the help shows as the value, such as `FILE` or `N`; empty for a flag. */
  readonly placeholder: string;
  readonly choices: readonly string[];
  /** @throws InputError when the text is not of this kind. */
  parse(raw: string, name: string, scope: InputScope): T;
}

/** The inputs of a definition by their camelCase names. */
export type Inputs = Readonly<Record<string, Input<unknown>>>;
/** What an input becomes. */
export type ValueOf<I> = I extends Input<infer T> ? T : never;
/** What the inputs of a definition become, by the same names. */
export type ValuesOf<I extends Inputs> = { readonly [K in keyof I]: ValueOf<I[K]> };

interface Common {
  readonly description: string;
  readonly placeholder?: string;
}

function mismatch(name: string, expected: string, raw: string): string {
  return `input ${name}: expected ${expected}, found ${JSON.stringify(raw.slice(0, 100))}`;
}

function wrong(name: string, expected: string, raw: string): never {
  throw new InputError(mismatch(name, expected, raw));
}

/** A free text; `required` without a default. */
export function textInput(options: Common & { readonly default?: string; readonly required?: boolean }): Input<string> {
  const fallback = options.required === true ? null : (options.default ?? "");
  return { kind: "text", placeholder: "TEXT", choices: [], ...options, default: fallback, parse: (raw) => raw };
}

/** A whole number in decimal digits; null when absent. */
export function integerInput(
  options: Common & { readonly default?: number; readonly minimum: number; readonly maximum: number },
): Input<number | null> {
  const { minimum, maximum } = options;
  return {
    kind: "integer", placeholder: "N", choices: [], ...options,
    default: options.default === undefined ? "" : String(options.default),
    parse(raw, name) {
      if (raw === "") return null;
      const value = /^-?\d{1,15}$/.test(raw) ? Number(raw) : NaN;
      if (!(value >= minimum && value <= maximum)) return wrong(name, `a whole number from ${minimum} to ${maximum}`, raw);
      return value;
    },
  };
}

/** A duration such as `90s`, `5m`, `1h30m`, in seconds; null when absent. */
export function durationInput(options: Common & { readonly default?: string }): Input<number | null> {
  return {
    kind: "duration", placeholder: "DURATION", choices: [], ...options, default: options.default ?? "",
    parse(raw, name) {
      if (raw === "") return null;
      return parseDuration(raw) ?? wrong(name, "a duration such as 90s, 5m or 1h30m", raw);
    },
  };
}

/** One of a few words; without a default it must be given. */
export function choiceInput<const T extends string>(
  options: Common & { readonly choices: readonly T[]; readonly default?: T },
): Input<T> {
  return {
    kind: "choice", placeholder: options.choices.join("|"), ...options, default: options.default ?? null,
    parse(raw, name) {
      const found = options.choices.find((choice) => choice === raw);
      if (found !== undefined) return found;
      throw new InputError(`${mismatch(name, `one of ${options.choices.join(", ")}`, raw)}${didYouMean(raw, options.choices)}`);
    },
  };
}

/** Texts separated by commas or newlines; blanks around them and empty ones are dropped. */
export function listInput(options: Common & { readonly default?: string; readonly required?: boolean }): Input<readonly string[]> {
  return {
    kind: "list", placeholder: "A,B", choices: [], ...options,
    default: options.required === true ? null : (options.default ?? ""),
    parse: (raw) => raw.split(/[,\n]/).map((part) => part.trim()).filter((part) => part !== ""),
  };
}

/** Texts of which each is a line, so that they may hold commas and blanks, as paths do. */
export function linesInput(options: Common & { readonly required?: boolean }): Input<readonly string[]> {
  return {
    kind: "list", placeholder: "TEXT", choices: [], ...options, default: options.required === true ? null : "",
    parse: (raw) => raw.split("\n").filter((line) => line !== ""),
  };
}

/** `true` or `false`; on the command line the bare flag means `true`. Other words are errors, not false. */
export function flagInput(options: Common): Input<boolean> {
  return {
    kind: "flag", choices: [], ...options, placeholder: "", default: "false",
    parse: (raw, name) => (raw === "true" ? true : raw === "false" ? false : wrong(name, "true or false", raw)),
  };
}

interface PathOptions extends Common {
  /** For what a person names in a terminal on purpose, such as the repository itself. */
  readonly anywhere?: boolean;
}

/** A path inside the workspace, absolute in the value; null when absent. Symbolic links count by where they lead. */
export function pathInput(options: PathOptions & { readonly default?: string; readonly required?: boolean }): Input<string | null> {
  return {
    kind: "path", placeholder: "PATH", choices: [], ...options,
    default: options.required === true ? null : (options.default ?? ""),
    parse: (raw, name, scope) => (raw === "" ? null : resolvedPath(raw, name, scope, options)),
  };
}

/** A path that must be given, as {@link pathInput} reads it. */
export function requiredPathInput(options: PathOptions): Input<string> {
  return { kind: "path", placeholder: "PATH", choices: [], ...options, default: null, parse: (raw, name, scope) => resolvedPath(raw, name, scope, options) };
}

function resolvedPath(raw: string, name: string, scope: InputScope, { anywhere }: PathOptions): string {
  if (raw.includes("\0")) return wrong(name, "a path without NUL", raw);
  const absolute = path.resolve(scope.workspace, raw);
  if ((scope.confined || anywhere !== true) && !isReallyInside(absolute, scope.workspace)) {
    return wrong(name, `a path inside the workspace ${scope.workspace}`, raw);
  }
  return absolute;
}

/** A secret. Its value is masked by the host before anything else is printed; null when absent. */
export function secretInput(options: Common & { readonly default?: string }): Input<string | null> {
  return {
    kind: "secret", placeholder: "SECRET", choices: [], ...options, default: options.default ?? "",
    parse: (raw) => (raw === "" ? null : raw),
  };
}

/** `expectShards` as users write it: `expect-shards`. */
export function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/**
 * Reads all inputs of a definition.
 * @param raw texts by their kebab-case names; absent ones are not in the map.
 * @throws InputError for an unknown name, a missing input or a value of another kind.
 */
export function readInputs<I extends Inputs>(inputs: I, raw: ReadonlyMap<string, string>, scope: InputScope): ValuesOf<I> {
  const names = Object.keys(inputs).map(kebabCase);
  for (const name of raw.keys()) {
    if (!names.includes(name)) throw new InputError(`unknown input ${JSON.stringify(name)}${didYouMean(name, names)}`);
  }
  const values = Object.entries(inputs).map(([key, input]) => {
    const name = kebabCase(key);
    const given = raw.get(name);
    const text = given === undefined || given === "" ? input.default : given;
    if (text === null) throw new InputError(`input ${name} is required: ${input.description}`);
    return [key, input.parse(text, name, scope)];
  });
  return asValuesOf<I>(Object.fromEntries(values));
}

/** The one cast of this file: each value came from the input of its own key, which fromEntries cannot express. */
function asValuesOf<I extends Inputs>(values: unknown): ValuesOf<I> {
  return values as ValuesOf<I>;
}
