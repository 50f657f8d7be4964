import type { RequirementOf } from "../../../../shared/policy/sections/checklist/requirement.js";
import { integerText, plural } from "../../../../shared/report/figures.js";
import type { Evaluator } from "../../evaluation/evaluation.js";
import { descriptionOf } from "../../evaluation/description.js";
import { satisfied, unsatisfied } from "../../evaluation/standing.js";

type Wanted = RequirementOf<"tick-group">;

/** As many of the boxes below a heading are ticked as the policy allows. Sections of the same heading are one group. */
export const tickGroup: Evaluator<Wanted> = ({ heading, min, max }, { facts }) => {
  const { body } = descriptionOf(facts);
  const sections = body.sectionsNamed(heading);
  const boxes = body.tasks.filter(({ line }) => sections.some((section) => line > section.line && line <= section.lastLine));
  const ticked = boxes.filter(({ checked }) => checked);
  const evidence = ticked.map(({ line, text }) => `line ${line} is ticked: ${text}`);
  const wanted = wantedText(min, max);
  const found = `${integerText(ticked.length)} of ${plural(boxes.length, "box", "boxes")} below "${heading}" ${ticked.length === 1 ? "is" : "are"} ticked`;
  if (ticked.length >= min && ticked.length <= (max ?? Infinity)) return satisfied(found, evidence);
  if (sections.length === 0) return unsatisfied(`the description has no heading "${heading}"; put it in with its boxes, and tick ${wanted}`);
  if (boxes.length === 0) return unsatisfied(`there is no box below "${heading}"; put them in, and tick ${wanted}`);
  return unsatisfied(`${found}; tick ${wanted}`, evidence);
};

function wantedText(min: number, max: number | null): string {
  if (max === null) return `at least ${integerText(min)}`;
  if (min === max) return integerText(min);
  return min === 0 ? `at most ${integerText(max)}` : `${integerText(min)} to ${integerText(max)}`;
}
