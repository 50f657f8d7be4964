import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import type { RunFacts } from "../../shared/action/context.js";
import { execute } from "../../shared/action/exec.js";
import { openRepository } from "../../shared/git/repository.js";
import { changeBase } from "../../shared/policy/change-base.js";
import { loadPolicy } from "../../shared/policy/load.js";
import { contextFor } from "../support/context.js";
import { gitCheckout, type GitCheckout } from "../support/git-checkout.js";
import { useTemporaryFolder } from "../support/temporary-folder.js";
import { checkoutProblems, DEPTHS } from "./checkouts.js";
import { exampleWorkflows, ownWorkflows } from "./repository.js";
import { parseWorkflow } from "./workflow-file.js";

const temporary = useTemporaryFolder();

describe("the scanner of checkouts", () => {
  const job = (inputs: string): ReturnType<typeof parseWorkflow> => parseWorkflow(`jobs: {a: {steps: [{uses: actions/checkout@x, with: {${inputs}}}]}}`);

  it("accepts a checkout without credentials and with one commit, or the history where it is needed", () => {
    expect(checkoutProblems(job("persist-credentials: false"), "f.yml")).toEqual([]);
    expect(checkoutProblems(job("persist-credentials: false, fetch-depth: 0"), "f.yml", ["f.yml/a"])).toEqual([]);
  });

  it.each([
    ["fetch-depth: 1", "keeps its credentials"],
    ["persist-credentials: true", "keeps its credentials"],
    ["persist-credentials: false, fetch-depth: 0", "fetch-depth: 0"],
    ["persist-credentials: false, fetch-depth: 2", "fetch-depth: 2"],
    ["persist-credentials: false, fetch-depth: '${{ inputs.depth }}'", "fetch-depth: ${{ inputs.depth }}"],
  ])("fires on %s", (inputs, problem) => {
    expect(checkoutProblems(job(inputs), "f.yml")).toEqual([expect.stringContaining(problem)]);
  });
});

describe("what we ship", () => {
  it("checks out without credentials, and as much of the history as the job needs", () => {
    const files = [...ownWorkflows(), ...exampleWorkflows()];
    // A design's approval may be any number of commits behind the head; actions/design-review reads all of them.
    const deep = ["ci.yml/pipeline", "design-review.yml/design-review"];
    const problems = files.flatMap(({ source, path: file }) => checkoutProblems(parseWorkflow(source), path.basename(file), deep));
    expect(problems).toEqual([]);
  });

  it("uses every depth that is known to be enough", () => {
    const pipeline = ownWorkflows().find(({ path: file }) => file.endsWith("/pipeline.yml"));
    expect([...DEPTHS].filter((depth) => !(pipeline?.source ?? "").includes(depth))).toEqual([]);
  });
});

describe("two commits are enough", () => {
  /** Ten commits of main with a policy in the last; the change leaves at the fifth; GitHub's merge of both. */
  function repository(): { readonly source: GitCheckout; readonly stale: string; readonly tip: string; readonly merge: string } {
    const source = gitCheckout(path.join(temporary(), "source"));
    for (let line = 1; line <= 5; line += 1) {
      source.write("a.ts", `line ${line}\n`);
      source.commit(`main ${line}`);
    }
    source.git("checkout", "--quiet", "-b", "change");
    source.write("b.ts", "1\n2\n");
    source.commit("change 1");
    source.write(".github/plimsoll.yml", "coverage: {lines: 1}\n");
    source.commit("change 2");
    source.git("checkout", "--quiet", "main");
    for (let line = 6; line <= 9; line += 1) source.commit(`main ${line}`);
    const stale = source.git("rev-parse", "HEAD");
    source.write("c.ts", "of main\n");
    source.write(".github/plimsoll.yml", "tests: {shards: 7}\n");
    const tip = source.commit("main 10");
    source.git("checkout", "--quiet", "--detach");
    source.git("merge", "--quiet", "--no-ff", "--strategy-option=ours", "-m", "merge", "change");
    return { source, stale, tip, merge: source.git("rev-parse", "HEAD") };
  }

  /** As actions/checkout fetches one commit; what a run of it then reads. */
  async function facts(source: GitCheckout, commit: string, event: Partial<RunFacts>): Promise<unknown> {
    const clone = gitCheckout(path.join(temporary(), `clone-of-${commit}-${event.base ?? event.before ?? "none"}`));
    source.git("config", "uploadpack.allowAnySHA1InWant", "true");
    clone.git("fetch", "--quiet", "--no-tags", "--depth=2", `file://${source.folder}`, `+${commit}:refs/remotes/pull/7/merge`);
    clone.git("checkout", "--quiet", "--force", commit);
    const run: RunFacts = { ...contextFor().run, host: "runner", ...event };
    const shallow = await openRepository(execute, clone.folder, run);
    const { ref } = await changeBase(shallow, "", run);
    const { policy } = await loadPolicy(shallow, ref);
    const changed = ref === null ? null : await shallow.changedLines(await shallow.mergeBase(ref));
    return { shards: policy.tests.shards, changed: changed === null ? null : Object.fromEntries(changed) };
  }

  it("for the policy and the changed lines of a pull request, also when its event names an older tip of the base", async () => {
    const { source, stale, tip, merge } = repository();
    const expected = { shards: 7, changed: { "b.ts": new Set([1, 2]) } };
    expect(await facts(source, merge, { base: tip, mergeCommit: merge })).toEqual(expected);
    expect(await facts(source, merge, { base: stale, mergeCommit: merge })).toEqual(expected);
  });

  it("for a push of one commit, which is judged by the policy that its branch had", async () => {
    const { source, stale, tip } = repository();
    source.git("checkout", "--quiet", "main");
    source.write("c.ts", "of main\nmore\n");
    source.write(".github/plimsoll.yml", "tests: {shards: 1}\n");
    const pushed = source.commit("main 11");
    const changed = { "c.ts": new Set([2]), ".github/plimsoll.yml": new Set([1]) };
    expect(await facts(source, pushed, { before: tip, defaultBranch: null })).toEqual({ shards: 7, changed });
    // Of a push of several commits the history is fetched; two would not do, and are refused.
    await expect(facts(source, pushed, { before: stale, defaultBranch: null })).rejects.toThrow(/does not have the base .* and is shallow/);
  });

  it("for a run of the default branch that goes onto nothing", async () => {
    const { source, tip } = repository();
    expect(await facts(source, tip, { before: null, defaultBranch: null })).toEqual({ shards: 7, changed: null });
  });
});
