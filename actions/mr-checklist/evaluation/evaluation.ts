import type { ChecklistPolicy, Item } from "../../../shared/policy/sections/checklist/checklist.js";
import type { Facts } from "../facts/facts.js";

/** How a requirement stands. `error`: a fact could not be had or read; it never lets a change through. */
export type RequirementState = "satisfied" | "unsatisfied" | "pending" | "error";

/** What one requirement came to. Texts may hold words from outside: renderers escape them. */
export interface Evaluation {
  readonly state: RequirementState;
  /** What it was judged from, a line each: `#12 is open`, `alice approved 1a2b3c4`. */
  readonly evidence: readonly string[];
  /** One line: what is missing and what to do; why it holds when it does. */
  readonly reason: string;
}

/** What every evaluator may look at. The answer depends on nothing else: no clock, no network. */
export interface Question {
  readonly facts: Facts;
  readonly policy: ChecklistPolicy;
  readonly item: Item;
  /** Policy files of the judged repository, from its root; absent: the usual one. */
  readonly policyFiles?: readonly string[];
  /** Digest of the rules that a final item's designs are judged by; null or absent: those of the policy that judges. */
  readonly designRules?: string | null;
}

/** One kind of requirement: a pure function of the requirement's text in the policy and the facts. */
export type Evaluator<R> = (requirement: R, question: Question) => Evaluation;
