import type { Setup } from "./setup.js";

/** What one set-up step of action.yml is told, as texts. */
interface Step {
  readonly version: string;
  readonly distribution: string;
  readonly cache: string;
  readonly "lock-files": string;
}

/** The ids of action.yml's set-up steps and who does each. */
const STEPS = {
  corepack: "corepack", node: "actions/setup-node", bun: "oven-sh/setup-bun", python: "actions/setup-python", uv: "astral-sh/setup-uv", pipx: "pipx",
  go: "actions/setup-go", java: "actions/setup-java", rust: "rustup",
} as const satisfies Record<string, Setup["by"]>;
type StepName = keyof typeof STEPS;

/**
 * What the steps of action.yml read by `fromJSON`. Whether a step runs is asked of the list `steps`: a comparison with
 * null means one thing on GitHub and another in act.
 */
export type WorkflowSteps = { readonly steps: readonly (StepName | "cache")[] }
  & Readonly<Partial<Record<StepName, Step>>>
  /** For the tools whose set-up action knows no cache. */
  & { readonly cache?: { readonly name: string; readonly folders: string; readonly "lock-files": string } };

function stepOf({ version, distribution, cache }: Setup): Step {
  return { version, distribution: distribution ?? "", cache: cache?.kind ?? "", "lock-files": cache?.lockFiles.join("\n") ?? "" };
}

/** The set-ups as action.yml reads them. */
export function workflowSteps(setups: readonly Setup[]): WorkflowSteps {
  const told = Object.entries(STEPS).flatMap(([name, by]) => setups.filter((setup) => setup.by === by).map((setup) => [name, stepOf(setup)] as const));
  const own = setups.flatMap(({ cache }) => (cache !== null && cache.folders.length > 0 ? [cache] : []));
  const cache = {
    name: own.map(({ kind }) => kind).join("-"),
    folders: own.flatMap(({ folders }) => folders).join("\n"),
    "lock-files": own.flatMap(({ lockFiles }) => lockFiles).join("\n"),
  };
  const names = Object.keys(STEPS).filter((name): name is StepName => told.some(([step]) => step === name));
  return { steps: own.length === 0 ? names : [...names, "cache"], ...Object.fromEntries(told), ...(own.length === 0 ? {} : { cache }) };
}
