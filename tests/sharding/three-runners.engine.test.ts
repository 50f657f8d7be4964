import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { readJUnit } from "../../shared/junit/read.js";
import { ShardRun } from "./shard-run.js";

describe("a sharded run of three runners together", () => {
  it("plans all suites at once, cuts long groups, and proves every test of each", async () => {
    await using run = await ShardRun.of("jest-project", "pytest-project", "go-project");
    const shards = await run.throughShards(4);
    expect(shards.map(({ outcome }) => outcome.verdict)).toEqual(["pass", "pass", "pass", "pass"]);
    const merged = await run.act("merge");
    // Jest: 3 files with 9 tests; pytest: 8; go test: 7 with 3 subtests.
    expect(merged.document).toMatchObject({ verdict: "pass", counts: { shards: 4, items: 18, tests: 27, failed: 0, skipped: 6 }, problems: [] });
    const suites = readJUnit(await readFile(run.at(".plimsoll/merged/junit.xml"), "utf8"), "junit.xml");
    expect(suites.reduce((sum, { cases }) => sum + cases.length, 0)).toBe(27);
    expect(new Set(suites.map(({ name }) => name.split(":", 1)[0]))).toEqual(new Set(["jest", "pytest", "go-test"]));
    const again = await run.act("plan", { shards: "4", timings: ".plimsoll/merged/timings.json" });
    expect(again.outcome.summary).toContain("known 18");
  });

  it("gives the pieces of one file and of one package to several shards, each test once", async () => {
    await using run = await ShardRun.of();
    const tests = Array.from({ length: 8 }, (_, index) => index);
    run.checkout.write("pytest.ini", "[pytest]\naddopts = -q\n");
    run.checkout.write("test_long.py", tests.map((index) => `def test_${index}(): pass\n`).join("\n"));
    run.checkout.write("go.mod", "module example.com/long\n\ngo 1.20\n");
    run.checkout.write("long.go", "package long\n\nfunc Twice(n int) int { return 2 * n }\n");
    run.checkout.write("long_test.go", `package long\n\nimport "testing"\n\n${tests.map((index) => `func Test${index}(t *testing.T) { if Twice(${index}) != ${2 * index} { t.Fail() } }\n`).join("\n")}`);
    run.checkout.commit("one long file each");
    const shards = await run.throughShards(4);
    const items = await Promise.all(shards.map(async ({ document }) => {
      const manifest = JSON.parse(await readFile(path.join(document.folder as string, "manifest.json"), "utf8")) as { tests: { item: string }[] };
      return manifest.tests.map(({ item }) => item);
    }));
    expect(items.every((own) => own.length > 0 && own.length < 16)).toBe(true);
    expect(items.flat()).toHaveLength(16);
    expect((await run.act("merge")).document).toMatchObject({ verdict: "pass", counts: { items: 16, tests: 16 } });
    expect((await readdir(run.at(".plimsoll/merged"))).sort()).toEqual(expect.arrayContaining(["junit.xml", "proof.json", "timings.json"]));
  });
});
