import { PROOFS_OF } from "../../shared/policy/sections/checklist/proof.js";

/** What the checklist is timed on: the largest change that GitHub tells of whole, and a policy with every kind of requirement. */
const FILES = 3000;
const COMMITS = 250;
const BODY_CHARACTERS = 65_536;
const HEAD = "a".repeat(40);
const SHOWN_LINES = 6;

type Written = Readonly<Record<string, unknown>>;

const AREAS = ["api", "billing", "db/migrations", "docs", "frontend", "ops", "orders", "search"];
const people = (from: number, count: number): string[] => Array.from({ length: count }, (_, index) => `person-${from + index}`);

function pathOf(index: number): string {
  return `services/${AREAS[index % AREAS.length] ?? ""}/module-${index % 97}/file-${index}.ts`;
}

/** Hunks of a file that has twelve added lines. */
function patchOf(index: number): string {
  const hunk = (line: number): string => [
    `@@ -${line},${SHOWN_LINES} +${line},${SHOWN_LINES + 6} @@ export class Module${index} {`,
    ...Array.from({ length: 3 }, (_, at) => `   const before${at} = total + ${at};`),
    ...Array.from({ length: 6 }, (_, at) => `+  const added${at} = await repository.find(${at});`),
    ...Array.from({ length: 3 }, (_, at) => `   return before${at};`),
  ].join("\n");
  return [10, 200].map(hunk).join("\n");
}

function listed(items: readonly unknown[]): Written {
  return { complete: true, items };
}

/** A description as long as GitHub lets one be: headings, boxes of every sort, code, quotes, tables and links. */
export function longBody(): string {
  const section = (index: number): string => [
    `## Section ${index}`, "", `Closes #${index + 1}, because the totals of ORD-${index + 1} were **wrong** in [the report](https://example.org/${index}).`, "",
    `- [x] tried ${index} <!-- plimsoll:key-${index} -->`, `  - [ ] nested ${index}`, `* [X] starred`, `1. [ ] numbered`, "", "> - [ ] quoted", "",
    "```", "- [ ] code", "```", "", "| a | b |", "|---|---|", `| ${index} | - [ ] |`, "", "<!-- - [ ] hidden -->", "",
  ].join("\n");
  const sections: string[] = [];
  for (let index = 0, length = 0; length < BODY_CHARACTERS; index += 1) {
    sections.push(section(index));
    length += sections.at(-1)?.length ?? 0;
  }
  return sections.join("").slice(0, BODY_CHARACTERS);
}

/** CODEOWNERS of 400 lines, of every form of pattern. */
export function manyOwners(): string {
  const forms = (index: number): string[] => [`/services/${AREAS[index % AREAS.length] ?? ""}/`, `module-${index}/`, `*.m${index}.ts`, `/services/**/module-${index}/*.ts`];
  return ["* @person-0", ...Array.from({ length: 100 }, (_, index) => forms(index).map((form) => `${form} @person-${index % 40}`)).flat()].join("\n");
}

/** The paths that the change touches. */
export function manyPaths(): string[] {
  return Array.from({ length: FILES }, (_, index) => pathOf(index));
}

/** The whole change as git would print it. */
export function manyPatches(): string {
  return manyPaths().map((path, index) => `diff --git a/${path} b/${path}\nindex 1111111..2222222 100644\n--- a/${path}\n+++ b/${path}\n${patchOf(index)}\n`).join("");
}

