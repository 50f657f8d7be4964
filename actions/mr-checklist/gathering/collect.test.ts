import { describe, expect, it } from "@jest/globals";
import type { GitHub } from "../../../shared/github/connection.js";
import { connectTo, sleeplessClock } from "../../../tests/github/connected.js";
import type { Json } from "../../../tests/github/json.js";
import { GATE_GRANTS, POLICY, runGate, startStage, statesOf, type Stage } from "../../../tests/checklist/gate-run.js";
import { differenceDigest } from "../waivers/difference.js";
import type { Questions } from "./answers.js";
import { collectFacts } from "./collect.js";
import { factsShape, type Facts } from "../facts/facts.js";

const NOTHING: Questions = { roles: [], teams: [], changedSince: false, modes: false };
const QUERY = "POST /graphql";
const TREE = "GET /repos/{owner}/{repo}/git/trees/{tree_sha}";
const ROLE = "GET /repos/{owner}/{repo}/collaborators/{username}/permission";

async function factsFor(stage: Stage, number: number, questions: Partial<Questions> = {}, organization: GitHub | null = null): Promise<Facts> {
  const { client } = connectTo(stage.github, GATE_GRANTS);
  const { facts } = await collectFacts(client, { number, clock: sleeplessClock([]), policyFile: POLICY, organization, ask: () => () => ({ ...NOTHING, ...questions }) });
  // What is collected is a document of the published shape, and survives being written.
  expect(factsShape.check(JSON.parse(JSON.stringify(facts)), [])).toEqual(facts);
  return facts;
}

describe("the facts of a pull request", () => {
  it("hold the base's code owners and template, by GitHub's order of places", async () => {
    await using stage = await startStage("preset: none", { "docs/CODEOWNERS": "* @late\n", CODEOWNERS: "* @eve\n", "docs/PULL_REQUEST_TEMPLATE.md": "## Docs\n", "pull_request_template.md": "## Why\n" });
    await stage.orders.openPullRequest({ head: "totals" });
    expect(await factsFor(stage, 1)).toMatchObject({ codeowners: "* @eve\n", template: "## Why\n", pull: { base: { repository: "octo/orders" } } });
  });

  it("say that there are no code owners, no template, no edits and no checks", async () => {
    await using stage = await startStage("preset: none");
    await stage.orders.openPullRequest({ head: "totals" });
    expect(await factsFor(stage, 1)).toMatchObject({ codeowners: null, template: null, pull: { bodyEdits: [] }, checks: { complete: true, items: [] } });
  });

  it("hold each check with its app and its workflow, and no policy where the base has none (12)", async () => {
    await using stage = await startStage("preset: none");
    const pull = await stage.orders.openPullRequest({ head: "totals" });
    stage.orders.addCheckRun(stage.pushes[2]!, "plimsoll / verdict", { status: "completed", conclusion: "skipped", started_at: "2026-01-01T00:00:00Z" }, "Pipeline");
    const { client } = connectTo(stage.github, GATE_GRANTS);
    const texts: (string | null)[] = [];
    const { facts } = await collectFacts(client, {
      number: pull.number, clock: sleeplessClock([]), policyFile: "none.yml", organization: null,
      ask: ({ policyText }) => {
        texts.push(policyText);
        return () => NOTHING;
      },
    });
    expect(texts).toEqual([null]);
    expect(facts.checks.items).toEqual([{
      name: "plimsoll / verdict", app: "github-actions", workflow: "Pipeline", status: "completed", conclusion: "skipped",
      startedAt: "2026-01-01T00:00:00Z", url: expect.stringContaining("/runs/"),
    }]);
  });

  it("do not say who edited the description where GitHub does not", async () => {
    await using stage = await startStage("preset: none");
    await stage.orders.openPullRequest({ head: "totals" });
    const withoutEdits = (body: Json): Json => JSON.parse(JSON.stringify(body, (key, value: Json) => (key === "edits" ? null : value))) as Json;
    stage.github.faults.add({ on: QUERY, fault: { kind: "tampered", body: withoutEdits } });
    expect((await factsFor(stage, 1)).pull.bodyEdits).toBeNull();
  });

  it("keep who edited what: an edited comment, an edited description, an account that is gone, a former path (20)", async () => {
    await using stage = await startStage("preset: none");
    const { git } = stage.orders;
    const blob = (await git.run(["rev-parse", "main:src/totals.ts"])).trim();
    const policy = (await git.run(["rev-parse", `main:${POLICY}`])).trim();
    const moved = await git.commitTree(await git.treeOf([`100644 blob ${blob}\tsrc/sums.ts`, `100644 blob ${policy}\t${POLICY}`]), [stage.sample.commits[0]!], "Move");
    await git.run(["update-ref", "refs/heads/moved", moved]);
    const pull = await stage.orders.openPullRequest({ head: "moved", author: "ghost" });
    stage.orders.addComment(pull, "eve", "/waive").editedAt = "2026-01-01T00:00:00Z";
    stage.orders.editBody(pull, "Better", "ghost");
    const facts = await factsFor(stage, 1);
    expect(facts.pull.author).toBeNull();
    expect(facts.pull.bodyEdits?.map(({ editor }) => editor)).toEqual([null, null]);
    expect(facts.comments.items).toMatchObject([{ author: { login: "eve" }, edited: true }]);
    expect(facts.files.items.map(({ path, previousPath, status }) => [path, previousPath, status])).toContainEqual(["src/sums.ts", "src/totals.ts", "renamed"]);
  });
});

