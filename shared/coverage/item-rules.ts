import { addHits } from "./hits.js";
import type { Branch, CoveredFunction, Line, Span, Statement } from "./model.js";
import { pairs } from "./pairs.js";

/**
 * When two items of two records are one item. The key is structural and full: istanbul-lib-coverage's key for a branch
 * is its first arm alone and for a function its body alone, which folds different items into one (defects B and D).
 */
export interface ItemRule<T> {
  /** Whether the keys are equal, without building them: most pairs are compared once and found equal. */
  same(left: T, right: T): boolean;
  key(item: T): string;
  /** The item with both hits. Returns `left` itself where nothing is added. */
  add(left: T, right: T): T;
}

/** Whether two places are one; two unknown places are. */
export function sameSpan(left: Span | null, right: Span | null): boolean {
  if (left === null || right === null) return left === right;
  return (
    left.line === right.line && left.column === right.column &&
    left.endLine === right.endLine && left.endColumn === right.endColumn
  );
}

function spanKey(span: Span | null): string {
  return span === null ? "-" : `${span.line}.${span.column}-${span.endLine}.${span.endColumn}`;
}

function addTo<T extends { readonly hits: number }>(left: T, right: T): T {
  return right.hits === 0 ? left : { ...left, hits: addHits(left.hits, right.hits) };
}

/** Statements are the same by their span and what they weigh. */
export const STATEMENT_RULE: ItemRule<Statement> = {
  same: (left, right) => left.weight === right.weight && sameSpan(left.span, right.span),
  key: ({ span, weight }) => `${spanKey(span)} ${weight}`,
  add: addTo,
};

/** Functions are the same by name, declaration and body. */
export const FUNCTION_RULE: ItemRule<CoveredFunction> = {
  same: (left, right) =>
    left.name === right.name && sameSpan(left.span, right.span) && sameSpan(left.declaration, right.declaration),
  key: ({ name, declaration, span }) => `${spanKey(declaration)} ${spanKey(span)} ${name}`,
  add: addTo,
};

/** Branches are the same by kind, span and every arm. */
export const BRANCH_RULE: ItemRule<Branch> = {
  same: (left, right) =>
    left.type === right.type && sameSpan(left.span, right.span) && left.arms.length === right.arms.length &&
    [...pairs(left.arms, right.arms)].every(([arm, other]) => arm.name === other.name && sameSpan(arm.span, other.span)),
  key: ({ type, span, arms }) => JSON.stringify([type, spanKey(span), ...arms.flatMap((arm) => [arm.name, spanKey(arm.span)])]),
  add(left, right) {
    if (right.arms.every(({ hits }) => hits === 0)) return left;
    return { ...left, arms: Array.from(pairs(left.arms, right.arms), ([arm, other]) => addTo(arm, other)) };
  },
};

/** Lines are the same by their number. */
export const LINE_RULE: ItemRule<Line> = {
  same: (left, right) => left.line === right.line,
  key: ({ line }) => String(line),
  add: addTo,
};
