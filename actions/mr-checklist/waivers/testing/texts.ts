import { HEAD } from "../../requirements/testing/question.js";

type Given = Readonly<Record<string, unknown>>;

/** A reason that the default rules take. */
export const REASON = "the generated tables are long and were read";
/** The head as a waiver has to name it. */
export const AT = HEAD.slice(0, 20);

/** A review of the head by a maintainer called bob; `given` replaces parts. */
export function reviewOf(body: string, given: Given = {}): Given {
  return {
    author: { login: "bob", kind: "user" }, state: "commented", commit: HEAD, body, submittedAt: "2026-11-23T11:00:00Z", edited: false,
    url: "https://github.com/octo/orders/pull/7#r1", changedSince: [], ...given,
  };
}

/** A comment of bob's; `given` replaces parts. */
export function commentOf(body: string, given: Given = {}): Given {
  return { author: { login: "bob", kind: "user" }, body, createdAt: "2026-11-23T11:00:00Z", edited: false, url: "https://github.com/octo/orders/pull/7#c1", ...given };
}

/** What the facts know of people: bob maintains, wendy writes; `roles` more of them. */
export function peopleOf(roles: Readonly<Record<string, string>> = {}): Given {
  return { roles: Object.entries({ bob: "maintain", wendy: "write", ...roles }).map(([login, role]) => ({ login, role })), teams: [] };
}
