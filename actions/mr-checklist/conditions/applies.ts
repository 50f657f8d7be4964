import { globMatcher } from "../../../shared/files/glob.js";
import type { Condition } from "../../../shared/policy/sections/checklist/condition.js";
import { plural } from "../../../shared/report/figures.js";
import { compilePattern } from "../../../shared/text/pattern.js";
import type { Facts } from "../facts/facts.js";
import type { Question } from "../evaluation/evaluation.js";
import { everyAnswer, known, opposite, someAnswer, type Answer } from "./answer.js";
import { authorAnswer } from "./author.js";
import { filesAnswer } from "./files.js";
import { policyChangedAnswer } from "./rule-files.js";

/** What a condition may look at. */
export type ConditionQuestion = Pick<Question, "facts" | "policy" | "policyFiles">;

/** Whether a condition holds of the change. A pure function; what is unknown is never taken for a no. */
export function applies(condition: Condition, question: ConditionQuestion): Answer {
  const { facts, policyFiles } = question;
  const { pull } = facts;
  switch (condition.kind) {
    case "all":
      return everyAnswer(condition.value.map((part) => applies(part, question)));
    case "any":
      return someAnswer(condition.value.map((part) => applies(part, question)));
    case "not":
      return opposite(applies(condition.value, question));
    case "files":
      return filesAnswer(condition.value, facts);
    case "author":
      return authorAnswer(condition.value.in, question);
    case "label":
      return labelAnswer(condition.value.any, pull.labels);
    case "base":
      return branchAnswer("goes into", condition.value.any, pull.base.ref);
    case "head":
      return branchAnswer("comes from", condition.value.any, pull.head.ref);
    case "draft":
      return known(pull.draft === condition.value, pull.draft ? "it is a draft" : "it is no draft");
    case "title":
      return titleAnswer(condition.value.pattern, pull.title);
    case "size":
      return sizeAnswer(condition.value, pull);
    case "policy-changed": {
      const changed = policyChangedAnswer(policyFiles, facts);
      return condition.value ? changed : opposite(changed);
    }
  }
}

/** GitHub's labels have no case. */
function labelAnswer(globs: readonly string[], labels: readonly string[]): Answer {
  const matches = globMatcher(globs.map((glob) => glob.toLowerCase()));
  const found = labels.find((label) => matches(label.toLowerCase()));
  return found === undefined ? known(false, `no label matches ${globs.join(" or ")}`) : known(true, `it bears the label ${found}`);
}

function branchAnswer(verb: string, globs: readonly string[], branch: string): Answer {
  return known(globMatcher(globs)(branch), `it ${verb} ${branch}`);
}

function titleAnswer(source: string, title: string): Answer {
  const search = compilePattern(source).search(title);
  if (search === "too-long") return { answer: "unknown", reason: "the title is longer than any that GitHub takes; collect the facts again" };
  return known(search === "found", search === "found" ? `the title matches ${source}` : `the title does not match ${source}`);
}

function sizeAnswer(over: Extract<Condition, { readonly kind: "size" }>["value"], { changedFiles, additions, deletions }: Facts["pull"]): Answer {
  const lines = additions + deletions;
  const isOver = (limit: number | null, count: number): boolean => limit !== null && count > limit;
  return known(isOver(over["files-over"], changedFiles) || isOver(over["lines-over"], lines), `it changes ${plural(changedFiles, "file")} and ${plural(lines, "line")}`);
}
