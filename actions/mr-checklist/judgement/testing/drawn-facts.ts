import fc from "fast-check";
import { HEAD } from "../../requirements/testing/question.js";

const OLD = "c".repeat(40);
const REASON = "the generated tables are long and were read";

/** Checklist whose items ask for every kind of fact. */
export const ASKING = {
  preset: "none",
  groups: { dba: { users: ["carol"], teams: ["acme/dba"] } },
  items: [
    { id: "title", verify: "machine", require: { title: { conventional: true } } },
    { id: "commits", verify: "machine", require: { commits: { "signed-off": true } } },
    { id: "issue", verify: "machine", when: { not: { author: { in: ["bots"] } } }, require: { issue: {} } },
    { id: "check", verify: "machine", require: { any: [{ check: { name: "verdict" } }, { record: { gate: "coverage-gate" } }] } },
    { id: "findings", verify: "machine", require: { findings: { reports: ["reports/*.sarif"], "min-reports": 2 } } },
    { id: "approved", verify: "review", require: { reviews: { count: 1 } } },
    { id: "ddl", verify: "review", when: { files: { any: ["db/**"] } }, require: { reviews: { from: ["dba"], stale: "owned-files" } } },
    { id: "owners", verify: "review", require: { reviews: { from: ["codeowners"], paths: ["db/**"] } } },
    { id: "small", verify: "machine", require: { all: [{ size: { lines: 10 } }, { size: { files: 2 } }] } },
    { id: "tried", verify: "attested", require: { tick: { key: "tried", by: "author" } } },
    { id: "why", verify: "machine", when: { any: [{ label: { any: ["big"] } }, { size: { "lines-over": 5 } }] }, require: { section: { heading: "Why" } } },
  ],
  waivers: { groups: ["dba"] },
} as const;

const login = fc.constantFrom("alice", "bob", "carol", "erin", "renovate-bot");
const actor = fc.oneof({ arbitrary: login.map((name) => ({ login: name, kind: "user" })), weight: 9 }, { arbitrary: fc.constant(null), weight: 1 });
const moment = fc.constantFrom("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z");
const waiver = fc.constantFrom(...ASKING.items.map(({ id }) => id), "policy-changed").chain((id) => fc.constantFrom(`/waive ${id} until 2026-11-27 because ${REASON}`, `/waive ${id} at ${HEAD} until 2026-11-27 because ${REASON}`, `/waive ${id} until 2026-11-01 because ${REASON}`));
const body = fc.array(waiver, { maxLength: 4 }).map((lines) => lines.join("\n"));

const file = fc.record({
  path: fc.constantFrom("db/1.sql", "src/a.ts", "docs/a.md", ".github/workflows/ci.yml"), previousPath: fc.constantFrom(null, null, "db/0.sql"),
  additions: fc.constant(1), deletions: fc.constant(0), patch: fc.constantFrom(null, "@@ -0,0 +1 @@\n+x"), blob: fc.constantFrom(null, "1"),
}).map((drawn) => ({ ...drawn, status: drawn.previousPath === null ? "modified" : "renamed" }));

const review = fc.record({
  author: actor, state: fc.constantFrom("approved", "approved", "approved", "commented", "changes-requested", "dismissed"), commit: fc.constantFrom(HEAD, HEAD, OLD, null),
  body, submittedAt: moment, edited: fc.constantFrom(false, false, false, true), url: fc.nat({ max: 9 }).map((id) => `https://x/r${id}`),
}).map((drawn) => ({ ...drawn, changedSince: drawn.commit === HEAD ? [] : drawn.commit === OLD ? ["src/a.ts"] : null }));

