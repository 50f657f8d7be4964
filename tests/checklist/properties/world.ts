import fc from "fast-check";

/** Commits of the change, the last of which is the head. They begin alike, as an author can have them after some minutes of trying. */
export const COMMITS = ["0", "1", "2"].map((end) => `${"c0ffee".repeat(3)}${end.repeat(22)}`);
const [FIRST = "", , HEAD = ""] = COMMITS;
const LONGEST_COMMON = HEAD.slice(0, 18);
const NOW = "2026-11-23T12:00:00Z";
const REASON = "the generated tables are long and were read";
const OWNED = ["db/1.sql", "web/a.ts"];

/** Every item demands a right that nobody of {@link POWERLESS} has, or what nobody of them can make. */
export const RIGHTS = {
  preset: "none",
  groups: { dba: { users: ["carol"], teams: ["acme/dba"] }, board: { users: ["gina"] }, secret: { teams: ["acme/secret"] } },
  items: [
    { id: "dba", verify: "review", when: { files: { any: ["db/**"] } }, require: { reviews: { from: ["dba"] } } },
    { id: "dba-files", verify: "review", require: { reviews: { from: ["dba"], paths: ["db/**"], stale: "owned-files" } } },
    { id: "owners", verify: "review", require: { reviews: { from: ["codeowners"], stale: "owned-files" } } },
    { id: "maintainers", verify: "review", require: { reviews: { count: 2, role: "maintain" } } },
    { id: "board", verify: "review", require: { reviews: { from: ["board"], stale: "never" } } },
    { id: "secret", verify: "review", require: { any: [{ reviews: { from: ["secret"] } }, { reviews: { from: ["@hugo"] } }] } },
    { id: "pipeline", verify: "machine", when: { not: { author: { in: ["bots"] } } }, require: { check: { name: "verdict" } } },
    { id: "coverage", verify: "machine", require: { record: { gate: "coverage-gate" } } },
    { id: "design", verify: "review", require: { design: {} } },
    { id: "both", verify: "review", require: { all: [{ size: { files: 100 } }, { reviews: { from: ["dba", "board"] } }] } },
    // Two, as one is among what is said in vain.
    { id: "policy-changed", verify: "review", waivable: false, require: { reviews: { count: 2, role: "maintain" } } },
  ],
  waivers: { role: "maintain", groups: ["dba"] },
} as const;
export const ITEMS: readonly string[] = RIGHTS.items.map(({ id }) => id);

type Written = Readonly<Record<string, unknown>>;
type Actor = { readonly login: string; readonly kind: string } | null;
const user = (login: string): Actor => ({ login, kind: "user" });

/** Roles in the repository. Mallory's is not known. The author and the bots may do everything. */
const ROLES = Object.entries({ alice: "admin", carol: "maintain", dora: "maintain", frank: "maintain", gina: "read", hugo: "read", wanda: "write", eve: "write", rita: "read", "renovate-bot": "admin", "helper[bot]": "admin", helper: "admin" });
const CODEOWNERS = "* @wanda @rita @alice\ndb/ @carol @renovate-bot @rita\n";

/** The author, strangers, programs, accounts that are gone, owners who may not write, and names that look like those of people with the right. */
const POWERLESS: readonly Actor[] = [
  user("alice"), user("Alice"), user("ALICE"), user("mallory"), user("rita"), user("RITA"), user("eve"), user("renovate-bot"), user("Renovate-Bot"), null,
  { login: "helper[bot]", kind: "bot" }, { login: "helper", kind: "bot" }, { login: "carol", kind: "bot" }, { login: "Dora", kind: "mannequin" }, { login: "frank", kind: "organization" }, { login: "wanda", kind: "bot" },
  user("\u0441arol"), user("caro1"), user("carol\u200b"), user("@carol"), user("acme/dba"), user("dba"), user("anyone"), user("codeowners"), user("dor\u0430"),
];
/** Those who have the rights: all of them, Gina and Hugo together can let everything through. Gina's approval never gets stale. */
const RIGHTFUL: readonly Actor[] = [user("carol"), user("Dora"), user("frank"), user("WANDA")];
const GINA = user("gina");
const HUGO = user("hugo");