describe("the issues in the facts", () => {
  it("are GitHub's own links and the description's keywords, at no further request while GitHub lists them", async () => {
    await using stage = await startStage("preset: none");
    stage.orders.openIssue("Named");
    stage.orders.openIssue("Linked by hand").state = "closed";
    await stage.orders.openPullRequest({ head: "totals", body: "Fixes #1, closes #2", closes: [1], linked: [2] });
    expect((await factsFor(stage, 3)).issues).toEqual([
      { via: "sidebar", reference: "#2", exists: true, state: "closed", url: "https://github.com/octo/orders/issues/2" },
      { via: "closing-keyword", reference: "#1", exists: true, state: "open", url: "https://github.com/octo/orders/issues/1" },
      { via: "closing-keyword", reference: "#2", exists: true, state: "closed", url: "https://github.com/octo/orders/issues/2" },
    ]);
    expect(stage.github.count(QUERY)).toBe(1);
  });

  it("of a change into another branch are looked up, where GitHub lists none; words in code, comments and quotes are not (14)", async () => {
    await using stage = await startStage("preset: none");
    stage.orders.openIssue("Named");
    stage.orders.openIssue("Done").state = "closed";
    const other = await stage.orders.openPullRequest({ head: "totals" });
    const body = `Fixes #1. Fixes #2. Closes #${other.number}. Fixes #77. Fixes hidden/away#1. Fixes #9999999999.\n\n\`Fixes #5\` <!-- Fixes #6 -->\n\n> Fixes #7\n\nFixes #0000, fixes #xxx`;
    const pull = await stage.orders.openPullRequest({ head: "totals", base: "release", body, closes: [1] });
    expect((await factsFor(stage, pull.number)).issues).toEqual([
      { via: "closing-keyword", reference: "#1", exists: true, state: "open", url: "https://github.com/octo/orders/issues/1" },
      { via: "closing-keyword", reference: "#2", exists: true, state: "closed", url: "https://github.com/octo/orders/issues/2" },
      { via: "closing-keyword", reference: "#3", exists: false, state: null, url: null },
      { via: "closing-keyword", reference: "#77", exists: false, state: null, url: null },
      { via: "closing-keyword", reference: "hidden/away#1", exists: null, state: null, url: null },
      { via: "closing-keyword", reference: "#9999999999", exists: null, state: null, url: null },
    ]);
    expect(stage.github.count(QUERY)).toBe(2);
  });

  it("beyond twenty are unknown, so that no description costs more than one query", async () => {
    await using stage = await startStage("preset: none");
    const body = Array.from({ length: 25 }, (_none, index) => `Fixes #${index + 100}`).join("\n\n");
    await stage.orders.openPullRequest({ head: "totals", body });
    expect((await factsFor(stage, 1)).issues.map(({ exists }) => exists)).toEqual([...Array.from({ length: 20 }, () => false), null, null, null, null, null]);
    expect(stage.github.count(QUERY)).toBe(2);
  });
});

