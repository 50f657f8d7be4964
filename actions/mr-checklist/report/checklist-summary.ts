import { SUMMARY_BUDGET } from "../../../shared/report/budget.js";
import { clip } from "../../../shared/report/clip.js";
import { plural } from "../../../shared/report/figures.js";
import { block, code, details, joinMarkdown, Markdown, markdown } from "../../../shared/report/markdown/fragment.js";
import { composeSticky } from "../../../shared/report/markdown/sticky.js";
import { composeSummary, listSection, plainSection, type Section } from "../../../shared/report/markdown/summary.js";
import { table } from "../../../shared/report/markdown/table.js";
import { VERDICT_WORDS } from "../../../shared/report/verdict-words.js";
import type { ChecklistJudgement } from "../judgement/checklist-judgement.js";
import type { JudgedItem } from "../evaluation/judged-item.js";
import { ITEM_STATE_WORDS, nameOf, openFirst, standingOf, waiverLine } from "./item-words.js";
import { prose } from "./prose.js";

/** Name of the gate: of its sticky comment's marker and its records. */
export const GATE = "mr-checklist";

const LONGEST_NAME = 200;
const LONGEST_REASON = 600;
const MOST_EVIDENCE = 20;
const COLUMNS = [{ title: "" }, { title: "Item" }, { title: "Why" }] as const;

/** The whole judgement as Markdown for the job summary. */
export function checklistSummary(judgement: ChecklistJudgement): string {
  return composeSummary([...sections(judgement), footer(judgement, `, from the facts of ${judgement.collectedAt}`)], SUMMARY_BUDGET);
}

/**
 * The body of the one comment on the pull request. It names no moment: a judgement that says the same must be the same
 * text, so that nobody is told twice.
 */
export function checklistComment(judgement: ChecklistJudgement): string {
  return composeSticky(GATE, [...sections(judgement), footer(judgement, "")]);
}

function sections(judgement: ChecklistJudgement): Section[] {
  const items = openFirst(judgement.items);
  const links = new Set(judgement.links);
  const about = (isAbout: boolean): readonly JudgedItem[] => items.filter(({ state }) => (state !== "not-applicable") === isAbout);
  return [
    head(judgement),
    ...itemTable("the items", 1, { items: about(true), links }, (rows) => rows),
    ...waiving(items),
    ...refusedWaivers(judgement, links),
    ...evidence({ items, links }),
    ...itemTable("the items that are not about this change", 6, { items: about(false), links }, (rows) => details("Not about this change", rows)),
  ];
}

const NO_LINKS: ReadonlySet<string> = new Set();

function head({ verdict, reason, summary }: ChecklistJudgement): Section {
  const { emoji, word } = VERDICT_WORDS[verdict];
  const why = verdict === "pass" ? markdown`` : markdown`\n${prose(clip(reason, LONGEST_REASON), NO_LINKS)}\n`;
  return plainSection("the verdict", 0, markdown`## ${emoji} ${word} · MR checklist\n\n**${clip(summary, LONGEST_REASON)}**\n${why}`);
}

/** Items, and the addresses that may be links. */
interface Told {
  readonly items: readonly JudgedItem[];
  readonly links: ReadonlySet<string>;
}

function itemTable(name: string, priority: number, { items, links }: Told, dress: (rows: Markdown) => Markdown): Section[] {
  if (items.length === 0) return [];
  const section = { name, priority, rows: items.length, limits: [100, 40, 15], noun: "items" };
  return [listSection(section, (limit) => dress(table(COLUMNS, items.slice(0, limit).map((item) => itemRow(item, links)))))];
}

/** The sign alone in a column: its word, which makes that column wide, begins the last one. */
function itemRow(item: JudgedItem, links: ReadonlySet<string>): readonly (Markdown | string)[] {
  const id = item.title === "" || item.title === item.id ? markdown`` : markdown`<br>${code(item.id)}`;
  const written = item.waiver === null ? markdown`` : linkTo("waiver", item.waiver.url, links);
  return [ITEM_STATE_WORDS[item.state].emoji, markdown`${nameIn(item)}${id}`, markdown`${prose(clip(standingOf(item), LONGEST_REASON), links)}${written}`];
}

function nameIn(item: JudgedItem): Markdown {
  return prose(clip(nameOf(item), LONGEST_NAME), NO_LINKS);
}

function linkTo(word: "waiver" | "text", url: string, links: ReadonlySet<string>): Markdown {
  return links.has(url) ? new Markdown(` ([${word}](${url}))`) : markdown``;
}

function waiving(items: readonly JudgedItem[]): Section[] {
  const lines = items.flatMap((item) => waiverLine(item) ?? []);
  if (lines.length === 0) return [];
  const text = markdown`Somebody whom the policy allows to, never the author, writes one line in a comment or a review, with a reason in place of the last words:\n\n`;
  const section = { name: "the lines that waive items", priority: 3, rows: lines.length, limits: [20, 5], noun: "lines that waive items" };
  return [listSection(section, (limit) => details("Let an open item pass all the same", markdown`${text}${block(lines.slice(0, limit).map((line) => clip(line, LONGEST_REASON)).join("\n"))}`))];
}

function refusedWaivers({ refusedWaivers: refused }: ChecklistJudgement, links: ReadonlySet<string>): Section[] {
  if (refused.length === 0) return [];
  const section = { name: "the waivers that let nothing pass", priority: 2, rows: refused.length, limits: [20, 5], noun: "waivers that let nothing pass" };
  return [listSection(section, (limit) => markdown`### Waivers that let nothing pass\n\n${refused.slice(0, limit).map(({ line, by, problem, url }) =>
    markdown`- ${code(clip(line, LONGEST_NAME))} by ${by ?? "a deleted account"}: ${prose(clip(problem, LONGEST_REASON), links)}${linkTo("text", url, links)}\n`)}`)];
}

function evidence({ items, links }: Told): Section[] {
  const proved = items.filter((item) => item.evidence.length > 0);
  if (proved.length === 0) return [];
  const section = { name: "the evidence", priority: 5, rows: proved.length, limits: [100, 40, 15], noun: "items' evidence" };
  return [listSection(section, (limit) => details("Evidence", joinMarkdown(proved.slice(0, limit).map((item) => evidenceOf(item, links)), "")))];
}

function evidenceOf(item: JudgedItem, links: ReadonlySet<string>): Markdown {
  const lines = item.evidence.slice(0, MOST_EVIDENCE).map((line) => markdown`  - ${prose(clip(line, LONGEST_REASON), links)}\n`);
  const more = item.evidence.length - lines.length;
  return markdown`- ${nameIn(item)}\n${lines}${more > 0 ? markdown`  - … and ${plural(more, "more line", "more lines")}\n` : markdown``}`;
}

function footer({ pull, policy }: ChecklistJudgement, moment: string): Section {
  const sources = policy.sources.map((source) => clip(source, LONGEST_NAME)).join(", then ");
  return plainSection("what was judged", 4, markdown`Judged: ${code(pull.head.slice(0, 12))} of pull request ${pull.number} by ${sources}${moment}.`);
}
