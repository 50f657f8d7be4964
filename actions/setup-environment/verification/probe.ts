import type { Exec, Execution } from "../../../shared/action/context.js";
import { InputError, messageOf } from "../../../shared/action/errors.js";
import { ENVIRONMENT_PYTHON } from "../plan/install.js";
import type { Tool } from "../tools/tool.js";
import type { InstalledVersion } from "../version/version-request.js";

/** What the machine says about one tool. */
export type Presence =
  | { readonly state: "installed"; readonly installed: InstalledVersion }
  | { readonly state: "missing"; readonly detail: string }
  /** It is there and did not answer as it should. */
  | { readonly state: "unknown"; readonly detail: string };

interface Question {
  readonly program: string;
  readonly words: readonly string[];
  /** The first group is the version, `codename` and `day` may be named groups. */
  readonly answer: RegExp;
}

/** A tool that takes longer than this to say its version is stuck. */
const TIMEOUT_SECONDS = 60;

/**
 * Asking must change nothing: without these, a shim would download the tool that it stands for (Corepack, pnpm, rustup,
 * the go command).
 */
const NOTHING_IS_FETCHED = {
  COREPACK_ENABLE_NETWORK: "0",
  npm_config_manage_package_manager_versions: "false",
  pnpm_config_pm_on_fail: "ignore",
  RUSTUP_AUTO_INSTALL: "0",
  GOTOOLCHAIN: "local",
  NO_COLOR: "1",
};

const PLAIN = /^(\d+\.\d+\.\d+\S*)/m;
const PYTHON = { words: ["--version"], answer: /^Python (\d+\.\d+\.\d+(?:(?:a|b|rc)\d+)?)/m };

const QUESTIONS: Readonly<Record<Tool, readonly Question[]>> = {
  node: [{ program: "node", words: ["-p", "`${process.versions.node} ${process.release.lts || ''}`"], answer: /^(\d+\.\d+\.\d+\S*) ?(?<codename>\S*)/m }],
  npm: [{ program: "npm", words: ["--version"], answer: PLAIN }],
  pnpm: [{ program: "pnpm", words: ["--version"], answer: PLAIN }],
  yarn: [{ program: "yarn", words: ["--version"], answer: PLAIN }],
  bun: [{ program: "bun", words: ["--version"], answer: PLAIN }],
  // The project's own environment first: that is what its tests run on.
  python: [{ program: ENVIRONMENT_PYTHON, ...PYTHON }, { program: "python3", ...PYTHON }, { program: "python", ...PYTHON }],
  uv: [{ program: "uv", words: ["--version"], answer: /^uv (\d+\.\d+\.\d+\S*)/m }],
  poetry: [{ program: "poetry", words: ["--version"], answer: /version (\d+\.\d+\.\d+[\w.]*)/ }],
  pipenv: [{ program: "pipenv", words: ["--version"], answer: /version (\d+\.\d+\.\d+[\w.]*)/ }],
  go: [{ program: "go", words: ["env", "GOVERSION"], answer: /^go(\d+(?:\.\d+)*(?:(?:rc|beta)\d+)?)/m }],
  java: [{ program: "java", words: ["-version"], answer: /version "(?:1\.(?=\d))?(\d+(?:[._]\d+)*)/ }],
  maven: [{ program: "mvn", words: ["--version"], answer: /Apache Maven (\d+\.\d+\.\d+[\w.-]*)/ }],
  gradle: [{ program: "gradle", words: ["--version"], answer: /Gradle (\d+\.\d+[\w.-]*)/ }],
  rust: [{ program: "rustc", words: ["--version"], answer: /^rustc (\d+\.\d+\.\d+\S*)(?: \(\S+ (?<day>\d{4}-\d{2}-\d{2})\))?/m }],
};

/** What shims of version managers say when the version that the folder asks for is not there. */
const NOT_THERE = /not installed|not yet installed|no version is set|could ?n.t find|command not found|network access disabled/i;

/** Asks the machine for one tool, in the project's folder, as version managers choose by folder. Installs nothing. */
export async function probe(tool: Tool, exec: Exec, folder: string): Promise<Presence> {
  let missing: Presence = { state: "missing", detail: "" };
  for (const question of QUESTIONS[tool]) {
    const answer = await ask(question, exec, folder);
    if (answer.state !== "missing") return answer;
    if (missing.detail === "" || answer.detail !== "") missing = answer;
  }
  return missing;
}

async function ask({ program, words, answer }: Question, exec: Exec, folder: string): Promise<Presence> {
  let execution: Execution;
  try {
    execution = await exec(program, words, { cwd: folder, environment: NOTHING_IS_FETCHED, timeoutSeconds: TIMEOUT_SECONDS });
  } catch (thrown) {
    // exec reports a program that cannot be started by an InputError; everything else is ours.
    if (!(thrown instanceof InputError)) throw thrown;
    return { state: "missing", detail: messageOf(thrown).includes("not installed") ? "" : messageOf(thrown) };
  }
  const said = `${execution.stdout}\n${execution.stderr}`;
  const firstLine = said.split("\n").map((line) => line.trim()).find((line) => line !== "") ?? "no output";
  if (execution.code === 0) {
    const found = answer.exec(said);
    const [, version] = found ?? [];
    if (version === undefined) return { state: "unknown", detail: `${program} ${words.join(" ")} said ${JSON.stringify(firstLine.slice(0, 120))}` };
    return { state: "installed", installed: { version: version.replaceAll("_", "."), codename: nonEmpty(found?.groups?.codename), day: nonEmpty(found?.groups?.day) } };
  }
  if (NOT_THERE.test(said)) return { state: "missing", detail: firstLine };
  const how = execution.code === null ? `was ended by ${String(execution.signal)} after ${TIMEOUT_SECONDS} s` : `ended with exit code ${execution.code}`;
  return { state: "unknown", detail: `${program} ${words.join(" ")} ${how}: ${firstLine.slice(0, 200)}` };
}

function nonEmpty(text: string | undefined): string | null {
  return text === undefined || text === "" ? null : text;
}
