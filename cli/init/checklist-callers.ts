/** The workflow files in the caller's repository that let its pull requests be judged by the checklist, by their place. */
export function checklistCallers(release: string): ReadonlyMap<string, string> {
  return new Map([
    [".github/workflows/mr-checklist.yml", judging(release)], [".github/workflows/mr-checklist-publish.yml", publishing(release)],
    [".github/workflows/mr-checklist-again.yml", again(release)],
  ]);
}

const GRANTS = `    permissions:
      actions: read
      checks: read
      contents: read
      issues: read
      pull-requests: write
      statuses: write
`;

/** No run is cancelled: a cancelled one would stand for a verdict. */
function judging(release: string): string {
  return `name: MR checklist

on:
  pull_request:
    types: [opened, edited, synchronize, reopened, ready_for_review, converted_to_draft, labeled, unlabeled]
  pull_request_review:
    types: [submitted, edited, dismissed]
  issue_comment:
    types: [created, edited, deleted]
  merge_group:

permissions: {}

concurrency:
  group: mr-checklist-\${{ github.event.pull_request.number || github.event.issue.number || github.ref }}
  cancel-in-progress: false
  queue: max # a comment that needs no judgement must not take the place of an event that waits

jobs:
  mr-checklist:
${GRANTS}    uses: plimsoll/plimsoll/.github/workflows/mr-checklist.yml@${release}
`;
}

/** Runs when one of the two has ended: for forks and Dependabot, when the pipeline's verdict is there, and to put right what a changed copy has told. */
function publishing(release: string): string {
  return `name: MR checklist, publishing

on:
  workflow_run:
    workflows: [MR checklist, Plimsoll]
    types: [completed]

permissions: {}

concurrency:
  # The group of mr-checklist.yml, where the number is known: two that judge at once could tell the older facts last.
  group: mr-checklist-\${{ fromJSON(toJSON(github.event.workflow_run.pull_requests))[0].number || github.event.workflow_run.head_sha }}
  cancel-in-progress: false
  queue: max

jobs:
  mr-checklist-publish:
${GRANTS}    uses: plimsoll/plimsoll/.github/workflows/mr-checklist-publish.yml@${release}
`;
}

/** Runs by the clock: nobody is told when a waiver ends. */
function again(release: string): string {
  return `name: MR checklist, again

on:
  schedule:
    - cron: '7 */6 * * *' # a waiver until Friday ends with that day in UTC
  workflow_dispatch:

permissions: {}

concurrency:
  group: mr-checklist-again
  cancel-in-progress: false
  queue: max

jobs:
  mr-checklist-again:
${GRANTS}    uses: plimsoll/plimsoll/.github/workflows/mr-checklist-again.yml@${release}
`;
}
