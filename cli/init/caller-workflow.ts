/** What the caller's workflow depends on. */
export interface CallerFacts {
  /** Branch that changes go onto. */
  readonly defaultBranch: string;
  /** Tag of Plimsoll that the workflow is pinned to, such as `v1`. */
  readonly release: string;
}

/** A branch name as a YAML scalar that can hold any text. */
function scalar(text: string): string {
  return /^[A-Za-z0-9][\w./-]*$/.test(text) ? text : JSON.stringify(text);
}

/** The text of `.github/workflows/plimsoll.yml` in the caller's repository. */
export function callerWorkflow({ defaultBranch, release }: CallerFacts): string {
  return `name: Plimsoll

on:
  pull_request:
  merge_group:
  push:
    branches: [${scalar(defaultBranch)}]

permissions: {}

concurrency:
  group: plimsoll-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

jobs:
  plimsoll:
    permissions:
      contents: read
    uses: plimsoll/plimsoll/.github/workflows/pipeline.yml@${release}
`;
}