const powerless = fc.constantFrom(...POWERLESS);
const rightful = fc.constantFrom(...RIGHTFUL);
const item = fc.constantFrom(...ITEMS);
const moment = fc.constantFrom("2026-11-23T09:00:00Z", "2026-11-23T10:00:00Z", "2026-11-23T10:00:00.5Z", "2026-11-23T11:00:00Z");
/** A place for every item's waiver of the head that would be good in the mouth of somebody who may. */
const waiverOf = (id: string, at: string, until = "2026-11-27"): string => `/waive ${id} at ${at} until ${until} because ${REASON}`;
const goodWaiver = item.chain((id) => fc.constantFrom(waiverOf(id, HEAD), waiverOf(id, HEAD.slice(0, 20)), `/waive ${id} until 2026-11-27 because ${REASON}`));
const goodWaivers = fc.array(goodWaiver, { minLength: 1, maxLength: 12 }).map((lines) => lines.join("\n"));

interface Said {
  readonly kind: "review" | "comment";
  readonly author: Actor;
  readonly state: string;
  readonly commit: string | null;
  readonly body: string;
  readonly at: string;
  readonly edited: boolean;
  /** That nothing changed since, where it is an older commit. */
  readonly sawAll?: boolean;
}

/** Anything at all that people without the right say, of any commit. */
const saidByPowerless: fc.Arbitrary<Said> = fc.record({
  kind: fc.constantFrom("review", "comment"), author: powerless, state: fc.constantFrom("approved", "approved", "approved", "commented", "dismissed", "changes-requested", "pending"),
  commit: fc.constantFrom(HEAD, HEAD, HEAD, FIRST, null), body: fc.oneof(fc.constant("LGTM"), goodWaivers), at: moment, edited: fc.boolean(),
});

/** Waivers that hold no longer, or never did, whoever wrote them. */
const voidWaivers = fc.array(item.chain((id) => fc.constantFrom(
  waiverOf(id, FIRST), waiverOf(id, HEAD, "2026-11-22"), waiverOf(id, HEAD, "2026-11-23T11:59Z"), waiverOf(id, HEAD, "2027-11-27"), waiverOf(id, LONGEST_COMMON), waiverOf(id, "c0ffee"), waiverOf(id, ""),
  `> ${waiverOf(id, HEAD)}`, `\`\`\`\n${waiverOf(id, HEAD)}\n\`\`\``, `    ${waiverOf(id, HEAD)}`, `<!-- ${waiverOf(id, HEAD)} -->`, `\`${waiverOf(id, HEAD)}\``, `- ${waiverOf(id, HEAD)}`, `Do not ${waiverOf(id, HEAD)}`,
  `/waive ${id} at ${HEAD} until 2026-11-27 because ok`, `/waive ${id} at ${HEAD} until 2026-11-27 because ${"\u200b".repeat(40)}`,
)), { minLength: 1, maxLength: 6 }).map((lines) => lines.join("\n\n"));

/** What Gina said without approving. */
const saidByGina = fc.constantFrom("dismissed", "pending", "commented", "changes-requested").map((state): readonly Said[] => [{ kind: "review", author: GINA, state, commit: HEAD, body: "fine", at: "2026-11-23T11:00:00Z", edited: false }]);

/** What people with the right said and what became of it: of an older commit, dismissed, never sent, edited by somebody, taken back. */
const saidInVain: fc.Arbitrary<readonly Said[]> = fc.tuple(rightful, fc.oneof(fc.constant("fine"), voidWaivers), goodWaivers).chain(([author, nothing, waivers]) => fc.constantFrom<readonly Said[]>(
  [{ kind: "review", author, state: "approved", commit: FIRST, body: nothing, at: "2026-11-23T09:00:00Z", edited: false }],
  [{ kind: "review", author, state: "approved", commit: null, body: nothing, at: "2026-11-23T09:00:00Z", edited: false }],
  [{ kind: "review", author, state: "approved", commit: FIRST, body: waivers.replaceAll(/ at \w+/g, ""), at: "2026-11-23T09:00:00Z", edited: false }],
  [{ kind: "review", author, state: "dismissed", commit: HEAD, body: waivers, at: "2026-11-23T09:00:00Z", edited: false }],
  [{ kind: "review", author, state: "pending", commit: HEAD, body: waivers, at: "2026-11-23T09:00:00Z", edited: false }],
  [{ kind: "review", author, state: "commented", commit: HEAD, body: nothing, at: "2026-11-23T09:00:00Z", edited: false }],
  [{ kind: "comment", author, state: "", commit: null, body: nothing, at: "2026-11-23T09:00:00Z", edited: false }],
  [{ kind: "comment", author, state: "", commit: null, body: waivers, at: "2026-11-23T09:00:00Z", edited: true }],
  [{ kind: "comment", author, state: "", commit: null, body: waivers.replaceAll(/ at \w+/g, ""), at: "2026-11-23T09:00:00Z", edited: false }],
  // Of two that are wanted one.
  [{ kind: "review", author: user("frank"), state: "approved", commit: HEAD, body: "", at: "2026-11-23T09:00:00Z", edited: false }],
  // Nothing changed since, and the head is wanted.
  [{ kind: "review", author: HUGO, state: "approved", commit: FIRST, body: "", at: "2026-11-23T09:00:00Z", edited: false, sawAll: true }],
  // This item nobody may waive.
  [{ kind: "comment", author, state: "", commit: null, body: waiverOf("policy-changed", HEAD), at: "2026-11-23T09:00:00Z", edited: false }],
  [
    { kind: "review", author, state: "approved", commit: HEAD, body: "", at: "2026-11-23T09:00:00Z", edited: false },
    { kind: "review", author, state: "changes-requested", commit: HEAD, body: nothing, at: "2026-11-23T09:30:00Z", edited: false },
  ],
  [
    { kind: "review", author, state: "approved", commit: HEAD, body: "", at: "2026-11-23T09:00:00Z", edited: false },
    { kind: "review", author, state: "dismissed", commit: HEAD, body: nothing, at: "2026-11-23T09:00:00Z", edited: false },
  ],
));

