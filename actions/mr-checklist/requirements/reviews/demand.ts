import { eitherOf, membershipIn, unionOf, type Members, type Membership } from "../../../../shared/people/membership.js";
import type { Person } from "../../../../shared/people/person.js";
import { hasRole, membersOf, type Roster } from "../../../../shared/people/roster.js";
import type { RequirementOf } from "../../../../shared/policy/sections/checklist/requirement.js";

/** A number of approvals by certain people of certain files. An item makes one, or one for each set of code owners. */
export interface Demand {
  /** Whose approval it asks for, and of what: `dba`, `@alice or @acme/dba for db/1.sql`. */
  readonly of: string;
  readonly count: number;
  /** Names of the files that an approval must have seen. */
  readonly names: readonly string[];
  readonly membership: (person: Person) => Membership;
  /** What is said of somebody else: `is not in dba`. */
  readonly outsider: string;
  /** All who may give it; null where that is open, as for whoever has a role. */
  readonly members: Members | null;
}

type Reviews = RequirementOf<"reviews">;

/** What `from` asks for: the people of its groups, and of `anyone` whoever has the role. */
export function groupsDemand(words: readonly string[], { count, role }: Pick<Reviews, "count" | "role">, names: readonly string[], roster: Roster): Demand {
  const groups = words.filter((word) => word !== "anyone");
  const members = unionOf(groups.map((word) => membersOf(word, roster)));
  const isOpen = groups.length < words.length;
  const texts = [...groups, ...(isOpen ? [`anyone with the role ${role}`] : [])];
  return {
    of: texts.join(" or "),
    count,
    names,
    membership: (person) => eitherOf([membershipIn(members, person), ...(isOpen ? [hasRole(person, role, roster)] : [])]),
    outsider: isOpen ? `has a lesser role than ${role}` : `is not in ${groups.join(" or ")}`,
    members: isOpen ? null : members,
  };
}
