import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { judgeChecklist } from "../../actions/mr-checklist/judgement/judge-checklist.js";
import { checklistOf } from "../../actions/mr-checklist/judgement/testing/checklist.js";
import { factsOf, HEAD, whole } from "../../actions/mr-checklist/requirements/testing/question.js";
import { peopleOf, REASON, reviewOf } from "../../actions/mr-checklist/waivers/testing/texts.js";
import { InconclusiveError } from "../../shared/action/errors.js";
import { systemClock } from "../../shared/host/clock.js";
import { composeRecord } from "../../shared/record/record.js";
import { storeRecord } from "../../shared/record/store.js";
import { contextFor, keepingLog } from "../../tests/support/context.js";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { definition } from "./waivers.js";

const RUN = { host: "runner" as const, repository: "octo/orders", workflowRef: null, workflowSha: null, runId: "1", attempt: 1, actor: null, event: null, pullRequest: null, base: null };

describe("plimsoll waivers", () => {
  const folder = useTemporaryFolder();

  async function listed(now: string, inputs: Readonly<Record<string, string>> = {}, workspace = folder(), log = keepingLog()): Promise<{ readonly waivers: unknown; readonly sources: unknown; readonly printed: string }> {
    const context = contextFor({ workspace, log, clock: { ...systemClock, now: () => new Date(now) } });
    const { verdict, document, text } = await definition.invoke(new Map(Object.entries(inputs)), context);
    expect(verdict).toBe("done");
    const { waivers, sources } = definition.document.check(document, []) as { waivers: unknown; sources: unknown };
    return { waivers, sources, printed: text({ colour: false, columns: 120 }) };
  }

  /** A judgement of which bob waived two items, as a document and as a record. */
  async function judgement() {
    const checklist = await checklistOf({ preset: "none", items: ["small", "tiny", "wide"].map((id) => ({ id, verify: "machine", require: { size: { lines: id === "wide" ? 99 : 1 } } })) });
    const body = `/waive small until 2026-11-27 because ${REASON}\n\n/waive tiny until 2026-11-24 because ${REASON}`;
    return judgeChecklist(factsOf({ reviews: whole([reviewOf(body)]), people: peopleOf() }), checklist);
  }

  async function storeJudgement(): Promise<void> {
    const { items, pull } = await judgement();
    const at = new Date("2026-11-23T12:00:00Z");
    const facts = { repository: folder(), commit: pull.head, tree: null, artifacts: [{ name: "bundle", sha256: "e".repeat(64) }], policyDigest: null, counts: {}, findings: items, waivers: items.flatMap(({ waiver }) => (waiver === null ? [] : [{ item: waiver.item, by: waiver.by, reason: waiver.reason, expires: waiver.expires }])) };
    await storeRecord(folder(), composeRecord({ gate: "mr-checklist", verdict: "pass", facts, run: RUN, started: at, finished: at, validDays: 90, toolVersion: "1" }));
  }

  const SMALL = { gate: "mr-checklist", item: "small", by: "bob", reason: REASON, expires: "2026-11-28T00:00:00.000Z", repository: "octo/orders", commit: HEAD, url: null, sources: [`.plimsoll/records/mr-checklist-${HEAD}.json`] };

  it("lists what gate records let through, the first to end first, until it ends", async () => {
    await storeJudgement();
    expect((await listed("2026-11-23T13:00:00Z")).waivers).toEqual([{ ...SMALL, item: "tiny", expires: "2026-11-25T00:00:00.000Z" }, SMALL]);
    const { waivers, printed } = await listed("2026-11-25T00:00:00Z");
    expect(waivers).toEqual([SMALL]);
    expect(printed).toBe(`until 2026-11-27  small  @bob  octo/orders aaaaaaaaaaaa  ${REASON}\n1 waiver open; days are those of UTC.\n`);
    expect(await listed("2026-11-28T00:00:00Z")).toEqual({ waivers: [], sources: SMALL.sources, printed: "No waiver is open in 1 file.\n" });
  });

  it("reads downloaded judgements too, and tells what several files say once", async () => {
    await storeJudgement();
    await mkdir(path.join(folder(), "artifacts"));
    await writeFile(path.join(folder(), "artifacts/a.json"), JSON.stringify(await judgement()));
    const url = "https://github.com/octo/orders/pull/7#r1";
    expect((await listed("2026-11-26T00:00:00Z", { documents: "artifacts/*.json" })).waivers).toEqual([{ ...SMALL, url, sources: [...SMALL.sources, "artifacts/a.json"] }]);
  });

  it("shows a record of a laptop without a repository", async () => {
    await storeJudgement();
    const { waivers } = await listed("2026-11-26T00:00:00Z", { repo: folder() });
    expect(waivers).toHaveLength(1);
    const at = new Date("2026-11-23T12:00:00Z");
    const facts = { repository: folder(), commit: "d".repeat(40), tree: null, artifacts: [], policyDigest: null, counts: {}, findings: [], waivers: [{ item: "x", by: "max", reason: "because", expires: "2026-12-01T00:00:00.000Z" }] };
    await storeRecord(folder(), composeRecord({ gate: "other-gate", verdict: "pass", facts, run: { ...RUN, host: "terminal", repository: null }, started: at, finished: at, validDays: 90, toolVersion: "1" }));
    expect((await listed("2026-11-26T00:00:00Z")).printed).toContain("@max  dddddddddddd              because");
  });

  it("says where it looked when there is no record at all, and how to get some", async () => {
    const log = keepingLog();
    expect(await listed("2026-11-23T13:00:00Z", { documents: "artifacts/*.json" }, folder(), log)).toEqual({ waivers: [], sources: [], printed: "No record, so no waiver is known.\n" });
    expect(log.lines).toEqual([
      `warning: nothing is known of waivers, because there is no record at all: no .plimsoll/records/*.json in ${folder()}, which lies in no git checkout, and no file as artifacts/*.json. The workflow of the checklist leaves one as an artifact: gh run download RUN --name plimsoll-checklist-record --dir artifacts, then plimsoll waivers "artifacts/**/*.json"`,
    ]);
    const named = keepingLog();
    await listed("2026-11-23T13:00:00Z", { repo: folder() }, folder(), named);
    expect(named.lines).toEqual([expect.stringContaining(`no .plimsoll/records/*.json in ${folder()}. The`)]);
  });

  it("finds the records of the project from a folder below, and documents where one is", async () => {
    await mkdir(path.join(folder(), ".git"));
    await storeJudgement();
    const below = path.join(folder(), "src");
    await mkdir(below);
    await writeFile(path.join(below, "a.json"), JSON.stringify(await judgement()));
    const log = keepingLog();
    expect(await listed("2026-11-26T00:00:00Z", { documents: "*.json" }, below, log)).toMatchObject({ waivers: [{ sources: [...SMALL.sources, "a.json"] }], sources: [...SMALL.sources, "a.json"] });
    expect(log.lines).toEqual([]);
  });

  it("is inconclusive about a file that says neither", async () => {
    await writeFile(path.join(folder(), "a.json"), "{}");
    const reading = listed("2026-11-23T13:00:00Z", { documents: "a.json" });
    await expect(reading).rejects.toThrow(InconclusiveError);
    await expect(reading).rejects.toThrow(/^a\.json is neither a gate record nor a judgement of mr-checklist \(a\.json: verdict: expected one of/);
  });
});
