import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { WORKFLOWS } from "./repository.js";
import { requiredCheckProblems } from "./required-check.js";
import { parseWorkflow, readWorkflow } from "./workflow-file.js";

const SOUND = `
jobs:
  a: {steps: []}
  b: {steps: []}
  verdict:
    name: verdict
    needs: [a, b]
    if: \${{ always() }}
    steps:
      - uses: $/actions/verdict
        with:
          needs: \${{ toJSON(needs) }}
          jobs: a
          gates: b=gate-b
`;

describe("the scanner of the required check", () => {
  it("accepts a job that always runs, needs every job and expects every one", () => {
    expect(requiredCheckProblems(parseWorkflow(SOUND), "verdict")).toEqual([]);
  });

  it.each([
    ["needs: [a, b]", "needs: [a]", "verdict does not need b"],
    ["if: ${{ always() }}", "if: ${{ failure() }}", "verdict does not always run"],
    ["    if: ${{ always() }}\n", "", "verdict does not always run"],
    ["if: ${{ always() }}", "if: ${{ !cancelled() }}", "verdict does not always run"],
    ["name: verdict", "name: verdict of ${{ github.sha }}", "the name of verdict is not fixed"],
    ["    name: verdict\n", "    name: verdict\n    strategy: {matrix: {}}\n", "verdict has a matrix"],
    ["jobs: a", "jobs: c", "not told to expect a"],
    ["gates: b=gate-b", "may-skip: b", "not told to expect b"],
    ["toJSON(needs)", "toJSON(needs.a)", "does not get the needs context"],
    ["$/actions/verdict", "$/actions/other", "no step uses the verdict action"],
    ["  b: {steps: []}\n", "  b: {steps: []}\n  c: {steps: []}\n", "verdict does not need c"],
  ])("fires when %j becomes %j", (from, to, problem) => {
    const broken = SOUND.replace(from, to);
    expect(broken).not.toBe(SOUND);
    expect(requiredCheckProblems(parseWorkflow(broken), "verdict")).toContainEqual(expect.stringContaining(problem));
  });

  it("fires when the job is not there", () => {
    expect(requiredCheckProblems(parseWorkflow("jobs: {}"), "verdict")).toEqual(["there is no job verdict"]);
  });
});

describe("what we ship", () => {
  it.each(["pipeline.yml", "ci.yml"])("%s has one required check that needs every other job", (file) => {
    expect(requiredCheckProblems(readWorkflow(path.join(WORKFLOWS, file)), "verdict")).toEqual([]);
  });
});
