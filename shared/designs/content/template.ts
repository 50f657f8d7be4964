import { stringify } from "yaml";
import { QUESTIONS, SECTIONS } from "./sections.js";

/** What a new document starts with. */
export interface NewDesign {
  readonly id: string;
  readonly title: string;
  /** Login of the author, or null for a place to fill in. */
  readonly owner: string | null;
}

const AN_EXAMPLE = `# Two stages or more, each with traffic (percent) or scope (a list), for example:
#   stages:
#     - { name: one host, scope: [orders-1], metric: http_5xx_ratio, threshold: "< 0.5 %", bake: 30m }
#     - { name: a tenth, traffic: 10, metric: http_5xx_ratio, threshold: "< 0.5 %", bake: 2h, requests: 500 }
#     - { name: all, traffic: 100, metric: http_5xx_ratio, threshold: "< 0.5 %", bake: 1d }
#   alerts: [OrdersErrorBudgetBurn]
#   rollback: deploy the last stable release`;

const REVIEWS = `# One entry for each approval; \`plimsoll design check\` prints the digest. An offline one also has minutes and signed-off-by.
#   - { who: login, role: architect, how: online, date: 2026-11-23, digest: … }`;

/** A text as one line of YAML, whatever it holds. */
function yamlLine(text: string): string {
  return stringify(text, { defaultStringType: "QUOTE_DOUBLE", lineWidth: 0 }).trimEnd();
}

/** The text of a new design document: a draft with every part to fill in. */
export function designTemplate({ id, title, owner }: NewDesign): string {
  const frontMatter = [
    "---", `id: ${yamlLine(id)}`, `title: ${yamlLine(title)}`, "# draft, in-review, approved or superseded", "status: draft",
    `owners: [${owner === null ? "" : yamlLine(owner)}]`, "# Globs of the code that may change only while this design is approved.", "covers: []",
    AN_EXAMPLE, "gray:", "  stages: []", "  alerts: []", '  rollback: ""', REVIEWS, "reviews: []", "---",
  ];
  const sections = SECTIONS.flatMap((name) => ["", `## ${name}`, "", `<!-- ${QUESTIONS[name]} -->`]);
  return `${[...frontMatter, "", `# ${headingText(title)}`, ...sections].join("\n")}\n`;
}

/** A title as a heading that shows just it: no Markdown, no comment that would hide what follows. */
function headingText(title: string): string {
  return title.replace(/\s+/gu, " ").trim().replace(/[\\`*_[\]<>#&!|~]/gu, "\\$&");
}
