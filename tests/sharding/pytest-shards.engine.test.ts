import { describe, expect, it } from "@jest/globals";
import { ShardRun } from "./shard-run.js";

/** A repository with one file of pytest tests, committed. */
async function repositoryWith(tests: string): Promise<ShardRun> {
  const run = await ShardRun.of();
  run.checkout.write("pytest.ini", "[pytest]\n");
  run.checkout.write("test_a.py", tests);
  run.checkout.commit("project");
  return run;
}

describe("shards of pytest tests", () => {
  it("name themselves the tests that they were given and that stayed silent", async () => {
    await using run = await repositoryWith("def test_here(): pass\ndef test_gone(): pass\n");
    await run.act("plan", { shards: "1" });
    run.checkout.write("test_a.py", "def test_here(): pass\n");
    const { document, text } = await run.act("run", { index: "0" });
    const problem = "tests that exist but reported no result: test_a.py::test_gone";
    expect(document).toMatchObject({ verdict: "inconclusive", tests: { total: 1, passed: 1 }, problems: [problem] });
    expect(text).toContain(`! problem ${problem}\n`);
  });

  it("are not planned when parameters make one id of two tests", async () => {
    const parameters = '@pytest.mark.parametrize("y", ["b-c", "c"])\n@pytest.mark.parametrize("x", ["a", "a-b"])\n';
    await using run = await repositoryWith(`import pytest\n${parameters}def test_x(x, y): pass\n`);
    await expect(run.act("plan", { shards: "1" })).rejects.toThrow(/^suite pytest: pytest lists several tests of one id: test_a\.py::test_x\[a-b-c\]; give each test a name or parameters of its own$/);
  });
});
