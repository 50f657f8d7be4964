import type { RequirementOf } from "../../../../shared/policy/sections/checklist/requirement.js";
import { characterCount } from "../../../../shared/text/character-count.js";
import { compilePattern } from "../../../../shared/text/pattern.js";
import type { Evaluator } from "../../evaluation/evaluation.js";
import { readConventionalTitle } from "../conventional/conventional.js";
import { satisfied, unknown, unsatisfied } from "../../evaluation/standing.js";

type Title = RequirementOf<"title">;

/** The pull request's title against the rules that the policy names. */
export const title: Evaluator<Title> = (rules, { facts: { pull } }) => {
  const evidence = [`the title is "${pull.title}"`];
  const searched = rules.pattern === null ? "found" : compilePattern(rules.pattern).search(pull.title);
  if (searched === "too-long") return unknown("the title is too long to be matched with a pattern; shorten it");
  const problems = [...conventionalProblems(rules, pull.title), ...lengthProblems(rules, pull.title)];
  if (searched === "absent") problems.push(`does not match ${String(rules.pattern)}`);
  if (problems.length > 0) return unsatisfied(`the title ${problems.join(", and ")}; edit it`, evidence);
  return satisfied("the title keeps the rules", evidence);
};

function conventionalProblems({ conventional, types }: Title, text: string): string[] {
  if (!conventional) return [];
  const read = readConventionalTitle(text, types);
  return typeof read === "string" ? [read] : [];
}

function lengthProblems({ longest }: Title, text: string): string[] {
  const length = characterCount(text);
  return longest === null || length <= longest ? [] : [`is ${length} characters long, ${longest} are allowed`];
}
