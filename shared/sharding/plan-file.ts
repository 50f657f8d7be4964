import { InconclusiveError } from "../action/errors.js";
import { digestOf } from "../record/canonical.js";
import { readDocument } from "../files/document.js";
import { jsonText, plainJson } from "../schema/json-text.js";
import { anything, mapOf } from "../schema/shape.js";
import { planShape, type Plan } from "./plan.js";

type Undigested = Omit<Plan, "digest">;

/** Seals a plan: the digest is over everything else. */
export function sealPlan(plan: Undigested): Plan {
  return { ...plan, digest: digestOf(plainJson(plan)) };
}

/** The text of a plan file, one line. */
export function planText(plan: Plan): string {
  return `${jsonText(plan)}\n`;
}

/** What makes a plan no partition of its items; null when it is one. */
function partitionProblem(plan: Plan): string | null {
  const indices = plan.shards.map(({ index }) => index);
  if (indices.some((index, position) => index !== position)) return `its shards are not numbered 0 to ${plan.shards.length - 1}`;
  const assigned = plan.shards.flatMap(({ items }) => items);
  const distinct = new Set(assigned);
  if (distinct.size !== assigned.length) return "it gives an item to two shards";
  if (distinct.size !== plan.items.length || assigned.some((position) => position >= plan.items.length)) return "its shards do not hold exactly its items";
  const suites = new Set(plan.suites.map(({ suite }) => suite.name));
  const stray = plan.items.find(({ suite }) => !suites.has(suite));
  return stray === undefined ? null : `it has items of the suite ${JSON.stringify(stray.suite)}, which it does not describe`;
}

/**
 * Reads a plan file and verifies it.
 * @param source its path, for messages.
 * @throws InconclusiveError when it is cut off, of another format, changed after it was written, or no partition.
 */
export function readPlan(content: string, source: string): Plan {
  const plan = readDocument(planShape, content, source);
  const { digest, ...rest } = Object.fromEntries(readDocument(mapOf(anything()), content, source));
  if (digest !== digestOf(rest)) throw new InconclusiveError(`${source}: the plan was changed after it was written (its digest does not fit); plan again`);
  const problem = partitionProblem(plan);
  if (problem !== null) throw new InconclusiveError(`${source}: ${problem}; plan again`);
  return plan;
}
