import { exactlyOne } from "../../../schema/exactly-one.js";
import { recursive } from "../../../schema/recursive.js";
import { refined, type Refusal } from "../../../schema/refined.js";
import { boolean, integer, list, nullable, object, oneOf, text, withDefault, type Shape, type TypeOf } from "../../../schema/shape.js";
import { duration } from "../tests.js";
import { globs, groupNames, heading, nonEmpty, pattern } from "./words.js";

/** Ways in which an issue is linked. */
export const LINK_WAYS = ["closing-keyword", "sidebar", "tracker-key"] as const;
/** Which lines of a change a finding must touch to count. */
export const FINDING_FILTERS = ["added", "hunk", "file", "all"] as const;
/** The types of conventional commits. */
export const CONVENTIONAL_TYPES = ["build", "chore", "ci", "docs", "feat", "fix", "perf", "refactor", "revert", "style", "test"] as const;

/** What demands nothing would be satisfied by everything. */
function* demandsNothing(demands: boolean, expected: string): Generator<Refusal> {
  if (!demands) yield { at: [], problem: `demands nothing; expected ${expected}` };
}

const limit = (level: string, standard: number | null) =>
  withDefault(nullable(integer({ minimum: 0, description: `Findings of level ${level} that are let through; null: any number.` })), standard);

/** The author of a fork decides what runs beside the gate there, and could have it write what the gate reads. */
const ofForks = (what: string) =>
  withDefault(oneOf(["refuse", "accept"], `Whether ${what} count that a fork's own run has left, whose code could have written them. Refused ones are an error.`), "refuse");

