import type { Workflow } from "./workflow-file.js";

/** A pull request's own merge commit, and one that is pushed alone onto another, need two commits; every other base the whole history. */
const PUSHED_ALONE = "github.event_name == 'push' && !github.event.created && !github.event.forced && !github.event.commits[1]";
const BY_EVENT = `(startsWith(github.ref, 'refs/pull/') || ${PUSHED_ALONE}) && 2 || 0 }}`;

/** Depths of a checkout that are known to be enough where they are used; checkouts.test.ts proves the first two. */
export const DEPTHS: ReadonlySet<string> = new Set([
  `\${{ inputs.base == '' && !inputs.full-history && ${BY_EVENT}`,
  // Where no code of the project runs, nobody else reads the history.
  `\${{ inputs.base == '' && ${BY_EVENT}`,
]);

/** What is wrong with the checkouts of a workflow. `deep` names the jobs that may have the whole history. */
export function checkoutProblems(workflow: Workflow, file: string, deep: readonly string[] = []): string[] {
  return [...workflow.jobs].flatMap(([id, job]) =>
    (job.steps ?? []).filter(({ uses = "" }) => uses.startsWith("actions/checkout@")).flatMap(({ with: inputs = new Map<string, string>() }) => {
      const depth = inputs.get("fetch-depth") ?? "1";
      const known = depth === "1" || DEPTHS.has(depth) || (depth === "0" && deep.includes(`${file}/${id}`));
      return [
        // Else the project's code could push with the job's token.
        ...(inputs.get("persist-credentials") === "false" ? [] : [`${file}: the checkout of job ${id} keeps its credentials`]),
        ...(known ? [] : [`${file}: nobody proved that job ${id} needs the history of fetch-depth: ${depth}, or that it is enough`]),
      ];
    }),
  );
}
