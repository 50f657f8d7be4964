import type { RequirementOf } from "../../../../shared/policy/sections/checklist/requirement.js";
import type { Task } from "../../../../shared/markdown/tasks.js";
import { integerText, plural } from "../../../../shared/report/figures.js";
import type { Evaluator } from "../../evaluation/evaluation.js";
import { descriptionOf, type ReadText } from "../../evaluation/description.js";
import { plainLine } from "../../evaluation/own-text.js";
import { satisfied, TEMPLATE_UNREAD, unknown, unsatisfied } from "../../evaluation/standing.js";

type Wanted = RequirementOf<"tick-group">;

/**
 * As many of the boxes below a heading are ticked as the policy allows, and not just those that the template ships ticked:
 * these are nobody's choice. Sections of the same heading are one group.
 */
export const tickGroup: Evaluator<Wanted> = ({ heading, min, max, "must-differ-from-template": mustDiffer }, { facts }) => {
  const { body, template } = descriptionOf(facts);
  const sections = body.sectionsNamed(heading);
  const boxes = boxesBelow(heading, body);
  const ticked = boxes.filter(({ checked }) => checked);
  const evidence = ticked.map(({ line, text }) => `line ${line} is ticked: ${text}`);
  const wanted = wantedText(min, max);
  const found = `${integerText(ticked.length)} of ${plural(boxes.length, "box", "boxes")} below "${heading}" ${ticked.length === 1 ? "is" : "are"} ticked`;
  const shipped = template === null ? [] : boxesBelow(heading, template).filter(({ checked }) => checked);
  if (mustDiffer && shipped.length > 0 && isSame(ticked, shipped)) return unsatisfied(`below "${heading}" just those boxes are ticked that the template ships ticked, which is nobody's choice; choose, and take the ticks out of the template`, evidence);
  const holds = ticked.length >= min && ticked.length <= (max ?? Infinity);
  if (holds && mustDiffer && ticked.length > 0 && facts.template === undefined) return unknown(TEMPLATE_UNREAD, evidence);
  if (holds) return satisfied(found, evidence);
  if (sections.length === 0) return unsatisfied(`the description has no heading "${heading}"; put it in with its boxes, and tick ${wanted}`);
  if (boxes.length === 0) return unsatisfied(`there is no box below "${heading}"; put them in, and tick ${wanted}`);
  return unsatisfied(`${found}; tick ${wanted}`, evidence);
};

function boxesBelow(heading: string, text: ReadText): readonly Task[] {
  const sections = text.sectionsNamed(heading);
  return text.tasks.filter(({ line }) => sections.some((section) => line > section.line && line <= section.lastLine));
}

/** Whether two lists name the same boxes, by their words and in whatever order. */
function isSame(ones: readonly Task[], others: readonly Task[]): boolean {
  const words = (boxes: readonly Task[]): string => JSON.stringify(boxes.map(({ text }) => plainLine(text)).sort());
  return words(ones) === words(others);
}

function wantedText(min: number, max: number | null): string {
  if (max === null) return `at least ${integerText(min)}`;
  if (min === max) return integerText(min);
  return min === 0 ? `at most ${integerText(max)}` : `${integerText(min)} to ${integerText(max)}`;
}