const comment = fc.record({ author: actor, body, createdAt: moment, edited: fc.constantFrom(false, false, true), url: fc.nat({ max: 9 }).map((id) => `https://x/c${id}`) });
const commit = fc.constantFrom("feat: x\n\nSigned-off-by: Alice Doe <a@example.org>", "feat: x\n\nSigned-off-by: Alice Doe <a@example.org>", "fix").map((message) => ({
  sha: HEAD, message, author: { login: "alice", name: "Alice Doe", email: "a@example.org" }, committedAt: "2026-11-23T09:00:00Z", parents: 1, signatureVerified: null,
}));
const check = fc.record({
  name: fc.constantFrom("verdict", "other"), app: fc.constantFrom("github-actions", null), workflow: fc.constant(null),
  conclusion: fc.constantFrom("success", "success", "failure", "skipped", null), startedAt: moment, url: fc.constant(null),
}).map((drawn) => ({ ...drawn, status: drawn.conclusion === null ? "in-progress" : "completed" }));
const issue = fc.record({ via: fc.constantFrom("sidebar", "closing-keyword"), reference: fc.constantFrom("#1", "#2"), exists: fc.constantFrom(true, true, null), state: fc.constantFrom("open", "open", "closed", null), url: fc.constant(null) });
const report = fc.record({ file: fc.constantFrom("reports/a.sarif", "reports/b.sarif", "reports/c.sarif"), problem: fc.constantFrom(null, null, null, "is cut off") }).map((drawn) => ({ ...drawn, format: "sarif", findings: [] }));
/** Carol owns files. An owner is one because CODEOWNERS says so, and stops being one where it is known that he may not write. */
const role = fc.record({ login, role: fc.constantFrom("write", "maintain", "admin", "read") }).map((drawn) => (drawn.login === "carol" && drawn.role === "read" ? { login: "carol", role: "write" } : drawn));

/** Whole facts in which each item of {@link ASKING} holds now and then. */
export const drawnFacts = fc.record({
  author: actor, title: fc.constantFrom("feat: x", "feat: x", "x"), labels: fc.subarray(["big", "bug"]), ticked: fc.constantFrom("x", " "), lines: fc.constantFrom(3, 7, 30),
  files: fc.uniqueArray(file, { selector: ({ path }) => path, minLength: 1, maxLength: 3 }), commits: fc.array(commit, { minLength: 1, maxLength: 2 }), reviews: fc.array(review, { maxLength: 8 }),
  comments: fc.array(comment, { maxLength: 4 }), checks: fc.array(check, { maxLength: 3 }), issues: fc.uniqueArray(issue, { selector: ({ reference }) => reference, maxLength: 2 }),
  findings: fc.uniqueArray(report, { selector: ({ file: name }) => name, maxLength: 3 }), roles: fc.uniqueArray(role, { selector: (drawn) => drawn.login, maxLength: 5 }),
  members: fc.constantFrom(["erin"], [], null), isEdited: fc.boolean(), template: fc.constantFrom(null, null, "## Why\n\nbecause of it\n", "- [x] tried <!-- plimsoll:tried -->\n"), evidenceHead: fc.constantFrom(null, HEAD, HEAD, OLD),
}).map(({ author, title, labels, ticked, lines, files, commits, reviews, comments, checks, issues, findings, roles, members, isEdited, template, evidenceHead }) => ({
  collectedAt: "2026-11-23T12:00:00Z",
  pull: {
    repository: "octo/orders", number: 7, state: "open", draft: false, title, body: `## Why\n\nbecause of it\n\n- [${ticked}] tried <!-- plimsoll:tried -->\n`, author,
    base: { ref: "main", sha: "b".repeat(40), repository: "octo/orders" }, head: { ref: "totals", sha: HEAD, repository: "octo/orders" }, labels,
    additions: lines, deletions: 0, changedFiles: files.length, commitCount: commits.length, bodyEdits: isEdited ? [{ editor: { login: "alice", kind: "user" }, at: "2026-11-23T10:00:00Z", deleted: false }] : [],
  },
  files: whole(files), commits: whole(commits), reviews: whole(reviews), comments: whole(comments), checks: whole(checks), issues, findings, template, evidenceHead,
  people: { roles, teams: [{ team: "acme/dba", members, unknown: null }] }, codeowners: "db/ @carol\n",
}));
/** Facts as JSON. */
export type DrawnFacts = typeof drawnFacts extends fc.Arbitrary<infer T> ? T : never;

function whole<T>(items: readonly T[]): { readonly complete: boolean; readonly items: readonly T[] } {
  return { complete: true, items };
}
