import type { Detection } from "../detection/detect.js";
import type { PythonPackages } from "../detection/python-packages.js";
import type { ToolChoice } from "../detection/request.js";
import type { Tool } from "../tools/tool.js";
import { actionVersion, corepackSpecifier, pipxSpecifier } from "./version-text.js";

/** Packages that a set-up step restores before and saves after the job. */
export interface Cache {
  /** `npm`, `pip`, `cargo` …: the kind as the set-up action names it. */
  readonly kind: string;
  /** The files whose content makes the key, from the top of the workspace. */
  readonly lockFiles: readonly string[];
  /** Folders to keep, for the tools whose set-up action knows no cache. */
  readonly folders: readonly string[];
}

/** One tool and how a runner gets it. */
export interface Setup {
  readonly tool: Tool;
  /** Who does it: an action, or a program that the runner has. */
  readonly by: "actions/setup-node" | "actions/setup-python" | "actions/setup-go" | "actions/setup-java" | "astral-sh/setup-uv" | "oven-sh/setup-bun" | "corepack" | "pipx" | "rustup";
  /** What that is told; empty for what the runner has. */
  readonly version: string;
  readonly distribution: string | null;
  readonly cache: Cache | null;
}

/** Where a lock file lies, seen from the top of the workspace. */
type Locate = (name: string) => string;

function cacheOf(kind: string, lockFiles: readonly string[], folders: readonly string[] = []): Cache | null {
  return lockFiles.length === 0 ? null : { kind, lockFiles, folders };
}

/** npm comes with Node.js: only an exact pin replaces it, a range is verified. */
function comesWithNode({ request }: ToolChoice): boolean {
  return request.tool === "npm" && request.version.scheme !== "prefix";
}

function nodeSetups(detection: Detection, locate: Locate): Setup[] {
  const { node } = detection;
  const lockFiles = node?.lockFile == null ? [] : [locate(node.lockFile)];
  const choice = detection.choices.find(({ request }) => request.tool === "node");
  const setups: Setup[] = [];
  if (node !== null && node.manager !== "bun" && node.choice !== null && !comesWithNode(node.choice)) {
    const version = corepackSpecifier(node.choice);
    if (version !== null) setups.push({ tool: node.manager, by: "corepack", version, distribution: null, cache: null });
  }
  if (choice !== undefined) {
    const cache = node === null || node.manager === "bun" ? null : cacheOf(node.manager, lockFiles);
    const version = actionVersion("node", choice.request.version);
    setups.push({ tool: "node", by: "actions/setup-node", version, distribution: null, cache });
  }
  if (node?.manager === "bun" && node.choice !== null) {
    const version = actionVersion("bun", node.choice.request.version);
    setups.push({ tool: "bun", by: "oven-sh/setup-bun", version, distribution: null, cache: cacheOf("bun", lockFiles, ["~/.bun/install/cache"]) });
  }
  return setups;
}

function pipLockFiles(python: PythonPackages | null): readonly string[] {
  return python?.manager === "pip-requirements" ? python.requirements.files : [];
}

const PYTHON_CACHES = new Map([["poetry", "~/.cache/pypoetry"], ["pipenv", "~/.cache/pipenv"]]);

function pythonSetups(detection: Detection, locate: Locate): Setup[] {
  const { python } = detection;
  const setups: Setup[] = [];
  const choice = detection.choices.find(({ request }) => request.tool === "python");
  const version = choice === undefined ? "" : actionVersion("python", choice.request.version);
  // Without a version setup-python would look for a file by itself; the runner's own Python is used then.
  if (version !== "") setups.push({ tool: "python", by: "actions/setup-python", version, distribution: null, cache: cacheOf("pip", pipLockFiles(python).map(locate)) });
  if (python === null || !("choice" in python) || python.choice === null) return setups;
  const lockFiles = python.lockFile === null ? [] : [locate(python.lockFile)];
  if (python.manager === "uv") {
    const { version: asked } = python.choice.request;
    const text = asked.scheme === "any" || asked.scheme === "newest" ? "" : asked.text;
    return [...setups, { tool: "uv", by: "astral-sh/setup-uv", version: text, distribution: null, cache: cacheOf("uv", lockFiles) }];
  }
  const folders = [PYTHON_CACHES.get(python.manager)].filter((folder) => folder !== undefined);
  return [...setups, { tool: python.manager, by: "pipx", version: pipxSpecifier(python.choice), distribution: null, cache: cacheOf(python.manager, lockFiles, folders) }];
}

function compiledSetups(detection: Detection, locate: Locate): Setup[] {
  const { go, java, rust, choices } = detection;
  const find = (tool: Tool): ToolChoice | undefined => choices.find(({ request }) => request.tool === tool);
  const setups: Setup[] = [];
  const [goChoice, javaChoice, rustChoice] = [find("go"), find("java"), find("rust")];
  if (goChoice !== undefined) {
    const lockFiles = go?.lockFile == null || go.vendored ? [] : [locate(go.lockFile)];
    const version = actionVersion("go", goChoice.request.version);
    setups.push({ tool: "go", by: "actions/setup-go", version, distribution: null, cache: cacheOf("go", lockFiles) });
  }
  const javaVersion = javaChoice === undefined ? "" : actionVersion("java", javaChoice.request.version);
  if (javaChoice !== undefined && javaVersion !== "") {
    const [build] = java;
    const cache = build === undefined ? null : cacheOf(build.tool, [locate(build.tool === "maven" ? "**/pom.xml" : "**/*.gradle*")]);
    setups.push({ tool: "java", by: "actions/setup-java", version: javaVersion, distribution: javaChoice.request.distribution ?? "temurin", cache });
  }
  const toolchain = rustChoice === undefined ? "" : actionVersion("rust", rustChoice.request.version);
  if (toolchain !== "") {
    const cache = cacheOf("cargo", rust?.lockFile == null ? [] : [locate(rust.lockFile)], ["~/.cargo/registry", "~/.cargo/git/db"]);
    setups.push({ tool: "rust", by: "rustup", version: toolchain, distribution: null, cache });
  }
  return setups;
}

/** Without a version and a cache these have nothing to do; the others would still install. */
const LEAVE_ALONE: readonly Setup["by"][] = ["actions/setup-node", "actions/setup-go"];

/**
 * How a runner gets the tools, in the order in which they must come: Corepack before Node.js, whose set-up asks the
 * package manager for its cache; Python before what is installed with it.
 * @param locate a file's path from the top of the workspace.
 * @param caches whether caches are used; a job that publishes must not restore what another job has saved.
 */
export function setupsOf(detection: Detection, locate: Locate, caches: boolean): Setup[] {
  const setups = [...nodeSetups(detection, locate), ...pythonSetups(detection, locate), ...compiledSetups(detection, locate)];
  const wanted = caches ? setups : setups.map((setup) => ({ ...setup, cache: null }));
  return wanted.filter(({ by, version, cache }) => version !== "" || cache !== null || !LEAVE_ALONE.includes(by));
}
