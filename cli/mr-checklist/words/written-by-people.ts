import { integerText, plural } from "../../../shared/report/figures.js";
import type { RequirementOf } from "../../../shared/policy/sections/checklist/requirement.js";
import { orText } from "./sentence.js";

/** What a section of the description has to say. */
export function sectionWords({ heading, "min-characters": least, not, "must-differ-from-template": own }: RequirementOf<"section">): string {
  const fill = [...not, ...(own ? ["the template's own words"] : [])];
  return `below "${heading}" the description says something in ${plural(least, "visible character")} at least${fill.length === 0 ? "" : `, other than ${orText(fill)}`}`;
}

const SHOWN: ReadonlyMap<string, string> = new Map([["link", "a link"], ["image", "an image"]]);

/** Which box has to be ticked, by whom and with what to show for it. */
export function tickWords({ key, by, "must-differ-from-template": own, evidence, removable }: RequirementOf<"tick">): string {
  return [
    `the box "${key}" of the description is ticked${by === "author" ? " by the author" : ""}${own ? ", not by the template" : ""}`,
    ...(evidence === null ? [] : [`and ${orText(evidence.any.map((kind) => SHOWN.get(kind) ?? kind))} below "${evidence.heading}" shows it`]),
    ...(removable ? ["or its line is taken away"] : []),
  ].join(", ");
}

/** How many boxes have to be ticked. */
export function tickGroupWords({ heading, min, max, "must-differ-from-template": own }: RequirementOf<"tick-group">): string {
  const number = max === null ? `${integerText(min)} at least` : min === max ? integerText(min) : `${integerText(min)} to ${integerText(max)}`;
  return `of the boxes below "${heading}" ${number} are ticked${own ? ", not just those that the template ships ticked" : ""}`;
}

/** Which design the description has to link. */
export function designWords({ status }: RequirementOf<"design">): string {
  return `the description links a design that covers the change and is ${orText(status)}`;
}
