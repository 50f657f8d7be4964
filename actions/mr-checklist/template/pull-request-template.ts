import type { Item } from "../../../shared/policy/sections/checklist/checklist.js";
import type { RequirementOf } from "../../../shared/policy/sections/checklist/requirement.js";
import { markdownText } from "../../../shared/report/escape/markdown.js";
import { plural } from "../../../shared/report/figures.js";
import { demandsOf, type Demand } from "./leaves.js";

/** Where GitHub looks for it first. */
export const TEMPLATE_FILE = ".github/pull_request_template.md";

/** What stands below one heading. Lines of the same heading of several items are joined. */
interface Part {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** Heading of the boxes that no item puts below one of its own. */
const CHECKLIST = "Checklist";

/**
 * The text of a pull-request template with a heading for each section that the items want filled and a box for each tick.
 * What a machine or a reviewer proves has no box: nobody should vouch for what is known.
 */
export function pullRequestTemplate(items: readonly Item[]): string {
  const parts = joined(demandsOf(items).flatMap(partsOf));
  return parts.map(({ heading, lines }) => `## ${markdownText(heading)}\n\n${lines.map((line) => `${line}\n`).join("")}`).join("\n");
}

function partsOf({ item, leaf }: Demand): readonly Part[] {
  switch (leaf.kind) {
    case "issue": return [{ heading: "Issue", lines: ["<!-- Such as: Closes #12 -->"] }];
    case "section": return [{ heading: leaf.value.heading, lines: [sectionHint(leaf.value)] }];
    case "tick": return tickParts(item, leaf.value);
    case "tick-group": return [{ heading: leaf.value.heading, lines: [groupHint(leaf.value), ...choicesOf(leaf.value.heading)] }];
    case "design": return [{ heading: "Design", lines: ["<!-- A link to the design's document, where the change is large enough to need one. -->"] }];
    case "check": case "commits": case "findings": case "record": case "reviews": case "size": case "title": return [];
  }
}

function sectionHint(section: RequirementOf<"section">): string {
  return `<!-- ${section["min-characters"] === 1 ? "Say something" : `Say it in at least ${plural(section["min-characters"], "character")}`}; words in comments do not count. -->`;
}

function tickParts(item: Item, tick: RequirementOf<"tick">): readonly Part[] {
  const hint = tick.removable ? " <!-- Take this line away where it does not apply. -->" : "";
  const box = `- [ ] ${markdownText(item.title === "" ? item.id : item.title)} <!-- plimsoll:${tick.key} -->${hint}`;
  const evidence = tick.evidence === null ? [] : [{ heading: tick.evidence.heading, lines: [`<!-- What shows it: ${tick.evidence.any.join(", ")}. -->`] }];
  return [...evidence, { heading: CHECKLIST, lines: [box] }];
}

function groupHint({ min, max }: RequirementOf<"tick-group">): string {
  const most = max === null ? "" : ` and at most ${max}`;
  return `<!-- Tick at least ${min}${most}. -->`;
}

/** The policy says how many are to be ticked and not what there is to choose from: that is the template's to say. */
function choicesOf(heading: string): readonly string[] {
  const choices = /type/iu.test(heading) ? ["Fix", "Feature", "Refactoring", "Documentation", "Build and tooling"] : ["First choice", "Second choice"];
  return choices.map((choice) => `- [ ] ${choice}`);
}

/** Each heading once, where it comes first; the boxes of the checklist at the end, where a reader looks for them. */
function joined(parts: readonly Part[]): readonly Part[] {
  const headings = new Map<string, { readonly heading: string; readonly lines: Set<string> }>();
  for (const { heading, lines } of parts) {
    const key = heading.trim().toLowerCase();
    const known = headings.get(key) ?? { heading, lines: new Set() };
    for (const line of lines) known.lines.add(line);
    headings.set(key, known);
  }
  const all = [...headings.values()].map(({ heading, lines }): Part => ({ heading, lines: [...lines] }));
  return [...all.filter(({ heading }) => heading !== CHECKLIST), ...all.filter(({ heading }) => heading === CHECKLIST)];
}