/** The facts of the change, as the JSON document that `simulate` reads. `message` is what each commit says. */
export function largeFacts(message = (index: number): string => `feat(orders): change ${index}\n\n${"Why it had to be. ".repeat(20)}\n\nSigned-off-by: Person 1 <person-1@example.org>`): Written {
  const moment = "2026-11-23T10:00:00Z";
  const actor = (index: number): Written => ({ login: `person-${index}`, kind: "user" });
  const finding = (index: number): Written => ({ tool: "ESLint", rule: "no-undef", level: "warning", message: "x is not defined", file: pathOf(index % FILES), line: 500 + (index % 50), endLine: 501 });
  return {
    collectedAt: "2026-11-23T12:00:00Z", evidenceHead: null,
    pull: {
      repository: "octo/orders", number: 7, state: "open", draft: false, title: "feat(orders): add the totals of ORD-12", body: longBody(), author: actor(1),
      base: { ref: "main", sha: "b".repeat(40), repository: "octo/orders" }, head: { ref: "totals", sha: HEAD, repository: "octo/orders" },
      labels: Array.from({ length: 50 }, (_, index) => `label-${index}`), additions: FILES * 12, deletions: 0, changedFiles: FILES, commitCount: COMMITS,
      bodyEdits: Array.from({ length: 50 }, () => ({ editor: actor(1), at: moment, deleted: false })),
    },
    files: listed(Array.from({ length: FILES }, (_, index) => ({ path: pathOf(index), previousPath: null, status: "modified", additions: 12, deletions: 0, patch: patchOf(index), blob: String(index) }))),
    commits: listed(Array.from({ length: COMMITS }, (_, index) => ({
      sha: index === 0 ? HEAD : index.toString(16).padStart(40, "0"), message: message(index), author: { login: "person-1", name: "Person 1", email: "person-1@example.org" }, committedAt: moment, parents: 1, signatureVerified: true,
    }))),
    reviews: listed(Array.from({ length: 300 }, (_, index) => ({
      author: actor(2 + (index % 60)), state: "approved", commit: HEAD, body: "Looks right.", submittedAt: moment, edited: false, url: `https://x/r${index}`, changedSince: [],
    }))),
    comments: listed(Array.from({ length: 300 }, (_, index) => ({
      author: actor(index % 60), createdAt: moment, edited: false, url: `https://x/c${index}`,
      body: index % 3 === 0 ? `/waive item-${index % 200} at ${HEAD} until 2026-11-27 because the tables are long and were read` : "Is that so?",
    }))),
    checks: listed(Array.from({ length: 500 }, (_, index) => ({ name: `check ${index % 250}`, app: "github-actions", workflow: "ci", status: "completed", conclusion: "success", startedAt: moment, url: null }))),
    issues: Array.from({ length: 20 }, (_, index) => ({ via: "closing-keyword", reference: `#${index + 1}`, exists: true, state: "open", url: null })),
    people: { roles: people(0, 62).map((login) => ({ login, role: "write" })), teams: [{ team: "octo/dba", members: people(10, 40) }] },
    codeowners: manyOwners(), template: longBody().slice(0, 5000).replaceAll("[x]", "[ ]"),
    findings: Array.from({ length: 10 }, (_, report) => ({ file: `reports/${report}.sarif`, format: "sarif", problem: null, findings: Array.from({ length: 1000 }, (_none, index) => finding(index + report)) })),
    records: Array.from({ length: 20 }, (_, index) => ({ gate: `gate-${index}`, verdict: "pass", commit: HEAD, finished: moment, expires: "2026-12-01T00:00:00Z", policyDigest: null, source: "run 1" })),
    designs: Array.from({ length: 40 }, (_, index) => ({ path: `docs/designs/${index}.md`, id: `design-${index}`, status: "approved", covers: [`services/${AREAS[index % AREAS.length] ?? ""}/**`], linked: true, problem: null })),
  };
}

const KINDS: readonly ((index: number) => Written)[] = [
  () => ({ issue: { count: 2 } }),
  (index) => ({ findings: { reports: ["reports/*.sarif"], filter: index % 2 === 0 ? "added" : "hunk", limits: { warning: 0 } } }),
  (index) => ({ check: { name: `check ${index % 250}` } }),
  (index) => ({ title: { conventional: true, pattern: `(?i)(totals|item-${index})`, longest: 100 } }),
  (index) => ({ commits: { conventional: true, "signed-off": true, pattern: `(Signed|Change-${index})-(off|id)+` } }),
  (index) => ({ reviews: { count: 2, from: ["dba"], paths: [`services/${AREAS[index % AREAS.length] ?? ""}/**`], stale: "owned-files" } }),
  () => ({ reviews: { from: ["codeowners"], stale: "owned-files" } }),
  (index) => ({ section: { heading: `Section ${index}`, "min-characters": 20 } }),
  (index) => ({ tick: { key: `key-${index}`, by: "author", evidence: { heading: `Section ${index}` } } }),
  (index) => ({ "tick-group": { heading: `Section ${index}`, min: 1, max: 3 } }),
  (index) => ({ size: { files: 4000, lines: 100_000, ignore: [`**/module-${index}/**`, "**/*.lock"] } }),
  () => ({ design: {} }),
  (index) => ({ record: { gate: `gate-${index % 20}` } }),
  (index) => ({ all: [{ any: [{ check: { name: `check ${index % 250}` } }, { record: { gate: "none" } }] }, { title: { longest: 100 } }] }),
];
const CONDITIONS: readonly ((index: number) => Written)[] = [
  (index) => ({ files: { any: [`services/**/file-${index}.ts`, "services/*/module-9*/**"] } }),
  (index) => ({ not: { files: { all: [`docs/${index}/**`] } } }),
  (index) => ({ any: [{ label: { any: [`label-${index}`, "label-*"] } }, { size: { "files-over": 10 } }] }),
  (index) => ({ title: { pattern: `(?i)(totals|x{1,${1 + (index % 9)}}y)` } }),
  () => ({ not: { author: { in: ["bots"] } } }),
];

const PROOFS: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(PROOFS_OF));

/** The policy's section `checklist`: `count` items of every kind of requirement, each with a condition. */
export function manyItems(count: number): Written {
  return {
    preset: "none", groups: { dba: { users: ["person-9"], teams: ["octo/dba"] } }, trackers: { orders: { pattern: "ORD-[0-9]+" } },
    items: Array.from({ length: count }, (_, index) => {
      const require = KINDS[index % KINDS.length]?.(index) ?? {};
      const [proof = "machine"] = Object.keys(require).flatMap((kind) => PROOFS.get(kind) ?? []);
      return { id: `item-${index}`, verify: proof, when: CONDITIONS[index % CONDITIONS.length]?.(index), require };
    }),
  };
}
