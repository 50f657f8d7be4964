import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { sha256 } from "../../../shared/record/canonical.js";
import { jsonText } from "../../../shared/schema/json-text.js";
import type { Manifest } from "../../../shared/sharding/manifest.js";
import { proveShards } from "../../../shared/sharding/proof.js";
import type { Timings } from "../../../shared/sharding/timings.js";
import { vanishedTests } from "../../../shared/sharding/vanished-tests.js";
import { COMMIT, manifestOf, planOf, test } from "../../../shared/sharding/testing/facts.js";
import { useTemporaryFolder } from "../../../tests/support/temporary-folder.js";
import { mergedPlaces, mergeReports } from "./merge-reports.js";
import { mergeDocument, mergeReport, mergeTerminal } from "./merge-text.js";
import { readEvidence } from "./read-evidence.js";

const plan = planOf([["a.js"]]);

describe("reading what the shards left", () => {
  const folder = useTemporaryFolder();
  const shard = async (name: string, manifest: Manifest): Promise<void> => {
    await mkdir(path.join(folder(), name), { recursive: true });
    await writeFile(path.join(folder(), name, "manifest.json"), jsonText(manifest));
  };

  it("finds every shard's folder at any depth, and none that is still being filled", async () => {
    await shard("0", manifestOf(plan, 0));
    await shard("artifact/shards/1", manifestOf(plan, 0, { attempt: 2 }));
    await shard(".2.123.partial", manifestOf(plan, 0));
    expect((await readEvidence(folder())).map(({ folder: name, manifest }) => [name, manifest.attempt])).toEqual([["0", 1], ["artifact/shards/1", 2]]);
    expect(await readEvidence(path.join(folder(), "none"))).toEqual([]);
  });

  it("names files that are gone, changed, no regular files or outside of the shard's folder", async () => {
    const file = (name: string, content: string) => ({ path: name, kind: "junit" as const, suite: "unit", sha256: sha256(content) });
    await writeFile(path.join(folder(), "outside.xml"), "same");
    await shard("0", manifestOf(plan, 0, { files: [file("good.xml", "same"), file("changed.xml", "before"), file("gone.xml", ""), file("pipe.xml", ""), file("../outside.xml", "same")] }));
    execFileSync("mkfifo", [path.join(folder(), "0/pipe.xml")]);
    await writeFile(path.join(folder(), "0/good.xml"), "same");
    await writeFile(path.join(folder(), "0/changed.xml"), "after");
    expect((await readEvidence(folder())).map(({ damaged }) => damaged)).toEqual([["changed.xml", "gone.xml", "pipe.xml", "../outside.xml"]]);
  });

  it("refuses a manifest that is cut off, because its shard may have failed", async () => {
    await shard("0", manifestOf(plan, 0));
    await writeFile(path.join(folder(), "0/manifest.json"), '{"version":1,');
    await expect(readEvidence(folder())).rejects.toThrow(/^0\/manifest\.json: is not JSON/);
  });

  it("says in one line that merged coverage cannot be written", async () => {
    await writeFile(path.join(folder(), "coverage"), "");
    const [shards, sources] = [[{ folder: "0", absolute: folder(), manifest: manifestOf(plan, 0), damaged: [] }], { roots: [], files: [], goModules: [] }];
    await expect(mergeReports({ shards, sources, previous: null, existing: new Set(), commit: COMMIT }, mergedPlaces(folder()))).rejects.toThrow(/coverage: a part of the path is a file; choose another path$/);
  });
});

describe("a merge for people", () => {
  const words = (manifest: Manifest, discovered: readonly string[] = ["a.js"], timings: Timings | null = null): string => {
    const shards = [{ folder: "0", absolute: "/0", manifest, damaged: [] }];
    const proof = proveShards({ plan, commit: COMMIT, evidence: shards, discovered: new Map([["unit", discovered]]) });
    const document = mergeDocument({ proof, shards, notes: vanishedTests(timings, discovered) }, "merged");
    return mergeTerminal(mergeReport(document, shards), { colour: false, columns: 100 });
  };

  it("says in one sentence that all ran once, that some failed, or that nothing is proved", () => {
    expect(words(manifestOf(plan, 0))).toContain("Every one of 1 test ran exactly once in 1 shard.");
    expect(words(manifestOf(plan, 0, { tests: [test("a.js"), test("a.js", "skipped", "b")] }))).toContain("Every one of 2 tests ran exactly once in 1 shard, 1 skipped.");
    expect(words(manifestOf(plan, 0, { tests: [test("a.js", "failed"), test("a.js", "skipped", "b")] }))).toContain("1 of 2 tests failed, 1 skipped.");
    expect(words(manifestOf(plan, 0), ["a.js", "b.js"])).toMatch(/It is not proved that every test ran exactly once; tests that exist\s+but reported no result: b\.js\.[\s\S]*not-run: tests that exist but reported no result: b\.js\n.*see whether their shard ended early/);
  });

  it("names tests that earlier runs know and nobody finds any more, which changes no verdict", () => {
    const timings: Timings = { tests: new Map([["a.js", 1], ["gone\n::set-output.js", 1]]), runs: undefined, commit: undefined };
    const said = words(manifestOf(plan, 0), ["a.js"], timings);
    expect(said).toMatch(/^✔ PASS/u);
    expect(said).toContain(`  1 test of earlier runs is not found any more (removed, renamed, or left out by the runner's\n  configuration): "gone\\n::set-output.js"\n`);
  });
});
