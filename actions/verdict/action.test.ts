import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Outcome, RunFacts } from "../../shared/action/context.js";
import type { BareContext } from "../../shared/action/define.js";
import { InputError } from "../../shared/action/errors.js";
import { composeRecord } from "../../shared/record/record.js";
import { storeRecord } from "../../shared/record/store.js";
import { definition } from "./action.js";

const COMMIT = "a".repeat(40);
const NOW = new Date("2026-11-23T12:00:00Z");
const RUN = { host: "runner", repository: "o/r", workflowRef: null, workflowSha: null, runId: "1", attempt: 1, actor: null, event: null, pullRequest: null, base: null } as const;
let workspace = "";

beforeEach(async () => {
  workspace = await realpath(await mkdtemp(path.join(tmpdir(), "verdict-")));
});
afterEach(async () => {
  await rm(workspace, { recursive: true });
});

/** The action touches nothing but the clock and the records' folder. */
function context(): BareContext {
  const refuse = (): never => {
    throw new Error("not expected");
  };
  return {
    workspace, temporary: workspace, github: null, toolVersion: "1.0.0", run: RUN,
    exec: refuse,
    self: { file: "node", args: [] },
    clock: { now: () => NOW, seconds: () => 0, sleep: refuse },
    log: { info: refuse, warning: refuse, debug: refuse, progress: refuse },
  };
}

async function verdict(inputs: Readonly<Record<string, string>>, run: RunFacts = RUN): Promise<Outcome> {
  return definition.invoke(new Map(Object.entries(inputs)), { ...context(), run });
}

const NEEDS = JSON.stringify({ plan: { result: "success", outputs: {} }, coverage: { result: "success", outputs: { verdict: "pass" } } });

describe("the verdict action", () => {
  it("asks for no permission", () => {
    expect(definition.permissions).toEqual({});
  });

  it("passes when every job succeeded, and says so in every medium", async () => {
    const outcome = await verdict({ needs: NEEDS, jobs: "plan", gates: "coverage=coverage-gate" });
    expect(outcome.verdict).toBe("pass");
    expect(outcome.outputs).toEqual({ verdict: "pass" });
    expect(definition.document.check(outcome.document, [])).toEqual(outcome.document);
    expect(outcome.summary).toContain("## ✅ Pass · o/r\n\n2 jobs, and none failed.");
    expect(outcome.text({ colour: false, columns: 80 })).toContain("2 jobs, and none failed.");
  });

  it("names in its summary what did not pass", async () => {
    const needs = JSON.stringify({ plan: { result: "success" }, coverage: { result: "failure", outputs: { verdict: "fail" } }, e2e: { result: "skipped" } });
    const outcome = await verdict({ needs, jobs: "plan, e2e", gates: "coverage=coverage-gate", commit: COMMIT });
    expect(outcome.verdict).toBe("fail");
    expect(outcome.summary).toContain("2 of 3 jobs did not pass: coverage, e2e.");
    const many = JSON.stringify(Object.fromEntries(["a", "b", "c", "d", "e", "f", "g"].map((job) => [job, { result: job === "g" ? "failure" : "skipped", outputs: job === "g" ? { verdict: "fail" } : {} }])));
    expect((await verdict({ needs: many, jobs: "a" })).summary).toContain("7 of 7 jobs did not pass: g, a, b, c, d and 2 more.");
    expect(outcome.summary).toContain("The gate failed: its own summary says what to mend.");
    expect(outcome.summary).toContain(COMMIT);
  });

  it("allows a skip that the workflow explains", async () => {
    const needs = JSON.stringify({ plan: { result: "success" }, docs: { result: "skipped" } });
    expect((await verdict({ needs, jobs: "plan,docs", "may-skip": "docs: no page changed" })).verdict).toBe("pass");
  });

  it("says that nothing was proved when every job was skipped", async () => {
    const outcome = await verdict({ needs: '{"docs":{"result":"skipped"}}', jobs: "docs", "may-skip": "docs: no page changed" });
    expect(outcome.verdict).toBe("inconclusive");
    expect(outcome.summary).toContain("Every job was skipped: nothing was proved.");
  });

  it("gives a verdict where no repository is known", async () => {
    const { summary } = await verdict({ needs: NEEDS, jobs: "plan" }, { ...RUN, host: "terminal", repository: null });
    expect(summary).toContain("## ✅ Pass\n");
  });

  it("keeps hostile texts inert in the summary", async () => {
    const needs = JSON.stringify({ plan: { result: "<script>@everyone |\n::error::" } });
    const { summary } = await verdict({ needs, jobs: "plan" });
    expect(summary).not.toContain("<script>");
    expect(summary).not.toMatch(/(?<![\u200b\u2060])@everyone/);
    expect(summary).not.toMatch(/^::error::/m);
  });

  it("refuses to judge without knowing which jobs to expect", async () => {
    await expect(verdict({ needs: NEEDS })).rejects.toThrow(InputError);
  });

  it("refuses records without the commit that they must be about", async () => {
    await expect(verdict({ needs: NEEDS, jobs: "plan", records: ".", commit: "main" })).rejects.toThrow("expected its full sha");
  });

  it("reads the gates' records and is inconclusive when one is missing", async () => {
    const inputs = { needs: NEEDS, jobs: "plan", gates: "coverage=coverage-gate", records: ".", commit: COMMIT };
    expect((await verdict(inputs)).verdict).toBe("inconclusive");
    await storeRecord(workspace, composeRecord({
      gate: "coverage-gate", verdict: "pass", run: RUN, started: NOW, finished: NOW, validDays: 1, toolVersion: "1.0.0",
      facts: { repository: workspace, commit: COMMIT, tree: null, artifacts: [], policyDigest: null, counts: { lines: 312 }, findings: [] },
    }));
    const outcome = await verdict(inputs);
    expect(outcome.verdict).toBe("pass");
    expect(outcome.summary).toContain("lines 312");
  });
});
