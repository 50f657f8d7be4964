import { ITEM_STATE_WORDS, PROOF_WORDS, waiverLine } from "../../actions/mr-checklist/report/item-words.js";
import { statePaint } from "../../actions/mr-checklist/report/checklist-terminal.js";
import { judgedItemShape, type JudgedItem } from "../../actions/mr-checklist/evaluation/judged-item.js";
import type { TextStyle } from "../../shared/action/context.js";
import type { ResolvedItem } from "../../shared/policy/sections/checklist/resolution/resolve.js";
import { terminalText } from "../../shared/report/escape/terminal.js";
import { styleFor } from "../../shared/report/terminal/style.js";
import { WIDEST, wrapBehind } from "../../shared/report/terminal/width.js";
import { anything, boolean, integer, list, nullable, object, oneOf, text } from "../../shared/schema/shape.js";
import { conditionSentence } from "./words/condition-words.js";
import { requirementSentence } from "./words/requirement-words.js";
import { sentenceLines, type Sentence } from "./words/sentence.js";
import { writtenForm } from "./written-form.js";

/** What an item asks for and who may waive it, and with facts how it stands. */
export const explanationShape = object({
  id: text(),
  title: text(),
  verify: oneOf(["machine", "review", "attested"]),
  source: text({ description: "The policy or the preset that it comes from." }),
  final: boolean("Whether no policy that extends this one can replace it or leave it out."),
  when: nullable(anything()),
  require: anything(),
  waivers: nullable(object({
    role: text(), groups: list(text()), reasonLength: integer({ minimum: 1 }), longestSeconds: integer({ minimum: 0 }), binds: oneOf(["head", "difference"]),
  })),
  judged: nullable(judgedItemShape),
});

/** The explanation as data; `judged` is null without facts, and where the item is not on the list. */
export function explanationOf({ item, policy, source }: ResolvedItem, judged: JudgedItem | null) {
  const { id, title, verify, final, when, require, waivable } = item;
  const { role, groups, "reason-length": reasonLength, longest, binds } = policy.waivers;
  return {
    id, title, verify, source, final, judged,
    when: when === null ? null : writtenForm(when),
    require: writtenForm(require),
    waivers: waivable ? { role, groups, reasonLength, longestSeconds: longest, binds } : null,
  };
}

const LABEL = 12;

/** The explanation for a terminal. @param judged how it stands; null where it is not on the list, undefined without facts. */
export function explanationText({ item, policy, source }: ResolvedItem, judged: JudgedItem | null | undefined, { colour, columns }: TextStyle): string {
  const style = styleFor(colour);
  const width = Math.min(columns, WIDEST);
  const said = (label: string, words: string): string[] => wrapBehind(`  ${style.dim(label.padEnd(LABEL - 2))}`, LABEL, terminalText(words), width);
  const told = (label: string, sentence: Sentence): string[] => sentenceLines(sentence).flatMap(({ depth, text: line }, index) => {
    const indent = LABEL + 2 * Math.max(0, depth - 1);
    const head = `  ${style.dim((index === 0 ? label : "").padEnd(LABEL - 2))}`.padEnd(indent);
    return wrapBehind(depth === 0 ? head : `${" ".repeat(indent)}- `, depth === 0 ? indent : indent + 2, terminalText(line), width);
  });
  return [
    `${style.bold(item.id)}  ${terminalText(item.title)}`.trimEnd(),
    ...said("proved", PROOF_WORDS[item.verify]),
    ...said("from", `${source}${item.final ? ", which makes it final" : ""}`),
    ...(item.when === null ? said("applies", "always") : told("applies", withIf(conditionSentence(item.when)))),
    ...told("demands", requirementSentence(item.require)),
    ...said("waived by", item.waivable ? whoMayWaive(policy.waivers) : "nobody"),
    ...(judged === undefined ? [] : judgedLines(judged ?? NOT_ON_THE_LIST, said, (words) => statePaint(judged?.state ?? NOT_ON_THE_LIST.state, style)(words))),
    "",
  ].join("\n");
}

/** A sentence alone continues the word before it. */
function withIf(sentence: Sentence): Sentence {
  return typeof sentence === "string" ? `when ${sentence}` : sentence;
}

function whoMayWaive({ role, groups, binds }: ResolvedItem["policy"]["waivers"]): string {
  const who = [`who has the role ${role} or a higher one`, ...groups.map((name) => `the group ${name}`)].join(", or ");
  return `${who}, never the author; the waiver ends when the ${binds} changes`;
}

type Standing = Pick<JudgedItem, "state" | "reason" | "evidence" | "waive">;

/** Such as the item about the rules, which no list shows while a change leaves the rules alone. */
const NOT_ON_THE_LIST: Standing = { state: "not-applicable", reason: "the change is none that it is about", evidence: [], waive: null };

function judgedLines(item: Standing, said: (label: string, words: string) => string[], paint: (words: string) => string): string[] {
  const { state, reason, evidence } = item;
  const { sign, word } = ITEM_STATE_WORDS[state];
  const waive = waiverLine(item);
  return [
    "",
    `  ${paint(`${sign} ${word.toLowerCase()}`)}`,
    ...said("because", reason),
    ...evidence.flatMap((line, index) => said(index === 0 ? "evidence" : "", line)),
    ...(waive === null ? [] : said("to waive", waive)),
  ];
}