/** Each kind of requirement, in a room of its own name below actions/mr-checklist/requirements/. */
export const REQUIREMENT_SHAPES = {
  issue: object({
    via: withDefault(nonEmpty(list(oneOf(LINK_WAYS))), [...LINK_WAYS]),
    state: withDefault(oneOf(["open", "any"]), "open"),
    count: withDefault(integer({ minimum: 1, maximum: 100 }), 1),
    repositories: withDefault(nullable(globs("Repositories whose issues count, as owner/name; null: those of the owner of the pull request's.")), null),
  }, { description: "Issues that the change is linked to." }),
  findings: object({
    reports: globs("Reports of static analysers: SARIF, Checkstyle, PMD, ESLint JSON, rdjson, rdjsonl."),
    filter: withDefault(oneOf(FINDING_FILTERS), "added"),
    limits: withDefault(object({ error: limit("error", 0), warning: limit("warning", 0), note: limit("note", null) }), { error: 0, warning: 0, note: null }),
    "min-reports": withDefault(integer({ minimum: 1, description: "Fewer reports are an error: a tool that crashed wrote none." }), 1),
    forks: ofForks("reports"),
  }, { description: "What static analysers found in the change." }),
  check: object({
    name: text({ minLength: 1, description: "Name of the check run or commit status; a glob." }),
    app: withDefault(nullable(text({ minLength: 1 })), "github-actions"),
    workflow: withDefault(nullable(text({ minLength: 1, description: "Name of the workflow; null: any." })), null),
    conclusion: withDefault(nonEmpty(list(oneOf(["success", "neutral", "skipped"]))), ["success"]),
  }, { description: "A check of the head commit. An app of null names a commit status." }),
  title: refined(object({
    conventional: withDefault(boolean("`type(scope): subject` as in Conventional Commits."), false),
    types: withDefault(nonEmpty(list(text({ minLength: 1 }))), [...CONVENTIONAL_TYPES]),
    pattern: withDefault(nullable(pattern("Must match somewhere in the title.")), null),
    longest: withDefault(nullable(integer({ minimum: 1, description: "Characters." })), null),
  }, { description: "The pull request's title." }), ({ conventional, pattern: words, longest }) =>
    demandsNothing(conventional || words !== null || longest !== null, "conventional: true, pattern or longest")),
  commits: refined(object({
    conventional: withDefault(boolean(), false),
    types: withDefault(nonEmpty(list(text({ minLength: 1 }))), [...CONVENTIONAL_TYPES]),
    "signed-off": withDefault(boolean("Each commit has a Signed-off-by line of its author."), false),
    "verified-signature": withDefault(boolean("GitHub has verified each commit's signature."), false),
    pattern: withDefault(nullable(pattern("Must match somewhere in each message.")), null),
    "longest-subject": withDefault(nullable(integer({ minimum: 1, description: "Characters of the first line." })), null),
    merges: withDefault(oneOf(["allow", "refuse"], "Commits with two parents. Allowed ones are let off the rules of messages, the sign-off among them; never off verified-signature."), "allow"),
  }, { description: "Every commit of the change." }), (rules) => demandsNothing(
    rules.conventional || rules["signed-off"] || rules["verified-signature"] || rules.pattern !== null || rules["longest-subject"] !== null || rules.merges === "refuse",
    "conventional, signed-off or verified-signature: true, pattern, longest-subject, or merges: refuse",
  )),
  reviews: object({
    count: withDefault(integer({ minimum: 1, maximum: 20 }), 1),
    from: withDefault(groupNames("Groups of this policy, logins such as \"@octocat\", `codeowners` (of each matched file, each has to approve) or `anyone` with the role."), ["anyone"]),
    role: withDefault(oneOf(["write", "maintain", "admin"], "Least role in the repository of `anyone`."), "write"),
    paths: withDefault(nullable(globs("Files that this is about; null: all changed files.")), null),
    stale: withDefault(oneOf(["head", "owned-files", "never"], "An approval holds for the head it saw, as long as the files that this is about are unchanged, or for ever."), "head"),
    contributors: withDefault(oneOf(["count", "refuse"], "Approvals by whoever wrote commits of the change; where its author is a bot or gone they never count."), "count"),
  }, { description: "Approvals. The author and bots never count." }),
  section: object({
    heading,
    "min-characters": withDefault(integer({ minimum: 1, description: "Visible characters; comments, images' addresses and the template's words do not count." }), 1),
    not: withDefault(list(text({ minLength: 1 }), "Texts that fill nothing, such as N/A or TBD; compared without case."), ["n/a", "na", "none", "tbd", "todo", "-", "..."]),
    "must-differ-from-template": withDefault(boolean(), true),
  }, { description: "A section of the description that is really filled." }),
  tick: object({
    key: text({ pattern: /^[a-z0-9][a-z0-9-]{0,60}$/, expected: "a key such as tried-on-daily", description: "Of the comment `<!-- plimsoll:KEY -->` in the box's line." }),
    by: withDefault(oneOf(["anyone", "author"], "Whose edit of the description must have been the last."), "anyone"),
    "must-differ-from-template": withDefault(boolean("A box that the template ships ticked was ticked by nobody."), true),
    evidence: withDefault(nullable(object({ heading, any: withDefault(nonEmpty(list(oneOf(["link", "image", "code", "text"]))), ["link", "image", "code", "text"]) })), null),
    removable: withDefault(boolean("Whether an author may take the line away where it does not apply."), false),
  }, { description: "A box of the description that is ticked." }),
  "tick-group": refined(object({
    heading,
    min: withDefault(integer({ minimum: 0 }), 1),
    max: withDefault(nullable(integer({ minimum: 1 })), null),
    "must-differ-from-template": withDefault(boolean("Just those boxes that the template ships ticked are nobody's choice."), true),
  }, { description: "How many of the boxes below a heading are ticked." }), function* ({ min, max }): Generator<Refusal> {
    yield* demandsNothing(min > 0 || max !== null, "min above 0, or max");
    if (max !== null && max < min) yield { at: ["max"], problem: `expected at least min, which is ${min}, found ${max}` };
  }),
  size: refined(object({
    files: withDefault(nullable(integer({ minimum: 1 })), null),
    lines: withDefault(nullable(integer({ minimum: 1, description: "Added and deleted lines together." })), null),
    ignore: withDefault(list(text({ minLength: 1 }), "Globs of files that do not count, such as lock files."), []),
  }, { description: "The change is at most this large." }), ({ files, lines }) => demandsNothing(files !== null || lines !== null, "files or lines")),
  design: object({
    status: withDefault(nonEmpty(list(oneOf(["draft", "in-review", "approved", "superseded"]), "Statuses in which a linked design counts. With any beside approved nobody need have reviewed it, and the item is proved by machine.")), ["approved"]),
  }, { description: "The description links a design that covers the change and has one of the statuses, approved by default." }),
  record: object({
    gate: text({ minLength: 1, description: "Name of the gate, such as coverage-gate, ddl-review, fvt." }),
    verdict: withDefault(nonEmpty(list(oneOf(["pass", "not-applicable"]))), ["pass"]),
    "max-age": withDefault(nullable(duration("How old the record may be; null: until it expires.")), null),
    forks: ofForks("records"),
  }, { description: "Another gate's record about the head commit." }),
} as const;

/** Names of the kinds. */
export type RequirementKind = keyof typeof REQUIREMENT_SHAPES;
/** The text of one kind in the policy. */
export type RequirementOf<K extends RequirementKind> = TypeOf<(typeof REQUIREMENT_SHAPES)[K]>;
/** A requirement of one kind. */
export type Leaf = { readonly [K in RequirementKind]: { readonly kind: K; readonly value: RequirementOf<K> } }[RequirementKind];
/** What an item demands: one kind, or several joined. There is no `not`: it would make a pass of what is missing. */
export type Requirement = Leaf | { readonly kind: "all"; readonly value: readonly Requirement[] } | { readonly kind: "any"; readonly value: readonly Requirement[] };

/** The shape of `require`. */
export const requirement: Shape<Requirement> = recursive<Requirement>("checklist-requirement", (self) =>
  exactlyOne({ all: nonEmpty(list(self)), any: nonEmpty(list(self)), ...REQUIREMENT_SHAPES }, "What must hold."));
