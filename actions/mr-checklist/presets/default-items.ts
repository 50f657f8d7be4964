/** Bots write no issues and no descriptions; an item that only people can fulfil would stay red for ever on their changes. */
const BY_PEOPLE = { not: { author: { in: ["bots"] } } } as const;

const ISSUE_LINKED = {
  id: "issue-linked", title: "Linked to an open issue", verify: "machine", when: BY_PEOPLE,
  require: { issue: {} },
} as const;

const DESCRIBED = {
  id: "described", title: "The description says why", verify: "machine", when: BY_PEOPLE,
  require: { section: { heading: "Why", "min-characters": 20 } },
} as const;

const PIPELINE = {
  id: "pipeline", title: "The pipeline's verdict is a pass", verify: "machine",
  // The caller's job is named by the caller, `plimsoll` or `plimsoll-<project>`; the part behind the slash is ours.
  require: { check: { name: "plimsoll* / verdict" } },
} as const;

const APPROVED = {
  id: "approved", title: "Somebody else approved the current state", verify: "review",
  require: { reviews: { count: 1 } },
} as const;

/** Items that more than one preset has, as the policy writes them. */
export const COMMON_ITEMS = { ISSUE_LINKED, DESCRIBED, PIPELINE, APPROVED, BY_PEOPLE } as const;

/**
 * What is useful on the first day, with nothing configured; as the policy writes it. Every list holds `policy-changed` too,
 * which no preset has to name.
 */
export const DEFAULT_ITEMS = [
  ISSUE_LINKED,
  {
    id: "title", title: "The title says something", verify: "machine", when: BY_PEOPLE,
    require: { title: { pattern: "\\S\\s+\\S", longest: 100 } },
  },
  DESCRIBED,
  PIPELINE,
  APPROVED,
] as const;
