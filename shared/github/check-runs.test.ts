import { describe, expect, it } from "@jest/globals";
import { connectTo } from "../../tests/github/connected.js";
import { startOrders, type OrdersFixture } from "../../tests/github/fixture.js";
import type { JsonObject } from "../../tests/github/json.js";
import type { Annotation } from "../action/context.js";
import { VERDICTS } from "../action/verdict.js";
import type { CheckRunReport } from "./check-runs.js";

const CREATE = "POST /repos/{owner}/{repo}/check-runs";
const UPDATE = "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}";
const WRITE = { checks: "write" } as const;

function annotations(count: number): Annotation[] {
  return Array.from({ length: count }, (_none, index) => ({ level: "failure", file: "src/total.ts", line: index + 1, endLine: index + 1, title: "Not covered", message: `line ${index + 1}` }));
}

function report({ sample }: OrdersFixture, said: Partial<CheckRunReport> = {}): CheckRunReport {
  return {
    name: "plimsoll / coverage", sha: sample.commits[3]!, externalId: "17.1.coverage-gate", verdict: "fail", title: "99 of 100 lines", summary: "One line is not covered.",
    detailsUrl: "https://example.com/17", annotations: [], ...said,
  };
}

/** The lines of all annotations of the only check run. */
function annotatedLines({ orders }: OrdersFixture): unknown[] {
  const [run, ...more] = orders.has.checkRuns;
  expect(more).toEqual([]);
  return run!.annotations.map((annotation) => (annotation as JsonObject).start_line);
}

const lines = (count: number): number[] => Array.from({ length: count }, (_none, index) => index + 1);

