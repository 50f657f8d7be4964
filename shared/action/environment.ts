/**
 * The one file that reads the process environment. Each variable has its sentence here; nothing else in the house
 * knows the name of one.
 */
const VARIABLES = {
  /** Set to `true` on every GitHub runner. */
  onRunner: "GITHUB_ACTIONS",
  /** Absolute path of the checkout on a runner. */
  workspace: "GITHUB_WORKSPACE",
  /** `owner/name` of the repository that the workflow runs in. */
  repository: "GITHUB_REPOSITORY",
  /** `owner/name/.github/workflows/file.yml@ref` of the running workflow. */
  workflowRef: "GITHUB_WORKFLOW_REF",
  /** Commit of the running workflow file. */
  workflowSha: "GITHUB_WORKFLOW_SHA",
  /** Number of the run, the same in every attempt. */
  runId: "GITHUB_RUN_ID",
  /** Attempt of the run, from 1. */
  runAttempt: "GITHUB_RUN_ATTEMPT",
  /** Who caused the run. */
  actor: "GITHUB_ACTOR",
  /** Name of the event. */
  eventName: "GITHUB_EVENT_NAME",
  /** File with the event's payload. */
  eventPath: "GITHUB_EVENT_PATH",
  /** Ref that the run is about, such as `refs/pull/7/merge`. */
  ref: "GITHUB_REF",
  /** Commit that the run is about; for a pull request the one in which GitHub tries the merge. */
  sha: "GITHUB_SHA",
  /** File that takes the outputs of the step. */
  output: "GITHUB_OUTPUT",
  /** File that takes the Markdown summary of the step. */
  stepSummary: "GITHUB_STEP_SUMMARY",
  /** REST address; another one on GitHub Enterprise Server. */
  apiUrl: "GITHUB_API_URL",
  /** GraphQL address. */
  graphqlUrl: "GITHUB_GRAPHQL_URL",
  /** Address of the web pages. */
  serverUrl: "GITHUB_SERVER_URL",
  /** Folder for temporary files that the runner empties after the job. */
  temporary: "RUNNER_TEMP",
  /** `1` when a user asked for debug logging of the runner. */
  debug: "RUNNER_DEBUG",
  /** Any value switches colour off (no-color.org). */
  noColour: "NO_COLOR",
  /** Any value but `0` switches colour on. */
  forceColour: "FORCE_COLOR",
  /** Kind of terminal; `dumb` cannot rewrite a line. */
  terminal: "TERM",
  /** A token for the command line, where no action input gives one. */
  token: "GITHUB_TOKEN",
} as const;

export type EnvironmentVariable = keyof typeof VARIABLES;

/** Reads one known variable; null when it is unset or empty. */
export type Environment = (variable: EnvironmentVariable) => string | null;

/** The environment of this process. */
export const processEnvironment: Environment = (variable) => environmentOf(process.env)(variable);

/** An environment from plain values, by the variables' real names. */
export function environmentOf(values: Readonly<Record<string, string | undefined>>): Environment {
  return (variable) => {
    const value = values[VARIABLES[variable]];
    return value === undefined || value === "" ? null : value;
  };
}

/**
 * What a child process inherits: this process's environment with `added` on top, where `undefined` takes a variable away.
 * On a runner the action's own inputs and the runner's token stay here: among them are secrets, and what we start is
 * often the code of the change.
 */
export function inheritedEnvironment(added: Readonly<Record<string, string | undefined>> = {}): Record<string, string | undefined> {
  const own = Object.entries(process.env).filter(([name]) => processEnvironment("onRunner") === null || !isForThisActionAlone(name));
  return { ...Object.fromEntries(own), ...added };
}

function isForThisActionAlone(name: string): boolean {
  return name.startsWith("INPUT_") || name === "ACTIONS_RUNTIME_TOKEN";
}

/** The raw text of an action's input on a runner, or null when the workflow gave none. */
export function runnerInput(name: string): string | null {
  const value = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`]?.trim();
  return value === undefined || value === "" ? null : value;
}
