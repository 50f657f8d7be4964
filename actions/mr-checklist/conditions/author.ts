import { eitherOf, membershipIn } from "../../../shared/people/membership.js";
import { membersOf } from "../../../shared/people/roster.js";
import type { Question } from "../evaluation/evaluation.js";
import { rosterFor } from "../evaluation/roster.js";
import { known, type Answer } from "./answer.js";

/** Whether the author is one of those whom the words name. What kind of account GitHub says it is decides nothing: `bots` is the policy's list. */
export function authorAnswer(words: readonly string[], { facts, policy }: Pick<Question, "facts" | "policy">): Answer {
  const { author } = facts.pull;
  if (author === null) return { answer: "unknown", reason: "the author's account is gone, so nobody can say who wrote the change" };
  const roster = rosterFor({ facts, policy });
  const membership = eitherOf(words.map((word) => membershipIn(membersOf(word, roster), author)));
  if (membership.answer === "unknown") return { answer: "unknown", reason: `whether the author ${author.login} is one of ${words.join(", ")} is unknown: ${membership.reason}; ${membership.remedy}` };
  const isOne = membership.answer === "yes";
  return known(isOne, `the author is ${author.login}${isOne ? "" : `, not one of ${words.join(", ")}`}`);
}
