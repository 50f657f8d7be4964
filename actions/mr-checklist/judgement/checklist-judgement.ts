import { VERDICTS } from "../../../shared/action/verdict.js";
import { integer, list, nullable, object, oneOf, text, withDefault, type TypeOf } from "../../../shared/schema/shape.js";
import { judgedItemShape, refusedWaiverShape } from "../evaluation/judged-item.js";

const count = (description: string) => integer({ minimum: 0, description });

/** How many items came to what; together they are all items. */
export const countsShape = object({
  verified: count("Satisfied, proved by facts."),
  reviewed: count("Satisfied, proved by a reviewer."),
  attested: count("Satisfied by a person's word."),
  waived: count("Let through by a waiver."),
  unsatisfied: count("What is demanded does not hold."),
  pending: count("Not known yet, such as a check that runs."),
  errors: count("A fact could not be had."),
  notApplicable: count("Not about this change."),
});
export type Counts = TypeOf<typeof countsShape>;

/** What the whole list comes to: the JSON document of the gate, and what every report is made from. */
export const checklistJudgementShape = object({
  verdict: oneOf(VERDICTS),
  reason: text({ description: "Why, in one line." }),
  summary: text({ description: "How the items were proved, in one line." }),
  counts: countsShape,
  items: list(judgedItemShape),
  refusedWaivers: list(refusedWaiverShape, "Waivers that let nothing pass."),
  links: withDefault(list(text(), "Addresses in the evidence that GitHub gave: reports show no other as a link."), []),
  pull: object({ repository: text(), number: integer({ minimum: 1 }), head: text(), base: text() }),
  difference: nullable(text({ description: "Digest of the difference to the base; null when a part of it is unknown." })),
  collectedAt: text({ description: "When the facts were collected, which the expiry of waivers is judged against." }),
  policy: object({
    digest: text({ description: "SHA-256 over the meaning of the checklist's policy." }),
    sources: list(text(), "Where it was read, the policy itself first, then what it extends."),
  }),
});
export type ChecklistJudgement = TypeOf<typeof checklistJudgementShape>;