describe("a check run", () => {
  it("is made with the verdict, and not written again when it says the same", async () => {
    await using fixture = await startOrders();
    const { client } = connectTo(fixture.github, WRITE);
    const written = await client.createOrUpdateCheckRun(report(fixture, { annotations: annotations(1) }));
    expect(written).toEqual({ kind: "written", url: expect.stringContaining("https://github.com/octo/orders/runs/") });
    expect(fixture.orders.has.checkRuns[0]).toMatchObject({
      headSha: fixture.sample.commits[3],
      said: { name: "plimsoll / coverage", external_id: "17.1.coverage-gate", status: "completed", conclusion: "failure", details_url: "https://example.com/17", output: { title: "99 of 100 lines", summary: "One line is not covered." } },
    });
    expect(await client.createOrUpdateCheckRun(report(fixture, { annotations: annotations(1) }))).toEqual({ ...written, kind: "unchanged" });
    expect([fixture.github.count(CREATE), fixture.github.count(UPDATE)]).toEqual([1, 0]);
  });

  it("is updated in place when its verdict changed, and is another one for another run", async () => {
    await using fixture = await startOrders();
    const { client } = connectTo(fixture.github, WRITE);
    await client.createOrUpdateCheckRun(report(fixture));
    expect(await client.createOrUpdateCheckRun(report(fixture, { verdict: "pass", title: "100 of 100 lines", detailsUrl: null }))).toMatchObject({ kind: "written" });
    expect(fixture.orders.has.checkRuns).toMatchObject([{ said: { conclusion: "success", output: { title: "100 of 100 lines" } } }]);
    await client.createOrUpdateCheckRun(report(fixture, { externalId: "18.1.coverage-gate" }));
    expect(fixture.orders.has.checkRuns).toHaveLength(2);
    await client.createOrUpdateCheckRun(report(fixture, { verdict: "inconclusive" }));
    expect(fixture.orders.has.checkRuns.map(({ said }) => said.external_id)).toEqual(["17.1.coverage-gate", "18.1.coverage-gate"]);
  });

  it.each(VERDICTS.map((verdict) => [verdict, { pass: "success", fail: "failure", inconclusive: "failure", "not-applicable": "neutral" }[verdict]] as const))(
    "of a gate that is %s concludes %s", async (verdict, conclusion) => {
      await using fixture = await startOrders();
      const { client } = connectTo(fixture.github, WRITE);
      await client.createOrUpdateCheckRun(report(fixture, { verdict, title: "Why" }));
      const title = verdict === "inconclusive" ? "Inconclusive: Why" : "Why";
      expect(fixture.orders.has.checkRuns[0]?.said).toMatchObject({ conclusion, output: { title } });
    },
  );

  it.each([[50, 0], [51, 1], [120, 2]])("with %i annotations takes them in requests of at most 50", async (count, updates) => {
    await using fixture = await startOrders();
    const { client } = connectTo(fixture.github, WRITE);
    expect(await client.createOrUpdateCheckRun(report(fixture, { annotations: annotations(count) }))).toMatchObject({ kind: "written" });
    expect(annotatedLines(fixture)).toEqual(lines(count));
    expect(fixture.github.count(UPDATE)).toBe(updates);
  });

  it("is made once, whether the answer got lost or GitHub failed after the write or before it", async () => {
    for (const fault of [{ kind: "lost-answer" }, { kind: "half-answer" }, { kind: "reset" }, { kind: "status", status: 502 }] as const) {
      await using fixture = await startOrders();
      fixture.github.faults.add({ on: CREATE, fault });
      const { client, slept } = connectTo(fixture.github, WRITE);
      expect(await client.createOrUpdateCheckRun(report(fixture, { annotations: annotations(3) }))).toMatchObject({ kind: "written" });
      expect(annotatedLines(fixture)).toEqual(lines(3));
      expect(slept).toEqual([1]);
      expect(fixture.github.faults.unused).toEqual([]);
    }
  });

  it("gets each annotation once, whichever answer gets lost", async () => {
    for (const kind of ["lost-answer", "reset"] as const) {
      await using fixture = await startOrders();
      fixture.github.faults.add({ on: UPDATE, fault: { kind } });
      const { client } = connectTo(fixture.github, WRITE);
      expect(await client.createOrUpdateCheckRun(report(fixture, { annotations: annotations(130) }))).toMatchObject({ kind: "written" });
      expect(annotatedLines(fixture)).toEqual(lines(130));
    }
  });

  it("that a crash left unfinished is finished by the next run, without an annotation twice", async () => {
    await using fixture = await startOrders();
    fixture.github.faults.add({ on: UPDATE, fault: { kind: "status", status: 422 } });
    const { client } = connectTo(fixture.github, WRITE);
    expect(await client.createOrUpdateCheckRun(report(fixture, { annotations: annotations(70) }))).toMatchObject({ kind: "refused", code: "rejected", status: 422 });
    expect(annotatedLines(fixture)).toEqual(lines(50));
    expect(await client.createOrUpdateCheckRun(report(fixture, { annotations: annotations(70) }))).toMatchObject({ kind: "written" });
    expect(annotatedLines(fixture)).toEqual(lines(70));
  });

  it("is given up when GitHub stays down, without a throw", async () => {
    await using fixture = await startOrders();
    fixture.github.faults.add({ on: CREATE, fault: { kind: "status", status: 503 }, times: 99 });
    const { client, slept } = connectTo(fixture.github, WRITE);
    expect(await client.createOrUpdateCheckRun(report(fixture))).toEqual({
      kind: "refused", code: "server-error", status: 503,
      reason: `cannot write the check plimsoll / coverage on ${fixture.sample.commits[3]!}: GitHub answered 503 (A fault that the test ordered); run again; githubstatus.com says whether GitHub is down`,
    });
    expect(slept).toEqual([1, 2, 3]);
  });

  it("is refused on a fork's token that can only read, and the reason names the permission", async () => {
    await using fixture = await startOrders();
    const { client } = connectTo(fixture.github, { checks: "read" });
    expect(await client.createOrUpdateCheckRun(report(fixture))).toEqual({
      kind: "refused", code: "no-permission", status: 403,
      reason: `cannot write the check plimsoll / coverage on ${fixture.sample.commits[3]!}: GitHub answered 403 (Resource not accessible by integration); the token needs the permission checks: write (on a pull request from a fork it can only read)`,
    });
  });

  it("is given up when GitHub takes annotations and does not count them", async () => {
    await using fixture = await startOrders();
    const { client } = connectTo(fixture.github, WRITE);
    await client.createOrUpdateCheckRun(report(fixture));
    const [run] = fixture.orders.has.checkRuns;
    Object.defineProperty(run!, "annotations", { value: Object.freeze(Object.assign([], { push: () => 0 })) });
    expect(await client.createOrUpdateCheckRun(report(fixture, { annotations: annotations(1) }))).toMatchObject({
      kind: "refused", code: "unreadable", reason: expect.stringContaining("the check run still counts 0 annotations after more were added"),
    });
  });
});
