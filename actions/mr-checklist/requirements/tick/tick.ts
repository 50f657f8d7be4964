import type { RequirementOf } from "../../../../shared/policy/sections/checklist/requirement.js";
import type { Facts } from "../../facts/facts.js";
import type { Evaluation, Evaluator } from "../../evaluation/evaluation.js";
import { descriptionOf } from "../../evaluation/description.js";
import { satisfied, TEMPLATE_UNREAD, unknown, unsatisfied } from "../../evaluation/standing.js";
import { boxesOfKey, type KeyedBoxes } from "./boxes.js";
import { lastHandIn } from "./last-edit.js";
import { evidenceShown, evidenceWanted } from "./tick-evidence.js";

type Wanted = RequirementOf<"tick">;

/** The box of a key is ticked, by somebody and not by the template, with what shows it. Of several boxes all must be. */
export const tick: Evaluator<Wanted> = (wanted, question) => {
  const evaluation = ticked(wanted, question);
  // Which boxes there have to be, and which ticks are somebody's, is the template's to say.
  return evaluation.state === "satisfied" && question.facts.template === undefined ? unknown(TEMPLATE_UNREAD, evaluation.evidence) : evaluation;
};

const ticked: Evaluator<Wanted> = (wanted, { facts }) => {
  const description = descriptionOf(facts);
  const found = boxesOfKey(description, wanted.key);
  if (found.boxes.length === 0) return withoutBox(wanted, found);
  const proof = found.boxes.map(({ text, line, checked }) => `line ${line} is ${checked ? "ticked" : "not ticked"}: ${text}`);
  const open = found.boxes.filter(({ checked }) => !checked);
  if (wanted["must-differ-from-template"] && found.shipped.some(({ checked }) => checked)) return unsatisfied(`the template ships the box "${wanted.key}" ticked, so that nobody ticked it; take the tick out of the template`, proof);
  if (open.length > 0) return unsatisfied(`the box ${boxText(open)} is not ticked; tick it when it is true`, proof);
  const { evidence } = wanted;
  const shown = evidence === null ? [] : evidenceShown(evidence, description).map((kind) => `"${evidence.heading}" shows ${kind}`);
  if (evidence !== null && shown.length === 0) return unsatisfied(`the box is ticked and nothing shows it; add ${evidenceWanted(evidence).join(" or ")} below the heading "${evidence.heading}"`, proof);
  return handed(wanted, facts, [...proof, ...shown]);
};

function boxText(boxes: KeyedBoxes["boxes"]): string {
  return boxes.map(({ text, line }) => (text === "" ? `in line ${line}` : `"${text}"`)).join(", ");
}

function withoutBox({ key, removable }: Wanted, { shipped }: KeyedBoxes): Evaluation {
  if (removable) return satisfied(`the description has no box "${key}"; its line may be taken away`);
  const [line] = shipped;
  return unsatisfied(`the description has no box "${key}"; put its line in: - [ ] ${line === undefined || line.text === "" ? "…" : line.text} <!-- plimsoll:${key} -->`);
}

function handed({ by }: Wanted, { pull }: Facts, proof: readonly string[]): Evaluation {
  if (by === "anyone") return satisfied("the box is ticked", proof);
  const hand = lastHandIn(pull);
  if (hand === "unknown") return unknown("nobody could say who edited the description last; run it again, and see that the token may read pull requests (pull-requests: read)", proof);
  if (hand === "nobody") return unknown("the author's account is gone, so nobody can say that the author ticked the box; open the change anew", proof);
  if (hand === "author") return satisfied("the author ticked the box", proof);
  return unsatisfied("somebody else than the author edited the description last; the author has to look at the box and save the description once more", proof);
}
