import { createHash } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import type { Manifest } from "../../../shared/sharding/manifest.js";
import { manifestOf } from "../testing/manifests.js";
import { shardProblems, type ReadReport, type ShardFacts } from "./shard-checks.js";

const COMMIT = "c".repeat(40);

function report(file: string, content: string, executed = true, measured = true): ReadReport {
  return { name: file.slice(1), file, executed, measured, content, sha256: createHash("sha256").update(content).digest("hex") };
}

function shard(index: number, changes: Partial<Manifest> = {}, reports: Readonly<Record<string, string>> = { "r.info": `report ${index}` }) {
  return { folder: `/s/${index}${changes.attempt === undefined ? "" : `-${changes.attempt}`}`, manifest: manifestOf({ index, ...changes }, reports) };
}

const SHARDS = [shard(0), shard(1)];
const REPORTS = [report("/s/0/r.info", "report 0"), report("/s/1/r.info", "report 1")];

function problems(facts: Partial<ShardFacts> = {}): string[] {
  return shardProblems({ shards: SHARDS, reports: REPORTS, expected: null, commit: COMMIT, ...facts })
    .map(({ code, report: name, message }) => `${code}${name === null ? "" : ` ${name}`}: ${message}`);
}

describe("shards with manifests", () => {
  it("are complete when each index of one plan and the judged commit is there once", () => {
    expect(problems()).toEqual([]);
    expect(problems({ commit: null, expected: 2 })).toEqual([]);
  });

  it("lack the shard whose manifest is not there", () => {
    expect(problems({ shards: [shard(0, { count: 3 })], reports: REPORTS.slice(0, 1) })).toEqual([
      "shard-count: no manifest of shard 2, 3 of 3; the shard did not end, or its folder was not downloaded",
    ]);
  });

  it("must be of the judged commit, and outside git of one commit", () => {
    const foreign = [SHARDS[0]!, shard(1, { commit: "d".repeat(40) })];
    const message = "manifest-mismatch /s/1: shard 2 of 2 measured commit dddddddddddd, not cccccccccccc; run it again on the commit to judge";
    expect(problems({ shards: foreign })).toEqual([message]);
    expect(problems({ shards: foreign, commit: null })).toEqual([message]);
    expect(problems({ commit: "e".repeat(40) })).toHaveLength(2);
  });

  it("must be of one plan", () => {
    const message = "manifest-mismatch /s/1: shard 2 of 2 ran another plan than the first shard; run all shards from one plan";
    expect(problems({ shards: [SHARDS[0]!, shard(1, { plan: "b".repeat(64) })] })).toEqual([message]);
    expect(problems({ shards: [SHARDS[0]!, shard(1, { count: 3 })] })).toEqual([message.replace("2 of 2", "2 of 3")]);
  });

  it("count once per index: a later attempt replaces an earlier one, the same attempt twice is a problem", () => {
    const again = shard(1, { attempt: 2 });
    expect(problems({ shards: [...SHARDS, again], reports: [REPORTS[0]!, report("/s/1-2/r.info", "report 1")], expected: 2 })).toEqual([]);
    const twice = { ...SHARDS[1]!, folder: "/s/copy" };
    expect(problems({ shards: [...SHARDS, twice], reports: [...REPORTS, report("/s/copy/r.info", "report 1")] })).toEqual([
      "duplicate-report /s/copy: shard 2 of 2 is there twice in the same attempt; remove one",
    ]);
  });

  it("must have written the very reports that were read, and all of them", () => {
    expect(problems({ reports: [report("/s/0/r.info", "tampered"), REPORTS[1]!] })).toEqual([
      "manifest-mismatch s/0/r.info: the report was changed after shard 1 of 2 wrote it; download it again",
    ]);
    expect(problems({ reports: [...REPORTS, report("/s/1/more.info", "x")] })).toEqual([
      "manifest-mismatch s/1/more.info: shard 2 of 2 does not list this report; give only what the shard wrote",
    ]);
    expect(problems({ reports: REPORTS.slice(0, 1) })).toEqual([
      "unreadable-report /s/1/r.info: shard 2 of 2 wrote it, but it is not among the reports; widen --reports or download it again",
    ]);
  });

  it("may have reports of other suites and other kinds that this gate does not read", () => {
    const other = shard(1, {}, { "r.info": "report 1" });
    const files = [...other.manifest.files, { path: "go.out", kind: "coverage", suite: "go", sha256: "f" } as const, { path: "j.xml", kind: "junit", suite: "unit", sha256: "f" } as const];
    expect(problems({ shards: [SHARDS[0]!, { ...other, manifest: { ...other.manifest, files } }] })).toEqual([]);
  });

  it("may measure the same: two shards vouch for two equal reports", () => {
    const equal = [shard(0, {}, { "r.info": "same" }), shard(1, {}, { "r.info": "same" })];
    expect(problems({ shards: equal, reports: [report("/s/0/r.info", "same"), report("/s/1/r.info", "same")] })).toEqual([]);
  });

  it("are told apart from a shard whose folder lies in another one's", () => {
    const inner = { folder: "/s/0/inner", manifest: manifestOf({ index: 1 }, { "r.info": "report 1" }) };
    expect(problems({ shards: [SHARDS[0]!, inner], reports: [REPORTS[0]!, report("/s/0/inner/r.info", "report 1")] })).toEqual([]);
  });
});

describe("reports without manifests", () => {
  const plain = (facts: Partial<ShardFacts>) => problems({ shards: [], ...facts });

  it("are as many as expected, or prove nothing", () => {
    expect(plain({ expected: 2 })).toEqual([]);
    expect(plain({ expected: 3 })).toEqual(["shard-count: 3 shards expected, 2 found; every shard must hand in its report"]);
    expect(plain({ expected: 1 })).toEqual(["shard-count: 1 shard expected, 2 found; every shard must hand in its report"]);
    expect(plain({ expected: null })).toEqual([]);
  });

  it("do not stand for a shard when they count nothing: what a shard that died leaves looks the same", () => {
    const idle = (name: string) => report(name, name, false, false);
    expect(plain({ reports: [REPORTS[0]!, idle("/b")], expected: 2 })).toEqual([
      "shard-count: 2 shards expected, 1 found, and 1 report that counts nothing and has no manifest; every shard must hand in its report",
    ]);
    expect(plain({ reports: [idle("/a"), idle("/b")], expected: 2 })).toEqual([
      "shard-count: 2 shards expected, 0 found, and 2 reports that count nothing and have no manifest; every shard must hand in its report",
    ]);
    expect(plain({ reports: [...REPORTS, idle("/b")], expected: 2 })).toEqual([]);
    expect(problems({ reports: [REPORTS[0]!, report("/s/1/r.info", "report 1", false, false)], expected: 2 })).toEqual([]);
  });

  it("are duplicates when they say the same and anything ran in them", () => {
    expect(plain({ reports: [report("/a", "x"), report("/b", "x")] })).toEqual([
      "duplicate-report b: says exactly the same as a; a shard's report was taken twice and another one may be missing",
    ]);
    expect(plain({ reports: [report("/a", "x", false), report("/b", "x", false)] })).toEqual([]);
  });

  it("are duplicates of a shard's report too", () => {
    expect(problems({ reports: [...REPORTS, report("/copy.info", "report 1")], expected: 3 })).toEqual([
      "duplicate-report copy.info: says exactly the same as s/1/r.info; a shard's report was taken twice and another one may be missing",
    ]);
  });
});
