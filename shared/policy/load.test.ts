import { describe, expect, it } from "@jest/globals";
import { gitCheckout } from "../../tests/support/git-checkout.js";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { InconclusiveError, InputError } from "../action/errors.js";
import { execute } from "../action/exec.js";
import { openRepository } from "../git/repository.js";
import { loadPolicy, loadWorkingPolicy } from "./load.js";
import { POLICY_FILE } from "./policy.js";

describe("the policy that judges a change", () => {
  const folder = useTemporaryFolder();

  it("is the base's: a change cannot rewrite its own rule, nor take it away, nor break it", async () => {
    const { git, write, commit } = gitCheckout(folder());
    write(POLICY_FILE, "coverage: { lines: 90 }\n");
    const base = commit("base");
    git("branch", "trunk/next");
    write(POLICY_FILE, "coverage: { lines: 0 }\n");
    commit("change");
    const repository = await openRepository(execute, folder());
    const atBase = await loadPolicy(repository, base);
    expect(atBase.policy.coverage.lines).toBe(90);
    expect(atBase.source).toBe(`.github/plimsoll.yml at ${base.slice(0, 12)}`);
    expect((await loadPolicy(repository, "trunk/next")).source).toBe(".github/plimsoll.yml at trunk/next");
    write(POLICY_FILE, "coverage: [");
    expect((await loadPolicy(repository, base)).policy.coverage.lines).toBe(90);
    await expect(loadPolicy(repository, null)).rejects.toThrow(InputError);
    write(POLICY_FILE, "coverage: { lines: 80 }\n");
    expect((await loadPolicy(repository, null)).policy.coverage.lines).toBe(80);
  });

  it("is the defaults where the base has none, and says so", async () => {
    const { write, commit } = gitCheckout(folder());
    const base = commit("base");
    write(POLICY_FILE, "coverage: { lines: 0 }\n");
    const repository = await openRepository(execute, folder());
    const atBase = await loadPolicy(repository, base);
    expect(atBase.policy.coverage.lines).toBe(100);
    expect(atBase.source).toBe(`defaults (no .github/plimsoll.yml at ${base.slice(0, 12)})`);
  });

  it("is inconclusive, not the defaults, where the base cannot be read", async () => {
    gitCheckout(folder()).commit("first");
    await expect(loadPolicy(await openRepository(execute, folder()), "absent")).rejects.toThrow(InconclusiveError);
  });

  it("says in which version of the file a mistake is", async () => {
    const { write, commit } = gitCheckout(folder());
    write(POLICY_FILE, "coverage:\n  lines: 900\n");
    const base = commit("base");
    await expect(loadPolicy(await openRepository(execute, folder()), base)).rejects.toThrow(`.github/plimsoll.yml at ${base.slice(0, 12)}:2:3: coverage.lines: expected`);
    await expect(loadWorkingPolicy(folder())).rejects.toThrow(".github/plimsoll.yml:2:3: coverage.lines: expected");
  });

  it("has a digest of what it means, not of how it is written", async () => {
    const { write } = gitCheckout(folder());
    const digestOf = async (content: string): Promise<string> => {
      write(POLICY_FILE, content);
      return (await loadWorkingPolicy(folder())).digest;
    };
    const digest = await digestOf("coverage:\n  lines: 90\n");
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await digestOf("# a comment\nversion: 1\ncoverage: { branches: 100, lines: 9.0e1 }\n")).toBe(digest);
    expect(await digestOf("coverage: { lines: 91 }")).not.toBe(digest);
    const suite = "tests: { suites: [{ name: a, runner: jest, environment: { A: '%' } }] }";
    expect(await digestOf(suite.replace("%", "1"))).not.toBe(await digestOf(suite.replace("%", "2")));
  });
});
