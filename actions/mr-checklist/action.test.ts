import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import type { RunFacts } from "../../shared/action/context.js";
import { composeRecord } from "../../shared/record/record.js";
import { storeRecord } from "../../shared/record/store.js";
import { SAMPLE_RUN } from "../../shared/record/testing/sample.js";
import { parseSticky } from "../../shared/report/markdown/sticky.js";
import { sleeplessClock } from "../../tests/github/connected.js";
import type { Grants } from "../../tests/github/description/permissions.js";
import type { Issue } from "../../tests/github/state.js";
import { contextFor, keepingLog } from "../../tests/support/context.js";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { definition, HINT_FILE } from "./action.js";
import { FORK_GRANTS, startStage, statusesOf, type Stage } from "../../tests/checklist/gate-run.js";

const CONTEXT = "plimsoll/mr-checklist: main";
const TITLE = "preset: none\nitems:\n  - { id: title, verify: machine, require: { title: { pattern: totals } } }\n";
const RUNNER: RunFacts = { ...contextFor().run, host: "runner", repository: "octo/orders" };

describe("mr-checklist", () => {
  const folder = useTemporaryFolder();

  interface Given {
    readonly inputs?: Readonly<Record<string, string>>;
    readonly run?: Partial<RunFacts>;
    readonly grants?: Grants;
  }

  async function judge({ github }: Stage, { inputs = {}, run = {}, grants = definition.permissions }: Given = {}) {
    const log = keepingLog();
    const workspace = folder();
    const access = { token: github.token(grants), apiUrl: github.url, graphqlUrl: github.graphqlUrl, serverUrl: "https://github.com", millisecondsPerSecond: 1 };
    const context = contextFor({ workspace, log, clock: sleeplessClock([]), github: access, run: { ...RUNNER, ...run } });
    const outcome = await definition.invoke(new Map(Object.entries(inputs)), context).catch((thrown: unknown) => thrown as Error);
    if (outcome instanceof Error) return { outcome: null, thrown: outcome, warnings: log.lines, workspace, document: null };
    return { outcome, thrown: null, warnings: log.lines, workspace, document: definition.document.check(outcome.document, []) };
  }

  function head({ pushes }: Stage): string {
    return pushes[2]!;
  }

  it("judges the event's pull request, tells it in a status and a comment, and leaves a record", async () => {
    await using stage = await startStage(TITLE);
    await stage.orders.openPullRequest({ head: "totals", title: "Right totals" });
    const { outcome, workspace, document } = await judge(stage, { inputs: { publish: "all" }, run: { pullRequest: 1 } });
    expect(document).toMatchObject({ verdict: "pass", counts: { verified: 1 }, pull: { number: 1, head: head(stage) }, policy: { sources: [".github/plimsoll.yml at main"] } });
    expect(outcome?.outputs).toEqual({ verdict: "pass", published: "true", hint: path.join(workspace, HINT_FILE) });
    expect(outcome?.record).toMatchObject({ repository: workspace, commit: head(stage), counts: { verified: 1, unsatisfied: 0 }, waivers: [] });
    expect(statusesOf(stage, head(stage))).toEqual({ [CONTEXT]: "success" });
    expect(stage.orders.has.statuses[0]?.said).toMatchObject({ description: "1 verified by machine", target_url: "https://github.com/octo/orders/pull/1" });
    expect(stage.orders.has.comments.map(({ body }) => parseSticky(body)?.gate)).toEqual(["mr-checklist"]);
    expect([outcome?.summary, outcome?.text({ colour: false, columns: 100 })]).toEqual([expect.stringContaining("## ✅ Pass"), expect.stringContaining("✔ PASS")]);
  });

  it("writes nothing unless it is told to, and the status alone where that is all that is wanted", async () => {
    await using stage = await startStage(TITLE);
    await stage.orders.openPullRequest({ head: "totals", title: "Sums" });
    expect((await judge(stage, { inputs: { pr: "1" } })).outcome?.outputs.published).toBe("false");
    expect(stage.github.requests.filter(({ method }) => method !== "GET").map(({ route }) => route)).toEqual(["POST /graphql"]);
    expect((await judge(stage, { inputs: { pr: "1", publish: "status" } })).outcome).toMatchObject({ verdict: "fail", outputs: { published: "true" } });
    expect([statusesOf(stage, head(stage)), stage.orders.has.comments]).toEqual([{ [CONTEXT]: "failure" }, []]);
  });

  it("in a terminal leaves neither a record nor a hint, because the folder need not be the repository", async () => {
    await using stage = await startStage(TITLE);
    await stage.orders.openPullRequest({ head: "totals", title: "totals" });
    const { outcome } = await judge(stage, { inputs: { pr: "octo/orders#1" }, run: { host: "terminal", repository: null } });
    expect([outcome?.record, outcome?.outputs.hint, outcome?.verdict]).toEqual([undefined, "", "pass"]);
  });

  it("is judged for a fork with a token that can only read, and told by the trusted run, which believes the number alone", async () => {
    await using stage = await startStage(TITLE);
    await stage.orders.openPullRequest({ head: "totals", headRepository: "mallory/orders", title: "totals" });
    const first = await judge(stage, { inputs: { publish: "all" }, run: { pullRequest: 1 }, grants: FORK_GRANTS });
    expect([first.outcome?.verdict, first.outcome?.outputs.published, first.warnings.length]).toEqual(["pass", "false", 2]);
    const hint = first.outcome?.outputs.hint ?? "";
    const second = await judge(stage, { inputs: { publish: "all", hint }, run: { pullRequestHead: head(stage) } });
    expect(second.outcome?.outputs.published).toBe("true");
    expect(statusesOf(stage, head(stage))).toEqual({ [CONTEXT]: "success" });
  });

  it("follows no hint of a pull request that the finished run was not about, and tells the commit of that run so", async () => {
    await using stage = await startStage(TITLE);
    await stage.orders.openPullRequest({ head: "totals", title: "totals" });
    const hint = path.join(folder(), "forged.json");
    writeFileSync(hint, '{"version":1,"pull":1}');
    const forged = await judge(stage, { inputs: { publish: "all", hint }, run: { pullRequestHead: stage.pushes[0]! } });
    expect(forged.thrown?.message).toContain(`input hint: the head of pull request 1 is ${head(stage)}, and the workflow ran for ${stage.pushes[0]!}`);
    expect(statusesOf(stage, stage.pushes[0]!)).toEqual({ [CONTEXT]: "error" });
    expect((await judge(stage, { inputs: { publish: "all", hint } })).thrown?.message).toContain("input hint: ");
    expect([stage.orders.has.statuses.length, statusesOf(stage, head(stage)), stage.orders.has.comments]).toEqual([1, {}, []]);
  });

  it("takes back an earlier green when it cannot judge any more, whether the policy is wrong or GitHub is silent", async () => {
    await using stage = await startStage("items: [{ id: title }]\n");
    await stage.orders.openPullRequest({ head: "totals" });
    const wrong = await judge(stage, { inputs: { pr: "1", publish: "status" } });
    expect(wrong.thrown?.message).toContain("checklist.items[0]");
    expect(stage.orders.has.statuses.map(({ sha, said }) => [sha, said.state])).toEqual([[head(stage), "error"]]);
    expect(stage.orders.has.statuses[0]?.said).toMatchObject({ description: expect.stringMatching(/^could not be judged: .{1,118}$/) });
    stage.github.faults.add({ on: "POST /graphql", times: 10, fault: { kind: "status", status: 502 } });
    const silent = await judge(stage, { inputs: { publish: "status" }, run: { pullRequest: 1, pullRequestHead: stage.pushes[0]!, baseBranch: "main" } });
    expect(silent.thrown?.message).toContain("502");
    expect(statusesOf(stage, stage.pushes[0]!)).toEqual({ [CONTEXT]: "error" });
  });

  it("says in the log that it could not take it back, and tries nothing where it knows no commit or may tell nothing", async () => {
    await using stage = await startStage("items: [{ id: title }]\n");
    await stage.orders.openPullRequest({ head: "totals" });
    const refused = await judge(stage, { inputs: { pr: "1", publish: "all" }, grants: FORK_GRANTS });
    expect(refused.warnings).toEqual([expect.stringContaining("statuses: write")]);
    expect((await judge(stage, { inputs: { pr: "1" } })).warnings).toEqual([]);
    expect((await judge(stage, { inputs: { pr: "99", publish: "all" } })).thrown?.message).toContain("99");
    expect(stage.orders.has.statuses).toEqual([]);
  });

  it("answers a merge queue on the queue's own commit, without a second comment", async () => {
    await using stage = await startStage(TITLE);
    await stage.orders.openPullRequest({ head: "totals", title: "totals" });
    const group = stage.sample.commits[0]!;
    await judge(stage, { inputs: { publish: "all" }, run: { pullRequest: 1, mergeGroupHead: group } });
    expect([statusesOf(stage, group), statusesOf(stage, head(stage)), stage.orders.has.comments]).toEqual([{ [CONTEXT]: "success" }, {}, []]);
  });

  describe("when the head moves while it is judged", () => {
    const LED = "preset: none\nitems:\n  - { id: led, verify: review, when: { files: { any: ['src/**'] } }, require: { reviews: { role: maintain, count: 2 } } }\n";
    const LIVE = "GET /repos/{owner}/{repo}/pulls/{pull_number}";

    /** What two people's roles decide behind the files is judged for a head that GitHub is asked for once more. */
    async function approved(stage: Stage) {
      const pull = await stage.orders.openPullRequest({ head: stage.pushes[0]! });
      for (const login of ["eve", "bea"]) stage.orders.has.collaborators.set(login, "maintain");
      approve(stage, pull);
      return pull;
    }

    function approve({ orders }: Stage, pull: Issue): void {
      for (const login of ["eve", "bea"]) orders.addReview(pull, login, "APPROVED");
    }

    // palantir/policy-bot#47; and a push by a workflow's own token starts no run that would judge it.
    it("judges the new head in the same run, and says nothing of the one before", async () => {
      await using stage = await startStage(LED);
      const pull = await approved(stage);
      stage.github.faults.add({ on: LIVE, fault: { kind: "meanwhile", happens: () => stage.orders.push(pull, stage.pushes[1]!) } });
      const { outcome, warnings, document } = await judge(stage, { inputs: { pr: "1", publish: "all" } });
      expect([outcome?.outputs.published, warnings, document]).toEqual(["true", [expect.stringContaining(`${stage.pushes[0]!} was judged`)], expect.objectContaining({ verdict: "inconclusive" })]);
      expect([statusesOf(stage, stage.pushes[0]!), statusesOf(stage, stage.pushes[1]!)]).toEqual([{}, { [CONTEXT]: "pending" }]);
    });

    it("leaves a head that keeps moving to the run of the last push, and writes nothing", async () => {
      await using stage = await startStage(LED);
      const pull = await approved(stage);
      const pushes = [stage.pushes[1]!, stage.pushes[2]!];
      // The new head is approved too: what decides is known behind the files again.
      const moves = async (): Promise<void> => {
        await stage.orders.push(pull, pushes.shift()!);
        approve(stage, pull);
      };
      stage.github.faults.add({ on: LIVE, times: 2, fault: { kind: "meanwhile", happens: moves } });
      const { outcome, warnings } = await judge(stage, { inputs: { pr: "1", publish: "all" } });
      expect([outcome?.outputs.published, warnings.length, stage.orders.has.statuses, stage.orders.has.comments]).toEqual(["false", 2, [], []]);
      await judge(stage, { inputs: { publish: "all" }, run: { pullRequest: 1, pullRequestHead: stage.pushes[2]! } });
      expect(statusesOf(stage, stage.pushes[2]!)).toEqual({ [CONTEXT]: "success" });
    });

    it("takes an earlier green back where nobody can say which head it is", async () => {
      await using stage = await startStage(LED);
      await approved(stage);
      expect((await judge(stage, { inputs: { pr: "1", publish: "status" } })).outcome?.verdict).toBe("pass");
      stage.orders.has.reviews[0]!.state = "DISMISSED";
      stage.orders.addReview(stage.orders.has.issues[0]!, "eve", "CHANGES_REQUESTED");
      stage.github.faults.add({ on: LIVE, times: 4, fault: { kind: "status", status: 503 } });
      const silent = await judge(stage, { inputs: { pr: "1", publish: "status" } });
      expect([silent.thrown?.message, statusesOf(stage, stage.pushes[0]!)]).toEqual([expect.stringContaining("GitHub answered 503"), { [CONTEXT]: "error" }]);
    });

    it("asks once more after a pause where the event's head is newer than what GitHub answers", async () => {
      await using stage = await startStage(TITLE);
      const pull = await stage.orders.openPullRequest({ head: stage.pushes[0]!, title: "totals" });
      const queries = (): number => stage.github.count("POST /graphql");
      stage.github.faults.add({ on: "POST /graphql", after: 1, fault: { kind: "meanwhile", happens: () => stage.orders.push(pull, stage.pushes[1]!) } });
      await judge(stage, { inputs: { publish: "status" }, run: { pullRequest: 1, pullRequestHead: stage.pushes[1]! } });
      expect([queries(), statusesOf(stage, stage.pushes[0]!), statusesOf(stage, stage.pushes[1]!)]).toEqual([2, {}, { [CONTEXT]: "success" }]);
      // A run that is started again has the head of its day, which is among the commits: nothing is waited for.
      await judge(stage, { inputs: { publish: "status" }, run: { pullRequest: 1, pullRequestHead: stage.pushes[0]!, baseBranch: "main" } });
      expect(queries()).toBe(3);
      // A head that was forced away never comes: the one that is there is judged.
      await judge(stage, { inputs: { publish: "status" }, run: { pullRequest: 1, pullRequestHead: "f".repeat(40) } });
      expect([queries(), statusesOf(stage, stage.pushes[1]!)]).toEqual([5, { [CONTEXT]: "success" }]);
    });
  });

  it("reads the reports that the policy names and more, remarks on what counts, and takes other gates' records", async () => {
    await using stage = await startStage([
      "preset: none", "items:", "  - { id: lint, verify: machine, require: { findings: { reports: [out/eslint.json] } } }",
      "  - { id: ddl, verify: machine, when: { label: { any: [ddl] } }, require: { findings: { reports: [out/none.json] } } }",
      "  - { id: coverage, verify: machine, require: { record: { gate: coverage-gate } } }", "",
    ].join("\n"));
    await stage.orders.openPullRequest({ head: "totals" });
    const workspace = folder();
    mkdirSync(path.join(workspace, "out"));
    const message = { ruleId: "no-magic", severity: 2, message: "magic", line: 1 };
    writeFileSync(path.join(workspace, "out/eslint.json"), JSON.stringify([{ filePath: path.join(workspace, "src/totals.ts"), messages: [message], errorCount: 1, warningCount: 0 }]));
    const facts = { repository: workspace, commit: head(stage), tree: null, artifacts: [], policyDigest: null, counts: {}, findings: null };
    for (const [gate, run] of [["coverage-gate", SAMPLE_RUN], ["ddl-review", { ...SAMPLE_RUN, runId: null, host: "terminal" }], ["fvt", { ...SAMPLE_RUN, workflowRef: null }]] as const) {
      await storeRecord(workspace, composeRecord({ gate, verdict: "pass", facts, run, started: new Date(), finished: new Date(), validDays: 1, toolVersion: "1" }));
    }
    const { outcome, document } = await judge(stage, { inputs: { pr: "1", reports: "out/*.json", records: "." } });
    expect(document).toMatchObject({ items: [{ id: "lint", state: "unsatisfied" }, { id: "ddl", state: "not-applicable" }, { id: "coverage", state: "satisfied", evidence: [expect.stringContaining("run 77 of ")] }] });
    expect(outcome?.annotations).toMatchObject([{ file: "src/totals.ts", line: 1, message: expect.stringContaining("magic") }]);
  });

  it("takes the record of a run that judged the merge which GitHub tried of this head, and of a fork's run only what the policy takes", async () => {
    const items = (forks: string): string => `preset: none\nitems:\n  - { id: coverage, verify: machine, require: { record: { gate: coverage-gate, forks: ${forks} } } }\n`;
    for (const [forks, headRepository, evidence, state] of [
      ["refuse", "octo/orders", "head", "satisfied"], ["refuse", "mallory/orders", "head", "error"], ["accept", "mallory/orders", "head", "satisfied"],
      ["refuse", "mallory/orders", "", "satisfied"], ["accept", "octo/orders", "other", "error"],
    ] as const) {
      await using stage = await startStage(items(forks));
      await stage.orders.openPullRequest({ head: "totals", headRepository });
      const run = { ...SAMPLE_RUN, pullRequest: 1, pullRequestHead: head(stage), baseBranch: "main", mergeCommit: "d".repeat(40) };
      const facts = { repository: folder(), commit: run.mergeCommit, tree: null, artifacts: [], policyDigest: null, counts: {}, findings: null };
      await storeRecord(folder(), composeRecord({ gate: "coverage-gate", verdict: "pass", facts, run, started: new Date(), finished: new Date(), validDays: 1, toolVersion: "1" }));
      const evidenceHead = { head: head(stage), other: stage.pushes[0]!, "": "" }[evidence];
      expect((await judge(stage, { inputs: { pr: "1", records: ".", "evidence-head": evidenceHead } })).document).toMatchObject({ items: [{ id: "coverage", state }] });
    }
  });

  it("refuses an evidence head that is no commit", async () => {
    await using stage = await startStage(TITLE);
    await stage.orders.openPullRequest({ head: "totals", title: "totals" });
    expect((await judge(stage, { inputs: { pr: "1", "evidence-head": "main" } })).thrown?.message).toBe('input evidence-head: expected a full commit sha, found "main"');
  });

  it("knows no finding's place, and passes none, where GitHub lists a part of the files only", async () => {
    await using stage = await startStage("preset: none\nitems:\n  - { id: lint, verify: machine, require: { findings: { reports: [out/eslint.json] } } }\n");
    await stage.orders.openPullRequest({ head: "totals" });
    mkdirSync(path.join(folder(), "out"));
    const message = { ruleId: "no-magic", severity: 2, message: "magic", line: 1 };
    writeFileSync(path.join(folder(), "out/eslint.json"), JSON.stringify([{ filePath: path.join(folder(), "src/totals.ts"), messages: [message], errorCount: 1, warningCount: 0 }]));
    stage.github.faults.add({ on: "GET /repos/{owner}/{repo}/pulls/{pull_number}/files", fault: { kind: "tampered", body: (files) => (Array.isArray(files) ? files.slice(0, 1) : files) } });
    expect((await judge(stage, { inputs: { pr: "1" } })).document).toMatchObject({ verdict: "inconclusive", items: [{ id: "lint", state: "error" }, { id: "policy-changed", state: "error" }] });
  });

  it("reads what its policy extends at the same commit of the base", async () => {
    await using stage = await startStage("extends: ./ground.yml\n", { "ground.yml": `checklist:\n${TITLE.replace(/^/gm, "  ")}` });
    await stage.orders.openPullRequest({ head: "totals", title: "totals" });
    expect((await judge(stage, { inputs: { pr: "1" } })).document).toMatchObject({ verdict: "pass", policy: { sources: [".github/plimsoll.yml at main", "ground.yml"] } });
  });

  it("holds the defaults where there is no policy, and says so", async () => {
    await using stage = await startStage(TITLE);
    await stage.orders.openPullRequest({ head: "totals" });
    expect((await judge(stage, { inputs: { pr: "1", policy: ".github/other.yml" } })).document).toMatchObject({ policy: { sources: ["defaults (no .github/other.yml at main)"] } });
  });

  it("knows a team with a token that may read it, in a terminal with the person's own, and never passes without", async () => {
    await using stage = await startStage("preset: none\ngroups:\n  dba: { teams: [octo/dba] }\nitems:\n  - { id: dba, verify: review, require: { reviews: { from: [dba] } } }\n");
    const pull = await stage.orders.openPullRequest({ head: "totals" });
    stage.github.teams.set("octo/dba", ["eve"]);
    stage.orders.has.collaborators.set("eve", "write");
    stage.orders.addReview(pull, "eve", "APPROVED");
    expect((await judge(stage, { inputs: { pr: "1" } })).document).toMatchObject({ verdict: "inconclusive" });
    const orgToken = stage.github.token({ members: "read" });
    expect((await judge(stage, { inputs: { pr: "1", "org-token": orgToken } })).document).toMatchObject({ verdict: "pass" });
    const person = { ...definition.permissions, members: "read" } as const;
    expect((await judge(stage, { inputs: { pr: "octo/orders#1" }, run: { host: "terminal" }, grants: person })).document).toMatchObject({ verdict: "pass" });
  });

  it("leaves the hint before it judges, so that a trusted run can when this one cannot", async () => {
    await using stage = await startStage("items: [{ id: title }]\n");
    await stage.orders.openPullRequest({ head: "totals" });
    const { workspace, thrown } = await judge(stage, { run: { pullRequest: 1 } });
    expect([readFileSync(path.join(workspace, HINT_FILE), "utf8"), thrown === null]).toEqual(['{"version":1,"pull":1}\n', false]);
  });

  it("says in the record what was let through, by whom and until when", async () => {
    await using stage = await startStage(TITLE);
    const pull = await stage.orders.openPullRequest({ head: "totals", title: "Sums" });
    stage.orders.has.collaborators.set("eve", "maintain");
    const until = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    stage.orders.addComment(pull, "eve", `/waive title at ${head(stage)} until ${until} because the words come on Friday`);
    const { outcome } = await judge(stage, { inputs: { pr: "1" } });
    expect([outcome?.verdict, outcome?.record?.waivers]).toEqual(["pass", [{ item: "title", by: "eve", reason: "the words come on Friday", expires: expect.stringContaining("T00:00:00") }]]);
    expect(outcome?.record?.counts.waived).toBe(1);
  });

  it("asks for a token", async () => {
    await expect(definition.invoke(new Map([["pr", "a/b#1"]]), contextFor())).rejects.toThrow("no token is given: set GITHUB_TOKEN to one that may read the pull request");
    const bare = contextFor();
    await expect(definition.invoke(new Map([["pr", "a/b#1"]]), { ...bare, run: { ...bare.run, host: "runner" } })).rejects.toThrow("no token is given: set the input token");
  });
});
