import { rm } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import { ShardRun } from "./shard-run.js";

/** A repository with these test files, committed. */
async function repositoryOf(files: Readonly<Record<string, string>>): Promise<ShardRun> {
  const run = await ShardRun.of();
  run.checkout.write("package.json", '{"jest":{}}');
  for (const [file, content] of Object.entries(files)) run.checkout.write(file, content);
  run.checkout.commit("project");
  return run;
}

const PASSING = "test('passes', () => {});";

describe("shards of Jest tests that end in other ways", () => {
  it("pass and are proved when there was nothing for them to run", async () => {
    await using run = await repositoryOf({ "one.test.js": PASSING });
    const shards = await run.throughShards(3);
    expect(shards.map(({ document }) => (document.tests as { total: number }).total)).toEqual([1, 0, 0]);
    expect((await run.act("merge")).outcome.verdict).toBe("pass");
  });

  it("prove nothing when a pattern of the project matches no test's name", async () => {
    await using run = await repositoryOf({
      "one.test.js": PASSING,
      ".github/plimsoll.yml": "tests:\n  suites:\n    - name: unit\n      runner: jest\n      arguments: ['--testNamePattern=no such test']\n",
    });
    await run.throughShards(1);
    expect((await run.act("merge")).document).toMatchObject({ verdict: "inconclusive", problems: [{ code: "nothing-executed", names: ["suite unit"] }] });
  });

  it("prove nothing when the runner ended in the middle of one, whose results are kept", async () => {
    await using run = await repositoryOf({ "end.test.js": "test('ends all', () => process.kill(process.pid, 'SIGKILL'));" });
    const [shard] = await run.throughShards(1);
    expect(shard?.document).toMatchObject({ verdict: "inconclusive", problems: [expect.stringMatching(/^jest: Jest ended with signal SIGKILL/), "tests that exist but reported no result: end.test.js"] });
    expect((await run.act("merge")).document).toMatchObject({ verdict: "inconclusive", problems: [{ code: "runner-stopped" }, { code: "not-run", names: ["end.test.js"] }, { code: "nothing-executed" }] });
  });

  it("run a file once for each project that it belongs to, in one shard", async () => {
    await using run = await repositoryOf({ "one.test.js": PASSING, "two.test.js": PASSING });
    run.checkout.write("package.json", '{"jest":{"projects":[{"displayName":"a"},{"displayName":"b"}]}}');
    run.checkout.commit("projects");
    const shards = await run.throughShards(2);
    expect(shards.map(({ document }) => document.tests)).toMatchObject([{ total: 2, passed: 2 }, { total: 2, passed: 2 }]);
    expect((await run.act("merge")).document).toMatchObject({ verdict: "pass", counts: { items: 2, tests: 4 } });
  });

  it("are proved once a later attempt of one replaces what an earlier one left", async () => {
    await using run = await repositoryOf({ "one.test.js": PASSING, "two.test.js": PASSING });
    await run.throughShards(2);
    await rm(run.at(".plimsoll/shards/1"), { recursive: true });
    expect((await run.act("merge")).outcome.verdict).toBe("inconclusive");
    await run.act("run", { index: "1" }, 2);
    expect((await run.act("merge", {}, 2)).outcome.verdict).toBe("pass");
  });
});
