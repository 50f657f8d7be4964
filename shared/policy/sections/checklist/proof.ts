import { oneOf, type TypeOf } from "../../../schema/shape.js";
import type { Leaf, Requirement, RequirementKind } from "./requirement.js";

/** Ways of proof, the strongest first. */
export const PROOFS = ["machine", "review", "attested"] as const;

/** The shape of `verify`. */
export const proof = oneOf(PROOFS, "How it is proved: by facts, by a reviewer, or by a person's word. An item of several requirements says the weakest of their proofs.");
/** How an item is proved. */
export type Proof = TypeOf<typeof proof>;

/** What can prove each kind of requirement as it is by default. A gate's record is a program's word, or that of the person who approved there. */
export const PROOFS_OF: Readonly<Record<RequirementKind, readonly Proof[]>> = {
  check: ["machine"],
  commits: ["machine"],
  design: ["review"],
  findings: ["machine"],
  issue: ["machine"],
  record: ["machine", "review"],
  reviews: ["review"],
  section: ["machine"],
  size: ["machine"],
  tick: ["attested"],
  "tick-group": ["attested"],
  title: ["machine"],
};

/**
 * What an item may say of its proof: the weakest of what proves its parts. Of `any` too, as the weakest part alone may be
 * what lets it hold, and nobody's word shall be counted as a program's.
 */
function proofsOf(requirement: Requirement): readonly Proof[] {
  const parts = [...leavesOf(requirement)].map(proofsOfLeaf);
  const strengthOf = (one: Proof): number => -PROOFS.indexOf(one);
  return PROOFS.filter((one) => parts.some((proofs) => proofs.includes(one)) && parts.every((proofs) => proofs.some((other) => strengthOf(other) >= strengthOf(one))));
}

/** What is wrong with what an item says of its proof, and what to write; null when it is right. */
export function proofProblem(verify: Proof, requirement: Requirement): string | null {
  const proofs = proofsOf(requirement);
  if (proofs.includes(verify)) return null;
  const kinds = [...new Set([...leavesOf(requirement)].map(({ kind }) => kind))];
  return `an item that requires ${kinds.join(", ")} is proved by ${proofs.join(" or ")}, not by ${verify}; write ${proofs.map((one) => `verify: ${one}`).join(" or ")}`;
}

/** A design in another status than approved is there, and nobody has reviewed it. */
function proofsOfLeaf(leaf: Leaf): readonly Proof[] {
  return leaf.kind === "design" && leaf.value.status.some((status) => status !== "approved") ? ["machine"] : PROOFS_OF[leaf.kind];
}

function* leavesOf(requirement: Requirement): Generator<Leaf> {
  if (requirement.kind !== "all" && requirement.kind !== "any") yield requirement;
  else for (const part of requirement.value) yield* leavesOf(part);
}
