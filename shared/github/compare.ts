import { integer, object, oneOf, text } from "../schema/shape.js";
import { provenRead } from "./wire/results.js";
import type { Wire } from "./wire/wire.js";

/** How two commits stand to each other. */
export interface Comparison {
  /** The commit that a pull request's difference starts from. */
  readonly mergeBase: string;
  readonly relation: "identical" | "ahead" | "behind" | "diverged";
  /** Commits of the head that the base does not have, and the other way round. */
  readonly aheadBy: number;
  readonly behindBy: number;
}

const COMPARISON = object({
  status: oneOf(["identical", "ahead", "behind", "diverged"]),
  ahead_by: integer({ minimum: 0 }),
  behind_by: integer({ minimum: 0 }),
  merge_base_commit: object({ sha: text({ minLength: 40 }) }, { open: true }),
}, { open: true });

/** Compares two commits, branches or tags. @throws InconclusiveError when one is not there or they have no common ancestor. */
export async function compare(wire: Wire, base: string, head: string): Promise<Comparison> {
  const route = "GET /repos/{owner}/{repo}/compare/{basehead}";
  const found = await provenRead(`compare ${base} with ${head}`, () => wire.repeatable(route, { basehead: `${base}...${head}`, per_page: 1 }, COMPARISON));
  return { mergeBase: found.merge_base_commit.sha, relation: found.status, aheadBy: found.ahead_by, behindBy: found.behind_by };
}
