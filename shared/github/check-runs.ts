import type { Annotation } from "../action/context.js";
import type { Verdict } from "../action/verdict.js";
import { checkAnnotationBatches, type CheckAnnotation } from "../report/annotations/check-annotations.js";
import { clip } from "../report/clip.js";
import { integer, list, nullable, object, text, type TypeOf } from "../schema/shape.js";
import { RequestFailure } from "./wire/request-failure.js";
import { settledWrite, type WriteResult } from "./wire/results.js";
import type { Wire } from "./wire/wire.js";

/** A gate's verdict on a commit, as its check run shows it. */
export interface CheckRunReport {
  readonly name: string;
  readonly sha: string;
  /** Names this run of the gate (such as run id, attempt and gate): a check run that carries it is continued, not made again. */
  readonly externalId: string;
  readonly verdict: Verdict;
  readonly title: string;
  /** Markdown, at most 65,535 characters. */
  readonly summary: string;
  /** Page with the details, or null. */
  readonly detailsUrl: string | null;
  readonly annotations: readonly Annotation[];
}

/** `inconclusive` fails: a check that is neutral or skipped would let the change through. */
const CONCLUSIONS = { pass: "success", fail: "failure", inconclusive: "failure", "not-applicable": "neutral" } as const satisfies Record<Verdict, string>;
const ANNOTATIONS_PER_REQUEST = 50;
const LONGEST_TITLE = 255;

const CHECK_RUN = object({
  id: integer(),
  name: text(),
  external_id: nullable(text()),
  html_url: nullable(text()),
  status: text(),
  conclusion: nullable(text()),
  output: object({ title: nullable(text()), summary: nullable(text()), annotations_count: integer({ minimum: 0 }) }, { open: true }),
}, { open: true });
const CHECK_RUNS = object({ check_runs: list(CHECK_RUN) }, { open: true });
type CheckRun = TypeOf<typeof CHECK_RUN>;

const CREATE = "POST /repos/{owner}/{repo}/check-runs";
const UPDATE = "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}";

/**
 * Makes the check run of a gate, or continues the one with the same external id: after a crash the annotations that are
 * missing are added, and none twice.
 */
export function createOrUpdateCheckRun(wire: Wire, report: CheckRunReport): Promise<WriteResult> {
  return settledWrite(`write the check ${report.name} on ${report.sha}`, async () => {
    const annotations = checkAnnotationBatches(report.annotations).flat();
    const said = contentOf(report);
    const before = await findCheckRun(wire, report);
    if (before !== null && saysTheSame(before, said) && before.output.annotations_count >= annotations.length) {
      return { kind: "unchanged", url: before.html_url };
    }
    let run = before === null ? await create(wire, report, said, annotations) : await update(wire, before, said);
    while (run.output.annotations_count < annotations.length) run = await addAnnotations(wire, run, said, annotations);
    return { kind: "written", url: run.html_url };
  });
}

interface Said {
  readonly status: "completed";
  readonly conclusion: string;
  readonly details_url?: string;
  readonly output: { readonly title: string; readonly summary: string };
}

function contentOf(report: CheckRunReport): Said {
  const title = clip(report.verdict === "inconclusive" ? `Inconclusive: ${report.title}` : report.title, LONGEST_TITLE);
  return {
    status: "completed",
    conclusion: CONCLUSIONS[report.verdict],
    ...(report.detailsUrl === null ? {} : { details_url: report.detailsUrl }),
    output: { title, summary: report.summary },
  };
}

function saysTheSame(run: CheckRun, said: Said): boolean {
  return run.status === said.status && run.conclusion === said.conclusion && run.output.title === said.output.title && run.output.summary === said.output.summary;
}

async function findCheckRun(wire: Wire, { sha, name, externalId }: CheckRunReport): Promise<CheckRun | null> {
  const parameters = { ref: sha, check_name: name, filter: "all" };
  const runs = await wire.pages("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", parameters, CHECK_RUNS, (page) => page.check_runs);
  return runs.find((run) => run.external_id === externalId) ?? null;
}

function create(wire: Wire, report: CheckRunReport, said: Said, annotations: readonly CheckAnnotation[]): Promise<CheckRun> {
  const output = { ...said.output, annotations: annotations.slice(0, ANNOTATIONS_PER_REQUEST) };
  const body = { ...said, output, name: report.name, head_sha: report.sha, external_id: report.externalId };
  return wire.once(CREATE, body, CHECK_RUN, () => findCheckRun(wire, report));
}

function update(wire: Wire, run: CheckRun, said: Said): Promise<CheckRun> {
  return wire.repeatable(UPDATE, { check_run_id: run.id, ...said }, CHECK_RUN);
}

/** GitHub adds the annotations of an update to those that are there: sent twice, they stand there twice. */
async function addAnnotations(wire: Wire, run: CheckRun, said: Said, annotations: readonly CheckAnnotation[]): Promise<CheckRun> {
  const count = run.output.annotations_count;
  const output = { ...said.output, annotations: annotations.slice(count, count + ANNOTATIONS_PER_REQUEST) };
  const added = await wire.once(UPDATE, { check_run_id: run.id, output }, CHECK_RUN, async () => {
    const now = await wire.repeatable("GET /repos/{owner}/{repo}/check-runs/{check_run_id}", { check_run_id: run.id }, CHECK_RUN);
    return now.output.annotations_count > count ? now : null;
  });
  if (added.output.annotations_count <= count) {
    throw new RequestFailure("unreadable", UPDATE, 200, `the check run still counts ${count} annotations after more were added`);
  }
  return added;
}
