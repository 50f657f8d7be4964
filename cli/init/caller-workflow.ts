import { parse } from "yaml";

/** What the caller's workflow depends on. */
export interface CallerFacts {
  /** Branch that changes go onto. */
  readonly defaultBranch: string;
  /** Tag or commit of Plimsoll that the workflow is pinned to, such as `v1`. */
  readonly release: string;
  /** Folder of the project below the repository's top, with `/`; empty at the top. */
  readonly directory: string;
}

/** A text as a YAML scalar that stays this very text: plain where a reader of YAML 1.1 or 1.2 takes it for nothing else. */
function scalar(text: string): string {
  const isPlain = /^[A-Za-z][\w./-]*$/.test(text) && parse(text, { version: "1.1" }) === text;
  return isPlain ? text : JSON.stringify(text);
}

/** A branch's name as a filter that matches this branch alone. Git allows none of a filter's other signs in a name. */
function branchFilter(name: string): string {
  return name.replace(/^!|\+/g, "\\$&");
}

/** Name of a project's workflow file, job and concurrency group: each project of a repository has its own. */
export function callerName(directory: string): string {
  const project = directory.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return project === "" ? "plimsoll" : `plimsoll-${project}`;
}

/** The text of the workflow file in the caller's repository. */
export function callerWorkflow({ defaultBranch, release, directory }: CallerFacts): string {
  const name = callerName(directory);
  const inputs = directory === "" ? "" : `    with:
      working-directory: ${scalar(directory)}
`;
  return `name: ${scalar(directory === "" ? "Plimsoll" : `Plimsoll ${directory}`)}

on:
  pull_request:
  merge_group:
  push:
    branches: [${scalar(branchFilter(defaultBranch))}]

permissions: {}

concurrency:
  group: ${name}-\${{ github.event.pull_request.number || github.sha }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

jobs:
  ${name}:
    permissions:
      contents: read
    uses: plimsoll/plimsoll/.github/workflows/pipeline.yml@${release}
${inputs}`;
}
