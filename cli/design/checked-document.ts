import { contentProblems } from "../../shared/designs/content/completeness.js";
import { unrecordedApprovals } from "../../shared/designs/judgement/judge-design.js";
import type { DesignPolicy } from "../../shared/policy/sections/design/design.js";
import { DESIGN_STATUSES } from "../../shared/designs/document/front-matter.js";
import { exportedPlanShape } from "../../shared/designs/gray-plan/exported-plan.js";
import { boolean, integer, list, nullable, object, oneOf, text, type TypeOf } from "../../shared/schema/shape.js";
import { planOf } from "../../actions/design-review/judgement/review-document.js";
import type { DocumentOnDisk } from "./document-files.js";

const line = nullable(integer({ minimum: 1 }));

/** What `plimsoll design check` says of one document. */
export const checkedDocumentShape = object({
  path: text({ description: "From the working directory." }),
  id: nullable(text()),
  status: nullable(oneOf(DESIGN_STATUSES)),
  digest: nullable(text({ description: "Of the content: what a review records." })),
  problems: list(object({ code: text(), message: text(), line, column: line }), "What is wrong or missing before a review."),
  reviews: list(object({ who: text(), role: text(), current: boolean("Whether it is of this very content.") }), "What the document records; only the gate proves it."),
  plan: nullable(exportedPlanShape),
});
export type CheckedDocument = TypeOf<typeof checkedDocumentShape>;

/**
 * Checks one document as if it were in review: what a draft lacks is what its author wants to know. An approved one lacks
 * the approvals that nobody recorded, too; whether the recorded ones are true, only the gate says.
 */
export function checkedDocument(document: DocumentOnDisk, policy: DesignPolicy): CheckedDocument {
  if ("error" in document) {
    const { message, place } = document.error;
    return { path: document.path, id: null, status: null, digest: null, problems: [{ code: "unreadable", message, line: place?.line ?? null, column: place?.column ?? null }], reviews: [], plan: null };
  }
  const { design, fromRoot } = document;
  const { id, status, reviews } = design.frontMatter;
  const problems = status === "superseded" ? [] : [...contentProblems(design, policy["min-characters"]), ...unrecordedApprovals(design, policy)];
  return {
    path: design.path, id, status, digest: design.digest,
    problems: problems.map(({ code, message, place }) => ({ code, message, line: place.line, column: place.column })),
    reviews: reviews.map(({ who, role, digest }) => ({ who, role, current: digest === design.digest })),
    plan: problems.length > 0 || status === "superseded" ? null : planOf({ ...design, path: fromRoot }),
  };
}