describe("the people in the facts", () => {
  it("have the role that the query tells of reviewers, and the exact one where it was asked", async () => {
    await using stage = await startStage("preset: none");
    const pull = await stage.orders.openPullRequest({ head: "totals" });
    for (const [login, role] of [["eve", "maintain"], ["bob", "write"], ["mallory", "read"]] as const) {
      stage.orders.has.collaborators.set(login, role);
      stage.orders.addReview(pull, login, "APPROVED");
    }
    stage.orders.addReview(pull, "ghost", "APPROVED");
    const { people } = await factsFor(stage, 1, { roles: ["eve", "Eve"] });
    expect(people.roles).toEqual([{ login: "eve", role: "maintain" }, { login: "bob", role: "write" }, { login: "mallory", role: "read" }]);
    expect(stage.github.count(ROLE)).toBe(1);
  });

  it("have no role where nobody can say, or where more are asked about than a run may ask", async () => {
    await using stage = await startStage("preset: none");
    const pull = await stage.orders.openPullRequest({ head: "totals" });
    stage.orders.has.collaborators.set("eve", "maintain");
    stage.orders.addReview(pull, "eve", "APPROVED");
    stage.github.faults.add({ on: ROLE, fault: { kind: "status", status: 403 } });
    expect((await factsFor(stage, 1, { roles: ["eve"] })).people.roles).toEqual([]);
    const many = Array.from({ length: 22 }, (_none, index) => `user-${index}`);
    expect((await factsFor(stage, 1, { roles: many })).people.roles).toHaveLength(21);
  });

  it("are in a team as far as a token may read it: private and secret teams stay unknown (16)", async () => {
    await using stage = await startStage("preset: none");
    await stage.orders.openPullRequest({ head: "totals" });
    stage.github.teams.set("octo/dba", ["eve"]);
    const teams = ["octo/dba", "Octo/DBA", "octo/secret"];
    expect((await factsFor(stage, 1, { teams })).people.teams).toEqual([
      { team: "octo/dba", members: null, unknown: "there is no token that may read teams" }, { team: "octo/secret", members: null, unknown: "there is no token that may read teams" },
    ]);
    const { client } = connectTo(stage.github, { members: "read" });
    expect((await factsFor(stage, 1, { teams: ["octo/dba", "octo/secret"] }, client)).people.teams).toEqual([
      { team: "octo/dba", members: ["eve"], unknown: null }, { team: "octo/secret", members: null, unknown: expect.stringContaining("GitHub answered 404") },
    ]);
  });
});

describe("what changed since a review", () => {
  it("is told by content, once for each commit, and not where it is gone or nobody asked (7)", async () => {
    await using stage = await startStage("preset: none");
    const pull = await stage.orders.openPullRequest({ head: stage.pushes[0]! });
    stage.orders.addReview(pull, "eve", "APPROVED");
    stage.orders.addReview(pull, "bob", "APPROVED");
    stage.orders.addReview(pull, "gone", "APPROVED").commit = "";
    await stage.orders.push(pull, stage.pushes[2]!);
    stage.orders.addReview(pull, "ada", "APPROVED");
    const changes = (facts: Facts): unknown => facts.reviews.items.map(({ changedSince }) => changedSince);
    expect(changes(await factsFor(stage, 1, { changedSince: true }))).toEqual([["docs/a.md", "src/totals.ts"], ["docs/a.md", "src/totals.ts"], null, []]);
    expect(stage.github.count("GET /repos/{owner}/{repo}/compare/{basehead}")).toBe(1);
    expect(changes(await factsFor(stage, 1))).toEqual([null, null, null, []]);
  });
});

