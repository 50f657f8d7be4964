import type { Place } from "../../../shared/action/errors.js";
import { exportedPlan, exportedPlanShape, type ExportedPlan } from "../../../shared/designs/gray-plan/exported-plan.js";
import { DESIGN_STATUSES } from "../../../shared/designs/document/front-matter.js";
import type { Design } from "../../../shared/designs/document/design.js";
import { stands, type DesignProblem, type JudgedDesign } from "../../../shared/designs/judgement/judge-design.js";
import type { ChangeJudgement } from "../../../shared/designs/judgement/judge-change.js";
import { VERDICTS } from "../../../shared/action/verdict.js";
import { boolean, integer, list, nullable, object, oneOf, text, type TypeOf } from "../../../shared/schema/shape.js";

const line = nullable(integer({ minimum: 1 }));
const problem = object({
  code: text(),
  certainty: oneOf(["certain", "unknown"], "Whether it is wrong, or a fact could not be had."),
  message: text({ description: "What is wrong and what to do." }),
  file: text(), line, column: line,
});

const count = integer({ minimum: 0 });

/** What `plimsoll design-review --json` prints. */
export const reviewDocumentShape = object({
  verdict: oneOf(VERDICTS),
  reason: text(),
  designs: list(object({
    id: text(), title: text(), path: text(),
    status: oneOf(DESIGN_STATUSES),
    digest: text({ description: "SHA-256 of the content: what approvals are bound to." }),
    stands: boolean("Whether the code that it covers may change."),
    approvals: list(object({ role: text(), needed: count, state: oneOf(["approved", "missing", "unknown"]), approvedBy: list(text()) })),
    problems: list(problem),
  }), "The designs that the change touches, and those that cover what it touches."),
  held: list(object({ files: list(text()), designs: list(text(), "Ids of the designs that cover the files."), certainty: oneOf(["certain", "unknown"]) }), "Changed code that no standing design lets through."),
  problems: list(problem, "Documents that cannot be read, and designs that are removed without approval."),
  plans: list(exportedPlanShape, "Gray plans of the designs that stand, for the promotion."),
});
export type ReviewDocument = TypeOf<typeof reviewDocumentShape>;

/** The gray plan that may be handed on: that of a design that stands. */
export function plansOf(designs: readonly JudgedDesign[]): ExportedPlan[] {
  return designs.filter(stands).map(({ design }) => planOf(design));
}

/** The plan of a design as the promotion reads it. */
export function planOf({ path, digest, frontMatter: { id, title, gray } }: Design): ExportedPlan {
  return exportedPlan(gray, { id, title, path, digest });
}

/** A problem as plain data. */
export function problemEntry({ code, certainty, message, place }: Omit<DesignProblem, "place"> & { readonly place: Place }): ReviewDocument["problems"][number] {
  return { code, certainty, message, file: place.file, line: place.line ?? null, column: place.column ?? null };
}

/** The judgement as plain data. */
export function reviewDocument({ verdict, designs, held, problems }: ChangeJudgement, reason: string): ReviewDocument {
  return {
    verdict, reason,
    designs: designs.map((judged) => {
      const { path, digest, frontMatter: { id, title, status } } = judged.design;
      const approvals = judged.approvals.map(({ role, needed, state, approvedBy }) => ({ role, needed, state, approvedBy: [...approvedBy] }));
      return { id, title, path, status, digest, stands: stands(judged), approvals, problems: judged.problems.map(problemEntry) };
    }),
    held: held.map(({ files, designs: ids, certainty }) => ({ files: [...files], designs: [...ids], certainty })),
    problems: problems.map(problemEntry),
    plans: plansOf(designs),
  };
}
