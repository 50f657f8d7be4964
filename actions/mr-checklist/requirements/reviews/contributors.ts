import type { Membership, Unknown } from "../../../../shared/people/membership.js";
import { nameKey, personKey, type Person } from "../../../../shared/people/person.js";
import { isProgram, type Roster } from "../../../../shared/people/roster.js";
import type { RequirementOf } from "../../../../shared/policy/sections/checklist/requirement.js";
import { missingCommits } from "../../evaluation/missing-commits.js";
import type { Facts } from "../../facts/facts.js";

/** Who wrote the commits of a change, where nobody of them may approve it. */
export interface Contributors {
  /** Keys of the accounts that are known. */
  readonly names: ReadonlySet<string>;
  /** Why there may be more; null when these are all. */
  readonly unknown: Unknown | null;
}

/**
 * Those who may not approve because commits are theirs: by the item's own word, and wherever the author is a program or gone.
 * Somebody else wrote such a change or stands behind it, and could let it through alone. Null: commits keep nobody from it.
 */
export function contributorsOf({ contributors }: Pick<RequirementOf<"reviews">, "contributors">, facts: Facts, roster: Roster): Contributors | null {
  const { pull, commits } = facts;
  if (contributors === "count" && pull.author !== null && !isProgram(pull.author, roster)) return null;
  const logins = commits.items.flatMap(({ author, committer }) => [author.login, committer]).filter((login) => login !== null);
  return { names: new Set(logins.map(nameKey)), unknown: unknownOf(facts) };
}

function unknownOf(facts: Facts): Unknown | null {
  const nobody = facts.commits.items.find(({ author }) => author.login === null);
  const unnamed = nobody === undefined ? null
    : { reason: `no account has the address of who wrote ${nobody.sha.slice(0, 7)}`, remedy: "let whoever wrote them add the address to their account, or ask for a waiver" };
  return missingCommits(facts) ?? unnamed;
}

/** Whether somebody wrote a commit of the change. */
export function wroteCommits(person: Person, { names, unknown }: Contributors): Membership {
  if (names.has(personKey(person))) return { answer: "yes" };
  if (unknown === null) return { answer: "no" };
  return { answer: "unknown", reason: `whether ${person.login} wrote commits of the change is unknown: ${unknown.reason}`, remedy: unknown.remedy };
}
