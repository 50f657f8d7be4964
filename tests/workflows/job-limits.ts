import type { Workflow } from "./workflow-file.js";

/** What every workflow must say about its jobs and one of them does not. `file` names it in the problems. */
export function missingLimits(workflow: Workflow, file: string): string[] {
  const top = workflow.permissions === undefined || workflow.permissions.size > 0 ? [`${file}: top-level permissions are not {}`] : [];
  const jobs = [...workflow.jobs].flatMap(([id, job]) => [
    // A job that calls a workflow may not have a time-out: the jobs of the called one have theirs.
    ...(job.uses === undefined && job["timeout-minutes"] === undefined ? [`${file}: job ${id} has no timeout-minutes`] : []),
    ...(job.permissions === undefined ? [`${file}: job ${id} has no permissions`] : []),
    ...(job.strategy !== undefined && job.strategy["fail-fast"] !== false ? [`${file}: the matrix of job ${id} stops at the first failure`] : []),
  ]);
  return [...top, ...jobs];
}