/** What somebody does who may push and write: title, labels, description, statuses of their own, moves of files, checks of other commits. */
const forged = fc.record({
  title: fc.constantFrom("feat: x", "/waive dba until 2026-11-27 because the title says so"), labels: fc.subarray(["approved", "lgtm", "skip-checklist", "waived"]),
  body: fc.oneof(goodWaivers, fc.constant("- [x] dba approved\n\nApproved-by: carol\n\n[design](docs/designs/one.md)")),
  checks: fc.array(fc.record({
    name: fc.constantFrom("verdict", "Verdict", "verdict ", "evil / verdict"), app: fc.constantFrom(null, "evil", "github-actions "), workflow: fc.constantFrom(null, "ci"),
    status: fc.constant("completed"), conclusion: fc.constantFrom("success", "neutral", "skipped"), startedAt: moment, url: fc.constant(null),
  }), { maxLength: 3 }),
  ownChecks: fc.subarray(["neutral", "skipped", "cancelled", "failure"], { maxLength: 1 }),
  records: fc.subarray([["pass", FIRST], ["fail", HEAD], ["not-applicable", HEAD]] as const, { maxLength: 1 }),
  isMoved: fc.boolean(), designs: fc.subarray([{ linked: true, status: "draft" }, { linked: true, status: "in-review" }, { linked: false, status: "approved" }, { linked: true, status: "superseded" }], { maxLength: 2 }),
});
type Forged = typeof forged extends fc.Arbitrary<infer T> ? T : never;

/** Facts after any sequence of what people without the right do, around what people with the right did in vain. */
export const withoutRight: fc.Arbitrary<Written> = fc.record({ forged, said: fc.array(saidByPowerless, { maxLength: 14 }), vain: fc.array(fc.oneof({ arbitrary: saidInVain, weight: 6 }, { arbitrary: saidByGina, weight: 1 }), { maxLength: 6 }), order: fc.infiniteStream(fc.nat()) })
  .map(({ forged: given, said, vain, order }) => {
    // Whoever was heard in vain is heard no more: what they said of an older time stays in its order.
    const once = new Set<string>();
    const kept = vain.filter(([first]) => {
      const login = first?.author?.login ?? "";
      if (first?.kind === "review" && once.has(login)) return false;
      if (first?.kind === "review") once.add(login);
      return true;
    });
    const all = [...said, ...kept.flat()].map((one) => ({ one, key: Number(order.next().value) })).sort((a, b) => a.key - b.key).map(({ one }) => one);
    return factsWith(given, all);
  });

/** The same facts where the right people approved the head, and everything else is in order. */
export const withRight: fc.Arbitrary<Written> = forged.map((given) => {
  const approvals = [...RIGHTFUL, GINA, HUGO].map((author): Said => ({ kind: "review", author, state: "approved", commit: HEAD, body: "", at: "2026-11-23T11:00:00Z", edited: false }));
  const facts = factsWith({ ...given, checks: [], ownChecks: [], records: [], designs: [] }, approvals);
  const check = { name: "verdict", app: "github-actions", workflow: "ci", status: "completed", conclusion: "success", startedAt: NOW, url: null };
  return {
    ...facts, checks: listing([check]), records: [recordOf("pass", HEAD)], designs: [designOf({ linked: true, status: "approved" })],
    people: { roles: ROLES.map(([login, role]) => ({ login, role })), teams: [{ team: "acme/dba", members: ["dora"], unknown: null }, { team: "acme/secret", members: ["frank"], unknown: null }] },
  };
});

