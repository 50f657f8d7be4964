import type { TextStyle } from "../../../shared/action/context.js";
import type { Verdict } from "../../../shared/action/verdict.js";
import { plural } from "../../../shared/report/figures.js";
import type { PipelineReport } from "../../../shared/report/pipeline-report.js";
import { pipelineTerminal } from "../../../shared/report/terminal/pipeline.js";
import { integer, list, object, oneOf, text, type TypeOf } from "../../../shared/schema/shape.js";
import { PROOF_PROBLEM_CODES, proofProblemRemedy, proofProblemText, type ProofProblem } from "../../../shared/sharding/proof-problem.js";
import type { Proof } from "../../../shared/sharding/proof.js";
import { testsNoteShape, type TestsNote } from "../../../shared/sharding/vanished-tests.js";
import type { ShardResult } from "./read-evidence.js";

/** What `plimsoll merge-shards --json` prints, and what proof.json holds. */
export const mergeDocumentShape = object({
  verdict: oneOf(["pass", "fail", "inconclusive"]),
  sentence: text(),
  counts: object({ shards: integer(), items: integer(), tests: integer(), passed: integer(), failed: integer(), skipped: integer() }),
  failures: list(object({ suite: text(), id: text() })),
  problems: list(object({ code: oneOf(PROOF_PROBLEM_CODES), names: list(text()), text: text(), remedy: text() }), "Why nothing is proved; names in full."),
  notes: list(testsNoteShape, "What a reader should know although it changes no verdict."),
  folder: text({ description: "Where the merged reports are; nothing is merged from shards that prove nothing." }),
});
export type MergeDocument = TypeOf<typeof mergeDocumentShape>;

const NAMES_IN_SENTENCE = 3;

function problemsOf(proof: Proof): readonly ProofProblem[] {
  return proof.kind === "proved" ? [] : proof.problems;
}

/** Proved or not comes before passed or failed: results that may be incomplete are neither. */
export function mergeVerdict({ kind, counts }: Proof): Extract<Verdict, "pass" | "fail" | "inconclusive"> {
  if (kind === "not-proved") return "inconclusive";
  return counts.failed > 0 ? "fail" : "pass";
}

/** The first problem with a few of its names: the checks stand in the order of what explains the others. */
function problemsText(problems: readonly ProofProblem[]): string {
  const texts = problems.slice(0, 1).map((problem) => proofProblemText(problem, NAMES_IN_SENTENCE));
  const others = problems.length - texts.length;
  return [...texts, ...(others > 0 ? [plural(others, "more problem")] : [])].join(", and ");
}

function sentenceOf(proof: Proof): string {
  const { counts } = proof;
  if (proof.kind === "not-proved") return `It is not proved that every test ran exactly once; ${problemsText(proof.problems)}.`;
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
  if (counts.failed > 0) return `${counts.failed} of ${plural(counts.tests, "test")} failed${skipped}.`;
  return `Every one of ${plural(counts.tests, "test")} ran exactly once in ${plural(counts.shards, "shard")}${skipped}.`;
}

/** What a merge found out. */
export interface MergeFindings {
  readonly proof: Proof;
  /** Those that count. */
  readonly shards: readonly ShardResult[];
  readonly notes: readonly TestsNote[];
}

/** The proof as plain data. */
export function mergeDocument({ proof, shards, notes }: MergeFindings, folder: string): MergeDocument {
  const failed = shards.flatMap(({ manifest }) => manifest.tests.filter(({ status }) => status === "failed"));
  return {
    verdict: mergeVerdict(proof),
    sentence: sentenceOf(proof),
    counts: proof.counts,
    failures: failed.map(({ suite, id }) => ({ suite, id })),
    problems: problemsOf(proof).map((problem) => ({
      code: problem.code, names: [...problem.names], text: proofProblemText(problem), remedy: proofProblemRemedy(problem),
    })),
    notes: [...notes],
    folder,
  };
}

/** The proof as the report that summary and terminal are rendered from. */
export function mergeReport({ verdict, sentence, counts, problems, notes }: MergeDocument, shards: readonly ShardResult[]): PipelineReport {
  const failed = shards.flatMap(({ manifest }) => manifest.tests.filter(({ status }) => status === "failed"));
  return {
    verdict,
    title: "tests",
    reason: sentence,
    tests: {
      total: counts.tests, passed: counts.passed, failed: counts.failed, skipped: counts.skipped,
      itemsWithoutResult: problems.find(({ code }) => code === "not-run")?.names.length,
      failures: failed.map(({ id, item, message }) => ({ name: id, file: item, message: message ?? undefined })),
    },
    problems: problems.map(({ code, text: said, remedy }) => ({ code, text: said, remedy })),
    notes: notes.map(({ text: said }) => said),
  };
}

/** The proof for a terminal. */
export function mergeTerminal(report: PipelineReport, { colour, columns }: TextStyle): string {
  return pipelineTerminal(report, { color: colour, width: columns });
}
