import { policyShape } from "../../../../shared/policy/policy.js";
import type { ChecklistPolicy } from "../../../../shared/policy/sections/checklist/checklist.js";
import { factsShape, type Facts } from "../../facts/facts.js";
import type { Question } from "../../evaluation/evaluation.js";

/** The head of the sample's pull request. */
export const HEAD = "a".repeat(40);
/** When the sample's facts were collected. */
export const NOW = "2026-11-23T12:00:00Z";

type Given = Readonly<Record<string, unknown>>;

const PULL = {
  repository: "octo/orders", number: 7, state: "open", draft: false, title: "feat: add totals", body: "",
  author: { login: "alice", kind: "user" },
  base: { ref: "main", sha: "b".repeat(40), repository: "octo/orders" },
  head: { ref: "totals", sha: HEAD, repository: "octo/orders" },
  labels: [], additions: 3, deletions: 1, changedFiles: 1, commitCount: 1, bodyEdits: [],
};

/** One commit of alice; `given` replaces parts. */
export function commitOf(given: Given = {}): Given {
  return {
    sha: HEAD, message: "feat: add totals", author: { login: "alice", name: "Alice Doe", email: "alice@example.org" },
    committedAt: "2026-11-23T10:00:00Z", parents: 1, signatureVerified: null, ...given,
  };
}

/** One modified file of three added lines and one deleted; `given` replaces parts. */
export function fileOf(given: Given = {}): Given {
  return { path: "src/totals.ts", previousPath: null, status: "modified", additions: 3, deletions: 1, patch: null, blob: null, ...given };
}

/** Everything of a list. */
export function whole(items: readonly unknown[]): Given {
  return { complete: true, items };
}

/** A part of a list. */
export function part(items: readonly unknown[]): Given {
  return { complete: false, items };
}

/** Facts of a small pull request by alice, through the shape that foreign facts go through; `given` replaces parts. */
export function factsOf({ pull, ...given }: Given & { readonly pull?: Given } = {}): Facts {
  return factsShape.check({
    collectedAt: NOW, pull: { ...PULL, ...pull }, files: whole([fileOf()]), commits: whole([commitOf()]),
    reviews: whole([]), comments: whole([]), checks: whole([]), template: null, evidenceHead: null,
    issues: [], codeowners: null, findings: [], records: [], designs: [], ...given,
  }, []);
}

/** A question about such facts; `checklist` is the policy's section as a person writes it. */
export function questionOf(given: Parameters<typeof factsOf>[0] = {}, checklist: Given = {}): Question {
  const policy: ChecklistPolicy = policyShape.check({ checklist }, []).checklist;
  const [item] = policyShape.check({ checklist: { items: [{ id: "sample", verify: "machine", require: { title: { longest: 1 } } }] } }, []).checklist.items;
  if (item === undefined) throw new Error("the sample's policy has an item");
  return { facts: factsOf(given), policy, item };
}
