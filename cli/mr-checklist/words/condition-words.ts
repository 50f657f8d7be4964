import { plural } from "../../../shared/report/figures.js";
import type { Condition } from "../../../shared/policy/sections/checklist/condition.js";
import { joinSentences, orText, type Sentence } from "./sentence.js";

/** When an item applies, as people say it. */
export function conditionSentence(condition: Condition, holds = true): Sentence {
  if (condition.kind === "not") return conditionSentence(condition.value, !holds);
  // Not all is any that does not; not any is all that do not.
  if (isJoined(condition)) return joinSentences(holds === (condition.kind === "all") ? "all" : "any", condition.value.map((part) => conditionSentence(part, holds)));
  if (condition.kind === "files") return filesSentence(condition.value, holds);
  if (condition.kind === "size") return sizeSentence(condition.value, holds);
  return leafSentence(condition, holds);
}

function isJoined(condition: Condition): condition is Extract<Condition, { readonly kind: "all" | "any" }> {
  return condition.kind === "all" || condition.kind === "any";
}

type Leaf<K> = Extract<Condition, { readonly kind: K }>["value"];

function leafSentence({ kind, value }: Exclude<Condition, { readonly kind: "all" | "any" | "not" | "files" | "size" }>, holds: boolean): Sentence {
  switch (kind) {
    case "label": return `${holds ? "a" : "no"} label matches ${orText(value.any)}`;
    case "author": return `the author is ${holds ? "" : "not "}one of ${orText(value.in)}`;
    case "base": return `the branch that the change goes into ${matches(holds)} ${orText(value.any)}`;
    case "head": return `the branch that the change comes from ${matches(holds)} ${orText(value.any)}`;
    case "draft": return value === holds ? "it is a draft" : "it is no draft";
    case "title": return `the title ${matches(holds)} the pattern ${value.pattern}`;
    case "policy-changed": return value === holds ? "it changes the rules: the policy, CODEOWNERS, a workflow, an action or a template" : "it does not change the rules";
  }
}

function matches(holds: boolean): string {
  return holds ? "matches" : "does not match";
}

function filesSentence({ any, all, "renamed-from": former }: Leaf<"files">, holds: boolean): Sentence {
  const aside = former ? "" : ", the former paths of moved files aside";
  return joinSentences(holds ? "all" : "any", [
    ...(any === null ? [] : [`${holds ? "a" : "no"} changed file matches ${orText(any)}${aside}`]),
    ...(all === null ? [] : [holds ? `every changed file matches ${orText(all)}${aside}` : `a changed file does not match ${orText(all)}${aside}`]),
  ]);
}

function sizeSentence(over: Leaf<"size">, holds: boolean): Sentence {
  const limits = [over["files-over"] === null ? null : plural(over["files-over"], "file"), over["lines-over"] === null ? null : plural(over["lines-over"], "line")];
  return joinSentences(holds ? "any" : "all", limits.flatMap((limit) => (limit === null ? [] : [`it changes ${holds ? "more than" : "at most"} ${limit}`])));
}
