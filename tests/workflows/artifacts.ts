import picomatch from "picomatch";
import { list, mapOf, ShapeError, text } from "../../shared/schema/shape.js";
import type { Job, Step, Workflow } from "./workflow-file.js";

type Inputs = ReadonlyMap<string, string>;

interface Transfer {
  readonly job: string;
  readonly step: Step;
  readonly inputs: Inputs;
}

function transfersOf(workflow: Workflow, action: string): Transfer[] {
  return [...workflow.jobs].flatMap(([job, { steps = [] }]) =>
    steps.filter(({ uses = "" }) => uses.startsWith(`actions/${action}@`)).map((step) => ({ job, step, inputs: step.with ?? new Map<string, string>() })),
  );
}

/** Places that an expression may stand for without a hidden folder in it; a step's output may be any path. */
const PLAIN_EXPRESSION = /\$\{\{ (?:inputs\.working-directory|runner\.temp) \}\}/g;

function mayBeHidden(paths: string): boolean {
  return paths.replace(PLAIN_EXPRESSION, "x").split("\n").some((one) => one.includes("${{") || one.split("/").some((part) => /^\.(?!\.?$)./.test(part)));
}

/** The axes of a matrix that stands in the file; null for one that is made at run time, or where there is none. */
function axesOf(job: Job | undefined): ReadonlyMap<string, readonly string[]> | null {
  try {
    return mapOf(list(text())).check(job?.strategy?.matrix, []);
  } catch (thrown) {
    if (thrown instanceof ShapeError) return null;
    throw thrown;
  }
}

/** The names that a job's legs give an artifact; what only the run knows stays an expression. */
function namesOf(name: string, job: Job | undefined): string[] {
  const axes = axesOf(job) ?? new Map<string, readonly string[]>();
  return [...axes].reduce(
    (names, [axis, values]) => names.flatMap((one) => values.map((value) => one.replaceAll(`\${{ matrix.${axis} }}`, value))),
    [name],
  );
}

function namingProblems(workflow: Workflow, upload: Transfer, place: string): string[] {
  const name = upload.inputs.get("name") ?? "";
  const job = workflow.jobs.get(upload.job);
  const axes = axesOf(job);
  const told = axes === null ? name.includes("${{ matrix.") : [...axes.keys()].every((axis) => name.includes(`\${{ matrix.${axis} }}`));
  const again = upload.inputs.get("overwrite") === "true" || name.includes("${{ github.run_attempt }}");
  const isCalled = workflow.on?.has("workflow_call") === true;
  return [
    ...(name === "" ? [`${place}: an artifact has no name`] : []),
    ...(job?.strategy === undefined || told ? [] : [`${place}: the legs of the matrix give one name to the artifact ${name}`]),
    ...(again ? [] : [`${place}: the artifact ${name} of an earlier attempt stands in the way`]),
    ...(isCalled && !name.includes("${{ inputs.name }}") ? [`${place}: two calls in one run give one name to the artifact ${name}`] : []),
  ];
}

function uploadProblems(workflow: Workflow, file: string): string[] {
  const taken = new Map<string, string>();
  return transfersOf(workflow, "upload-artifact").flatMap((upload) => {
    const { job, inputs } = upload;
    const place = `${file}: job ${job}`;
    const names = namesOf(inputs.get("name") ?? "", workflow.jobs.get(job));
    const twice = [...new Set(names)].filter((name) => taken.has(name)).map((name) => `${place}: the artifact ${name} is also that of job ${taken.get(name) ?? ""}`);
    for (const name of names) taken.set(name, job);
    const hidden = mayBeHidden(inputs.get("path") ?? "") && inputs.get("include-hidden-files") !== "true";
    return [...namingProblems(workflow, upload, place), ...twice, ...(hidden ? [`${place}: leaves the hidden files of ${inputs.get("path") ?? ""} behind`] : [])];
  });
}

/** The jobs that have ended before `job` begins. */
function endedBefore(workflow: Workflow, job: string): Set<string> {
  const needs = workflow.jobs.get(job)?.needs ?? [];
  return new Set(needs.flatMap((need) => [need, ...endedBefore(workflow, need)]));
}

/** Expressions become words that mean nothing to a pattern. */
function asWords(name: string): string {
  return name.replace(/\$\{\{ ?(.*?) ?\}\}/g, (_whole, inner: string) => `<${inner.replace(/[^\w.-]/g, "_")}>`);
}

function downloadProblems(workflow: Workflow, file: string): string[] {
  const uploads = transfersOf(workflow, "upload-artifact").flatMap(({ job, inputs }) =>
    namesOf(inputs.get("name") ?? "", workflow.jobs.get(job)).map((name) => ({ job, name: asWords(name) })),
  );
  return transfersOf(workflow, "download-artifact").flatMap(({ job, step, inputs }) => {
    // Another run's artifacts: whether they are there is that run's affair, and the step must be able to do without.
    if (inputs.has("run-id")) return step["continue-on-error"] === "true" ? [] : [`${file}: job ${job} cannot do without another run's artifacts`];
    const wanted = inputs.get("name") ?? inputs.get("pattern") ?? "";
    const isWanted = inputs.has("name") ? (name: string): boolean => name === asWords(wanted) : picomatch(asWords(wanted));
    const before = endedBefore(workflow, job);
    // What the job itself uploads is there in a later attempt.
    if (step.if?.includes("github.run_attempt > 1") === true) before.add(job);
    const found = uploads.filter(({ name }) => isWanted(name));
    if (found.length === 0) return [`${file}: job ${job} downloads ${wanted}, which nobody uploads`];
    return found.filter((upload) => !before.has(upload.job)).map((upload) => `${file}: job ${job} downloads ${wanted} and does not wait for job ${upload.job}`);
  });
}

/** What is wrong with the artifacts of a workflow. `file` names it in the problems. */
export function artifactProblems(workflow: Workflow, file: string): string[] {
  return [...uploadProblems(workflow, file), ...downloadProblems(workflow, file)];
}
