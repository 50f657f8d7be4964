import { plural } from "../../../../shared/report/figures.js";
import type { RequirementOf } from "../../../../shared/policy/sections/checklist/requirement.js";
import { didYouMean } from "../../../../shared/schema/did-you-mean.js";
import type { Evaluator } from "../../evaluation/evaluation.js";
import { descriptionOf } from "../../evaluation/description.js";
import { ownTextsBelow, type OwnText } from "../../evaluation/own-text.js";
import { namesText, satisfied, TEMPLATE_UNREAD, unknown, unsatisfied } from "../../evaluation/standing.js";

type Wanted = RequirementOf<"section">;

/** A section of the description says something of the author's own. Where several bear the heading, one that does is enough. */
export const section: Evaluator<Wanted> = (wanted, { facts }) => {
  const { body, template } = descriptionOf(facts);
  const foreign = { template: wanted["must-differ-from-template"] ? template : null, placeholders: wanted.not };
  const [fullest] = ownTextsBelow(wanted.heading, body, foreign).sort((one, other) => other.characters - one.characters);
  if (fullest === undefined) {
    const hint = didYouMean(wanted.heading, body.sections.map(({ heading }) => heading));
    return unsatisfied(`the description has no section "${wanted.heading}"${hint}; add the heading, and say it below`);
  }
  const least = wanted["min-characters"];
  const evidence = [`"${wanted.heading}" in line ${fullest.section.line}: ${plural(fullest.characters, "visible character")} of the author's own`];
  if (fullest.characters >= least && wanted["must-differ-from-template"] && facts.template === undefined) return unknown(TEMPLATE_UNREAD, evidence);
  if (fullest.characters >= least) return satisfied(`the section "${wanted.heading}" is filled`, evidence);
  return unsatisfied(`the section "${wanted.heading}" ${lackOf(fullest)}; say it in at least ${plural(least, "character")}`, evidence);
};

function lackOf({ characters, placeholders, hasTemplateLines }: OwnText): string {
  if (characters > 0) return `has only ${plural(characters, "visible character")} of your own`;
  if (placeholders.length > 0) return `says only ${namesText(placeholders)}`;
  return hasTemplateLines ? "holds the template's words alone" : "is empty";
}
