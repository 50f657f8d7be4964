import { SUMMARY_BUDGET, type Budget } from "../../../shared/report/budget.js";
import { block, code, details, joinMarkdown, markdown, type Markdown } from "../../../shared/report/markdown/fragment.js";
import { composeSummary, listSection, plainSection, type Section } from "../../../shared/report/markdown/summary.js";
import { table } from "../../../shared/report/markdown/table.js";
import { VERDICT_WORDS } from "../../../shared/report/verdict-words.js";
import type { Finding, ReviewedStatement } from "../judgement/finding.js";
import type { Judgement } from "../judgement/judge.js";
import { firstLine } from "../judgement/judgement-document.js";
import { relationText } from "../statements/names.js";
import { allowedText, verdictReason } from "./verdict-reason.js";
import { lockWord, waitWord, workWord } from "./work-words.js";

const SEVERITY_WORDS = { block: "⛔ block", warn: "⚠️ warn", info: "ℹ️ info" } as const;

function findingRow({ severity, rule, file, place, message, proof }: Finding) {
  return [SEVERITY_WORDS[severity], code(`${file}:${place.line}`), code(rule), message, proof];
}

function fixPart({ file, place, rule, fix }: Finding): Markdown[] {
  return fix === null ? [] : [details(`${file}:${place.line}: ${rule}, written safely`, block(fix, "sql"))];
}

function statementRows({ file, place, text, phase, proof, works }: ReviewedStatement) {
  const head = [code(`${file}:${place.line}`), code(firstLine(text))];
  if (works.length === 0) return [[...head, "–", "", "", phase, proof]];
  return works.map((work) => [...head, code(relationText(work.relation)), lockWord(work), [workWord(work), waitWord(work)].filter((word) => word !== "").join("; "), phase, proof]);
}

/** The parts of the review, for the job's summary and the comment on the pull request. */
export function reviewSections(judgement: Judgement): Section[] {
  const { verdict, findings, statements } = judgement;
  const notes = [...judgement.ignored.map(allowedText), ...judgement.notes];
  const { emoji, word } = VERDICT_WORDS[verdict];
  const head = markdown`## ${emoji} DDL review: ${word}\n\n${verdictReason(judgement)}.\n`;
  const findingSection = (limit: number): Markdown => joinMarkdown([
    table([{ title: "Severity" }, { title: "Where" }, { title: "Rule" }, { title: "What happens" }, { title: "Proof" }], findings.map(findingRow), { limit, noun: "findings" }),
    ...findings.slice(0, limit).flatMap(fixPart),
  ], "\n");
  const statementSection = (limit: number): Markdown => details("What each statement does", table(
    [{ title: "Where" }, { title: "Statement" }, { title: "Existing table" }, { title: "Lock" }, { title: "Work" }, { title: "Class" }, { title: "Proof" }],
    statements.slice(0, limit).flatMap(statementRows),
  ));
  const limits = [200, 50, 10];
  return [
    plainSection("the verdict", 0, head),
    ...(findings.length === 0 ? [] : [listSection({ name: "the findings", priority: 1, rows: findings.length, limits, noun: "findings" }, findingSection)]),
    ...(statements.length === 0 ? [] : [listSection({ name: "the statements", priority: 3, rows: statements.length, limits, noun: "statements" }, statementSection)]),
    ...(notes.length === 0 ? [] : [plainSection("the notes", 2, joinMarkdown(notes.map((note) => markdown`- ${note}`), "\n"))]),
  ];
}

/** The review as Markdown within what GitHub shows. */
export function reviewSummary(judgement: Judgement, budget: Budget = SUMMARY_BUDGET): string {
  return composeSummary(reviewSections(judgement), budget);
}