describe("the questions of a policy", () => {
  const waiver = (sha: string): string => `/waive docs at ${sha} until ${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)} because the totals are wrong in production`;

  it("ask for the role of somebody whose waiver would hold, and of nobody else", async () => {
    await using stage = await startStage("preset: none\nitems:\n  - { id: docs, verify: machine, require: { title: { longest: 1 } } }");
    const pull = await stage.orders.openPullRequest({ head: "totals", author: "octocat" });
    stage.orders.has.collaborators.set("eve", "maintain");
    const head = stage.pushes[2]!;
    for (const author of ["octocat", "ghost", "helper[bot]"]) stage.orders.addComment(pull, author, waiver(head));
    stage.orders.addComment(pull, "mallory", waiver(stage.pushes[0]!));
    stage.orders.addComment(pull, "mallory", "/waive everything");
    expect(statesOf(await runGate(stage, pull))).toEqual({ docs: "unsatisfied" });
    expect(stage.github.count(ROLE)).toBe(0);
    stage.orders.addComment(pull, "eve", waiver(head));
    const run = await runGate(stage, pull);
    expect([statesOf(run), run.judgement.verdict, stage.github.count(ROLE)]).toEqual([{ docs: "waived" }, "pass", 1]);
  });

  it("ask for reviewers' roles where more than the right to push is demanded, and only of items that apply", async () => {
    await using stage = await startStage(`preset: none\nitems:\n  - { id: lead, verify: review, when: { files: { any: ["src/**"] } }, require: { reviews: { role: maintain } } }\n  - { id: other, verify: review, when: { files: { any: ["db/**"] } }, require: { reviews: { role: admin, stale: owned-files } } }`);
    const pull = await stage.orders.openPullRequest({ head: "totals" });
    for (const [login, role] of [["eve", "maintain"], ["bob", "write"]] as const) {
      stage.orders.has.collaborators.set(login, role);
      stage.orders.addReview(pull, login, "APPROVED");
    }
    stage.orders.addReview(pull, "ghost", "APPROVED");
    stage.orders.addReview(pull, "talker", "COMMENTED");
    expect(statesOf(await runGate(stage, pull))).toEqual({ lead: "satisfied", other: "not-applicable" });
    expect(stage.github.count(ROLE)).toBe(2);
  });

  it("ask for teams of groups and of code owners, and for what changed since an approval of owned files", async () => {
    await using stage = await startStage(
      `preset: none\ngroups:\n  dba: { teams: [octo/dba] }\nitems:\n  - { id: owners, verify: review, require: { reviews: { from: [codeowners], stale: owned-files, paths: ["docs/**"] } } }`,
      { CODEOWNERS: "* @octo/core\ndocs/ @writer mail@example.com @octo/docs\n" },
    );
    stage.github.teams.set("octo/docs", ["writer"]);
    stage.github.teams.set("octo/core", ["eve"]);
    stage.github.teams.set("octo/dba", []);
    stage.orders.has.collaborators.set("writer", "write");
    const pull = await stage.orders.openPullRequest({ head: stage.pushes[1]! });
    stage.orders.addReview(pull, "writer", "APPROVED");
    await stage.orders.push(pull, stage.pushes[2]!);
    const { client } = connectTo(stage.github, { members: "read" });
    const run = await runGate(stage, pull, { organization: client });
    expect(statesOf(run)).toEqual({ owners: "satisfied" });
    expect(run.collected.facts.people.teams.map(({ team }) => team)).toEqual(["octo/dba", "octo/core", "octo/docs"]);
  });

  it("ask for nobody where code owners are demanded and there are none", async () => {
    await using stage = await startStage("preset: none\nitems:\n  - { id: owners, verify: review, require: { reviews: { from: [codeowners] } } }");
    const pull = await stage.orders.openPullRequest({ head: "totals" });
    expect((await runGate(stage, pull)).collected.facts.people).toEqual({ roles: [], teams: [] });
  });

  it("ask what changed since a review that waives, where waivers are bound to the difference", async () => {
    await using stage = await startStage("preset: none\nwaivers: { binds: difference }\nitems:\n  - { id: docs, verify: machine, require: { title: { longest: 1 } } }");
    const pull = await stage.orders.openPullRequest({ head: stage.pushes[0]! });
    const asked = (run: Awaited<ReturnType<typeof runGate>>): boolean => run.requests.includes("GET /repos/{owner}/{repo}/compare/{basehead}");
    stage.orders.addReview(pull, "eve", "COMMENTED", "fine");
    await stage.orders.push(pull, stage.pushes[1]!);
    expect(asked(await runGate(stage, pull))).toBe(false);
    stage.orders.addReview(pull, "eve", "COMMENTED", waiver(stage.pushes[1]!));
    expect(asked(await runGate(stage, pull))).toBe(true);
  });

  it("ask for the modes of the files where waivers are bound to the difference, which has another digest for another mode", async () => {
    await using stage = await startStage("preset: none\nwaivers: { binds: difference }\nitems:\n  - { id: docs, verify: machine, require: { title: { longest: 1 } } }");
    const { git } = stage.orders;
    const blob = await git.run(["hash-object", "-w", "--stdin"], "echo\n");
    const headWith = async (mode: string): Promise<string> => {
      const policy = (await git.run(["rev-parse", `main:${POLICY}`])).trim();
      return git.commitTree(await git.treeOf([`${mode} blob ${blob.trim()}\trun.sh`, `100644 blob ${policy}\t${POLICY}`]), [stage.sample.commits[0]!], "Run");
    };
    const pull = await stage.orders.openPullRequest({ head: await headWith("100644") });
    const first = await runGate(stage, pull);
    expect(first.collected.facts.files.items.map(({ path, mode }) => [path, mode])).toEqual([["docs/a.md", null], ["run.sh", "100644"], ["src/totals.ts", null]]);
    await stage.orders.push(pull, await headWith("100755"));
    const second = await runGate(stage, pull);
    expect(second.collected.facts.files.items[1]).toMatchObject({ mode: "100755", patch: first.collected.facts.files.items[1]!.patch });
    const digests = [first, second].map(({ collected }) => differenceDigest(collected.facts));
    expect(digests).toEqual([expect.any(String), expect.any(String)]);
    expect(new Set(digests).size).toBe(2);
    expect(second.collected.isHeadProven).toBe(true);
  });

  it("do not know the modes of a commit with more files than GitHub lists, nor of one that is gone", async () => {
    const policy = "preset: none\nwaivers: { binds: difference }\nitems:\n  - { id: docs, verify: machine, require: { title: { longest: 1 } } }";
    await using stage = await startStage(policy);
    const pull = await stage.orders.openPullRequest({ head: "totals" });
    const modes = async (): Promise<(string | null)[]> => (await runGate(stage, pull)).collected.facts.files.items.map(({ mode }) => mode);
    stage.github.faults.add({ on: TREE, fault: { kind: "tampered", body: (body) => ({ ...(body as object), truncated: true }) } });
    expect(await modes()).toEqual([null, null]);
    stage.github.faults.add({ on: TREE, fault: { kind: "status", status: 404 } });
    expect(await modes()).toEqual([null, null]);
    expect(await modes()).toEqual(["100644", "100644"]);
  });
});
