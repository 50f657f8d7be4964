import { glob, LOGIN_PATTERN } from "../../policy/sections/checklist/words.js";
import { refined, type Refusal } from "../../schema/refined.js";
import { list, nullable, object, oneOf, text, withDefault, type TypeOf } from "../../schema/shape.js";
import { grayPlan } from "../gray-plan/gray-plan.js";

/** Where a design stands. Only an approved one lets code through. */
export const DESIGN_STATUSES = ["draft", "in-review", "approved", "superseded"] as const;
export type DesignStatus = (typeof DESIGN_STATUSES)[number];

const login = text({ pattern: LOGIN_PATTERN, expected: "a login without @" });

const reviewKeys = object({
  who: login,
  role: text({ minLength: 1, description: "A role of the policy's design.roles." }),
  how: oneOf(["online", "offline"], "By a review of the pull request, or in a meeting."),
  date: text({ pattern: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, expected: "a date such as 2026-11-23" }),
  digest: text({ pattern: /^[0-9a-f]{64}$/, expected: "the digest that `plimsoll design check` prints", description: "Of the content that was approved." }),
  minutes: withDefault(nullable(text({ pattern: /^https?:\/\/[^\s/]+\S*$/, expected: "the address of the minutes, such as https://…", description: "Of the meeting." })), null),
  "signed-off-by": withDefault(nullable(text({ pattern: /^[^<>\n]*[^<>\s][^<>\n]* <[^<>\s@]+@[^<>\s@]+>$/, expected: "a name and an address as in a Signed-off-by line: Name <name@example.com>" })), null),
});

const review = refined(reviewKeys, function* ({ date, how, minutes, "signed-off-by": signedOffBy }): Generator<Refusal> {
  if (new Date(date).toISOString().slice(0, 10) !== date) yield { at: ["date"], problem: `there is no ${date}` };
  if (how === "online") return;
  if (minutes === null) yield { at: [], problem: "an offline review needs `minutes`, the address of the meeting's minutes" };
  if (signedOffBy === null) yield { at: [], problem: "an offline review needs `signed-off-by`, the name and address of who approved" };
});
/** A review as the document records it: a claim, which {@link ../approval/approval.ts} proves or refuses. */
export type RecordedReview = TypeOf<typeof review>;

/** The front matter of a design document. */
export const frontMatterShape = object({
  id: text({ pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,60}$/, expected: "an id of letters, digits, dots, hyphens and underscores", description: "Stays the same for ever; the file may move." }),
  title: text({ minLength: 1 }),
  status: oneOf(DESIGN_STATUSES),
  owners: withDefault(list(login, "Who wrote it, by login. They cannot approve it."), []),
  covers: withDefault(list(glob, "Globs of the code that may change only while this design is approved."), []),
  gray: withDefault(grayPlan, grayPlan.check({}, []), {}),
  reviews: withDefault(list(review), []),
}, { description: "Front matter of a design document." });
export type FrontMatter = TypeOf<typeof frontMatterShape>;
