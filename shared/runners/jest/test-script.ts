/** How a repository itself starts Jest, read from a script of its package.json. */
export interface JestScript {
  /** Options of `node`, such as `--experimental-vm-modules`. */
  readonly nodeArguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Options of Jest that decide which tests there are and how they run. */
  readonly options: readonly string[];
  /** Patterns of test paths; they choose files and go only where Jest lists them. */
  readonly patterns: readonly string[];
}

const PLAIN: JestScript = { nodeArguments: [], environment: {}, options: [], patterns: [] };

/** Options with a value that are kept. What reports, watches, filters by change or measures coverage is ours to say. */
const WITH_VALUE = new Set([
  "--config", "-c", "--rootDir", "--env", "--testEnvironment", "--maxWorkers", "-w", "--testTimeout", "--preset", "--resolver", "--testRegex", "--globals",
]);
/** Options with several values: everything up to the next option. */
const WITH_VALUES = new Set(["--projects", "--roots", "--selectProjects", "--ignoreProjects", "--testMatch", "--testPathIgnorePatterns"]);
const WITHOUT_VALUE = new Set(["--runInBand", "-i", "--forceExit", "--no-cache"]);
/** Options that are dropped together with the word behind them. */
const DROPPED_WITH_VALUE = new Set(["--coverageDirectory", "--coverageProvider", "--outputFile", "--shard", "--reporters", "--coverageReporters", "--collectCoverageFrom", "--coverageThreshold", "--testNamePattern", "-t", "--bail", "-b"]);

const WRAPPERS = new Set(["cross-env", "cross-env-shell", "env", "npx", "yarn", "pnpm", "exec", "run", "dotenv", "--"]);

/** A quoted part of a word without its quotes. */
function unquoted(part: string): string {
  const inner = part.slice(1, -1);
  return part.startsWith('"') ? inner.replace(/\\(.)/g, "$1") : inner;
}

/** Words as a shell makes them, without expansion; `null` stands between two commands. */
function shellWords(script: string): (string | null)[] {
  return Array.from(script.matchAll(/&&|\|\||[;|&]|(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"';|&])+/g), ([found]) =>
    /^(?:&&|\|\||[;|&])$/.test(found) ? null : found.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, unquoted));
}

function commandsOf(script: string): string[][] {
  const commands: string[][] = [[]];
  for (const word of shellWords(script)) {
    if (word === null) commands.push([]);
    else commands.at(-1)?.push(word);
  }
  return commands;
}

function isJest(word: string): boolean {
  return /^(?:.*\/)?jest(?:\.js)?$/.test(word);
}

function readPrefix(words: readonly string[]): Pick<JestScript, "nodeArguments" | "environment"> {
  const nodeArguments: string[] = [];
  const environment: Record<string, string> = {};
  for (const word of words) {
    const [, name, value = ""] = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(word) ?? [];
    if (name === "NODE_OPTIONS") nodeArguments.push(...value.split(/\s+/).filter((option) => option.startsWith("--")));
    else if (name !== undefined && !value.includes("$")) environment[name] = value;
    else if (word.startsWith("--") && !WRAPPERS.has(word)) nodeArguments.push(word);
  }
  return { nodeArguments, environment };
}

function readArguments(words: readonly string[]): Pick<JestScript, "options" | "patterns"> {
  const rest = [...words];
  const options: string[] = [];
  const patterns: string[] = [];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const name = word.replace(/=.*$/s, "");
    const valueFollows = name === word;
    if (WITH_VALUES.has(name)) {
      const end = rest.findIndex((value) => value.startsWith("-"));
      options.push(word, ...(valueFollows ? rest.splice(0, end === -1 ? rest.length : end) : []));
    } else if (WITH_VALUE.has(name)) options.push(word, ...(valueFollows ? rest.splice(0, 1) : []));
    else if (WITHOUT_VALUE.has(name)) options.push(word);
    else if (DROPPED_WITH_VALUE.has(name)) rest.splice(0, valueFollows ? 1 : 0);
    else if (!word.startsWith("-")) patterns.push(word);
  }
  return { options, patterns };
}

/**
 * Reads how `scripts` start Jest: `test` first, then the others in their order. Without one that names Jest, plain Jest.
 * A script is data here: nothing of it is handed to a shell.
 */
export function readJestScript(scripts: ReadonlyMap<string, string>): JestScript {
  const ordered = [scripts.get("test") ?? "", ...scripts.values()];
  for (const words of ordered.flatMap(commandsOf)) {
    const at = words.findIndex(isJest);
    const prefix = words.slice(0, Math.max(at, 0));
    const startsJest = prefix.every((word) => word === "node" || word.includes("=") || word.startsWith("-") || WRAPPERS.has(word));
    if (at >= 0 && startsJest) return { ...readPrefix(prefix), ...readArguments(words.slice(at + 1)) };
  }
  return PLAIN;
}
