import type { Unknown } from "../../../shared/people/membership.js";
import { integerText } from "../../../shared/report/figures.js";
import type { Facts } from "../facts/facts.js";

/** Why the commits that are known are not those of the change, or not all of them; null when they are. */
export function missingCommits({ commits: { complete, items }, pull }: Pick<Facts, "commits" | "pull">): Unknown | null {
  if (!complete || items.length < pull.commitCount) {
    const total = Math.max(pull.commitCount, items.length);
    return { reason: `only ${integerText(items.length)} of ${integerText(total)} commits could be read, so nobody knows about the others`, remedy: "run it again, or split the change" };
  }
  if (items.length === 0) return { reason: "no commit of the change is known", remedy: "run it again" };
  if (items.some(({ sha }) => sha === pull.head.sha)) return null;
  return { reason: `the head ${pull.head.sha.slice(0, 7)} is not among the commits that are known, so they are of another change`, remedy: "run it again" };
}