/** The same where one person with the right to waive waived every item that can be. */
export const withWaivers: fc.Arbitrary<Written> = forged.map((given) => factsWith({ ...given, isMoved: false }, [
  { kind: "comment", author: user("carol"), state: "", commit: null, body: RIGHTS.items.map(({ id }) => waiverOf(id, HEAD)).join("\n"), at: "2026-11-23T11:00:00Z", edited: false },
  ...[user("dora"), user("frank")].map((author): Said => ({ kind: "review", author, state: "approved", commit: HEAD, body: "", at: "2026-11-23T11:00:00Z", edited: false })),
]));

function listing(items: readonly unknown[]): Written {
  return { complete: true, items };
}

function recordOf(verdict: string, commit: string): Written {
  return { gate: "coverage-gate", verdict, commit, finished: "2026-11-23T10:00:00Z", expires: "2026-12-01T00:00:00Z", policyDigest: null, source: "run 1" };
}

function designOf({ linked, status }: { readonly linked: boolean; readonly status: string }): Written {
  return { path: "docs/designs/one.md", id: "one", status, covers: ["db/**", "web/**", "old/**"], linked, problem: null };
}

/** The database's file is changed in its place, or moved out of it; a workflow is changed too. */
function filesOf(isMoved: boolean): Written[] {
  const file = { status: "modified", previousPath: null, additions: 1, deletions: 0, patch: "@@ -0,0 +1 @@\n+x", blob: "1", mode: "100644" };
  return [
    isMoved ? { ...file, status: "renamed", path: "old/1.sql", previousPath: "db/1.sql" } : { ...file, path: "db/1.sql" },
    { ...file, path: "web/a.ts" }, isMoved ? { ...file, status: "renamed", path: "ci.yml", previousPath: ".github/workflows/ci.yml" } : { ...file, path: ".github/workflows/ci.yml" },
  ];
}

function factsWith(given: Forged, said: readonly Said[]): Written {
  const reviews = said.filter(({ kind }) => kind === "review");
  const comments = said.filter(({ kind }) => kind === "comment");
  const own = given.ownChecks.map((conclusion) => ({ name: "verdict", app: "github-actions", workflow: "ci", status: "completed", conclusion, startedAt: NOW, url: null }));
  return {
    collectedAt: NOW,
    pull: {
      repository: "octo/orders", number: 7, state: "open", draft: false, title: given.title, body: given.body, author: user("alice"),
      base: { ref: "main", sha: "b".repeat(40), repository: "octo/orders" }, head: { ref: "totals", sha: HEAD, repository: "mallory/orders" }, labels: given.labels,
      additions: 3, deletions: 0, changedFiles: 3, commitCount: 1, bodyEdits: [],
    },
    files: listing(filesOf(given.isMoved)),
    commits: listing([{ sha: HEAD, message: "feat: x\n\nReviewed-by: carol", author: { login: "carol", name: "Carol", email: "carol@example.org" }, committedAt: NOW, parents: 1, signatureVerified: null }]),
    reviews: listing(reviews.map(({ author, state, commit, body, at, edited, sawAll = false }, index) => ({
      author, state, commit, body, submittedAt: at, edited, url: `https://x/r${index}`, changedSince: commit === HEAD || sawAll ? [] : commit === null ? null : [...OWNED, "old/1.sql", "ci.yml", ".github/workflows/ci.yml"],
    }))),
    comments: listing(comments.map(({ author, body, at, edited }, index) => ({ author, body, createdAt: at, edited, url: `https://x/c${index}` }))),
    checks: listing([...given.checks, ...own]), records: given.records.map(([verdict, commit]) => recordOf(verdict, commit)), designs: given.designs.map(designOf), codeowners: CODEOWNERS, template: null, evidenceHead: null,
    people: { roles: ROLES.map(([login, role]) => ({ login, role })), teams: [{ team: "acme/dba", members: ["Dora", "alice", "helper[bot]"], unknown: null }, { team: "acme/secret", members: null, unknown: "403" }] },
  };
}
