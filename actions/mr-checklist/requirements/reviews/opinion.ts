import { compare } from "../../../../shared/text/compare.js";
import { personKey, type Person } from "../../../../shared/people/person.js";
import type { ReviewFacts } from "../../facts/facts.js";

/** The least strict first: of two in one second, the stricter counts, in whatever order GitHub lists them. */
const STRICTNESS = ["approved", "dismissed", "changes-requested"] as const;
type OpinionState = (typeof STRICTNESS)[number];

/** Where somebody stands: their latest review that approved, asked for changes or was dismissed. Comments change nothing. */
export interface Opinion {
  readonly person: Person;
  readonly state: OpinionState;
  readonly review: ReviewFacts;
}

/** One opinion for each person, the oldest first. A deleted account has none: nobody knows whose it was. */
export function opinionsOf(reviews: readonly ReviewFacts[]): Opinion[] {
  const all = reviews.flatMap((review) => opinionOf(review) ?? []).sort(inOrder);
  const latest = new Map<string, Opinion>();
  // An app or a placeholder that bears somebody's name does not speak for them.
  for (const opinion of all) latest.set(`${opinion.person.kind} ${personKey(opinion.person)}`, opinion);
  return [...latest.values()].sort(inOrder);
}

function opinionOf(review: ReviewFacts): Opinion | null {
  const state = STRICTNESS.find((known) => known === review.state);
  return state === undefined || review.author === null ? null : { person: review.author, state, review };
}

/** Whatever the order in which they came, it is one. */
function inOrder(a: Opinion, b: Opinion): number {
  return compare(momentKey(a.review.submittedAt), momentKey(b.review.submittedAt))
    || STRICTNESS.indexOf(a.state) - STRICTNESS.indexOf(b.state)
    || compare(`${a.person.login} ${a.person.kind} ${a.review.commit}`, `${b.person.login} ${b.person.kind} ${b.review.commit}`);
}

/** Sorts as the times do: as text, a whole second would come behind its fractions. */
function momentKey(moment: string): string {
  return (moment.includes(".") ? moment.slice(0, -1) : moment.replace("Z", ".")).padEnd(40, "0");
}
