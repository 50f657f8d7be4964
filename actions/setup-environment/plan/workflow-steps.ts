import type { Setup } from "./setup.js";

/** One set-up step of action.yml: its `with:` values as texts. Absent steps are null and their `if:` is false. */
interface Step {
  readonly version: string;
  readonly distribution: string;
  readonly cache: string;
  readonly "lock-files": string;
}

/** What the steps of action.yml read, by `fromJSON`; the names on the left are used there. */
export interface WorkflowSteps {
  readonly node: Step | null;
  readonly corepack: Step | null;
  readonly bun: Step | null;
  readonly python: Step | null;
  readonly uv: Step | null;
  readonly pipx: Step | null;
  readonly go: Step | null;
  readonly java: Step | null;
  readonly rust: Step | null;
  /** For the tools whose set-up action knows no cache. */
  readonly cache: { readonly name: string; readonly folders: string; readonly "lock-files": string } | null;
}

function stepBy(setups: readonly Setup[], by: Setup["by"]): Step | null {
  const setup = setups.find((one) => one.by === by);
  if (setup === undefined) return null;
  return {
    version: setup.version,
    distribution: setup.distribution ?? "",
    cache: setup.cache?.kind ?? "",
    "lock-files": setup.cache?.lockFiles.join("\n") ?? "",
  };
}

/** The set-ups as action.yml reads them. */
export function workflowSteps(setups: readonly Setup[]): WorkflowSteps {
  const own = setups.flatMap(({ cache }) => (cache !== null && cache.folders.length > 0 ? [cache] : []));
  const cache = own.length === 0 ? null : {
    name: own.map(({ kind }) => kind).join("-"),
    folders: own.flatMap(({ folders }) => folders).join("\n"),
    "lock-files": own.flatMap(({ lockFiles }) => lockFiles).join("\n"),
  };
  return {
    cache,
    corepack: stepBy(setups, "corepack"), node: stepBy(setups, "actions/setup-node"), bun: stepBy(setups, "oven-sh/setup-bun"),
    python: stepBy(setups, "actions/setup-python"), uv: stepBy(setups, "astral-sh/setup-uv"), pipx: stepBy(setups, "pipx"),
    go: stepBy(setups, "actions/setup-go"), java: stepBy(setups, "actions/setup-java"), rust: stepBy(setups, "rustup"),
  };
}
