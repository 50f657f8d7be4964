import { didYouMean } from "../../../../schema/did-you-mean.js";
import type { ShapePath } from "../../../../schema/shape.js";
import { RESERVED_GROUP_NAMES, type Item } from "../checklist.js";
import type { Condition } from "../condition.js";
import type { Requirement } from "../requirement.js";

/** A word of an item that stands for people. */
export interface GroupWord {
  readonly word: string;
  /** Where it stands in the item. */
  readonly at: ShapePath;
  /** Words that this place knows beside the policy's groups. */
  readonly known: readonly string[];
}

/** Every word of the item that stands for people, as `when` and `require` are written. */
export function* groupWordsOf({ when, require }: Item): Generator<GroupWord> {
  if (when !== null) yield* wordsOfCondition(when, ["when"]);
  yield* wordsOfRequirement(require, ["require"]);
}

function* wordsOfCondition(condition: Condition, at: ShapePath): Generator<GroupWord> {
  const inside = [...at, condition.kind];
  if (condition.kind === "all" || condition.kind === "any") {
    for (const [index, part] of condition.value.entries()) yield* wordsOfCondition(part, [...inside, index]);
  } else if (condition.kind === "not") {
    yield* wordsOfCondition(condition.value, inside);
  } else if (condition.kind === "author") {
    yield* wordsOf(condition.value.in, [...inside, "in"], ["bots"]);
  }
}

function* wordsOfRequirement(requirement: Requirement, at: ShapePath): Generator<GroupWord> {
  const inside = [...at, requirement.kind];
  if (requirement.kind === "all" || requirement.kind === "any") {
    for (const [index, part] of requirement.value.entries()) yield* wordsOfRequirement(part, [...inside, index]);
  } else if (requirement.kind === "reviews") {
    yield* wordsOf(requirement.value.from, [...inside, "from"], ["codeowners", "anyone"]);
  }
}

function* wordsOf(words: readonly string[], at: ShapePath, known: readonly string[]): Generator<GroupWord> {
  for (const [index, word] of words.entries()) yield { word, at: [...at, index], known };
}

/** What to do about a word that stands for nobody. @param known words that this place knows. */
export function unknownGroup(word: string, known: readonly string[]): string {
  const hint = didYouMean(word, known);
  const isReserved = RESERVED_GROUP_NAMES.some((reserved) => reserved === word);
  const advice = isReserved ? "; name groups of the policy, or logins with their @" : `; declare it under checklist.groups, or write a login as "@${word}"`;
  return `there is no group ${JSON.stringify(word)}${hint === "" ? advice : hint}`;
}
