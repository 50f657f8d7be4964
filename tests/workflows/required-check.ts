import type { Workflow } from "./workflow-file.js";

/** Why the job `id` cannot serve as the one required check of a workflow; empty when it can. */
export function requiredCheckProblems(workflow: Workflow, id: string): string[] {
  const job = workflow.jobs.get(id);
  if (job === undefined) return [`there is no job ${id}`];
  const needs = job.needs ?? [];
  const others = [...workflow.jobs.keys()].filter((other) => other !== id);
  return [
    ...others.filter((other) => !needs.includes(other)).map((other) => `${id} does not need ${other}`),
    ...(job.name === id ? [] : [`the name of ${id} is not fixed`]),
    // Without it a failed job skips this one, and GitHub lets a skipped required check through.
    ...(job.if === "${{ always() }}" ? [] : [`${id} does not always run`]),
    ...(job.strategy === undefined ? [] : [`${id} has a matrix, so it has no one name`]),
    ...handedOver(job.steps ?? [], others),
  ];
}

function handedOver(steps: NonNullable<ReturnType<Workflow["jobs"]["get"]>>["steps"], others: readonly string[]): string[] {
  const verdict = steps?.find(({ uses }) => /^(?:\$|\.)\/actions\/verdict$/.test(uses ?? ""));
  if (verdict === undefined) return ["no step uses the verdict action"];
  const inputs = verdict.with ?? new Map<string, string>();
  const gates = (inputs.get("gates") ?? "").split(",").map((entry) => entry.split("=")[0]?.trim() ?? "");
  const judged = [...(inputs.get("jobs") ?? "").split(",").map((entry) => entry.trim()), ...gates];
  return [
    ...(inputs.get("needs") === "${{ toJSON(needs) }}" ? [] : ["the verdict action does not get the needs context"]),
    ...others.filter((other) => !judged.includes(other)).map((other) => `the verdict action is not told to expect ${other}`),
  ];
}
