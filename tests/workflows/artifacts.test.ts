import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { artifactProblems } from "./artifacts.js";
import { exampleWorkflows, ownWorkflows } from "./repository.js";
import { parseWorkflow } from "./workflow-file.js";

const SOUND = `
on: {workflow_call: {}}
jobs:
  plan:
    steps:
      - if: \${{ github.run_attempt > 1 }}
        uses: actions/download-artifact@x
        with: {name: "\${{ inputs.name }}-plan"}
      - uses: actions/upload-artifact@x
        with: {name: "\${{ inputs.name }}-plan", path: .plan, include-hidden-files: true, overwrite: true}
  shard:
    needs: plan
    strategy: {matrix: "\${{ fromJSON(needs.plan.outputs.matrix) }}"}
    steps:
      - uses: actions/upload-artifact@x
        with: {name: "\${{ inputs.name }}-shard-\${{ matrix.shard }}", path: "\${{ inputs.working-directory }}/out", overwrite: true}
  copy:
    strategy: {matrix: {copy: [one, two]}}
    steps:
      - uses: actions/upload-artifact@x
        with: {name: "\${{ inputs.name }}-copy-\${{ matrix.copy }}-\${{ github.run_attempt }}", path: dist}
  merge:
    needs: [shard, copy]
    steps:
      - uses: actions/download-artifact@x
        with: {pattern: "\${{ inputs.name }}-shard-*"}
      - uses: actions/download-artifact@x
        with: {name: "\${{ inputs.name }}-copy-two-\${{ github.run_attempt }}"}
      - uses: actions/download-artifact@x
        with: {name: "\${{ inputs.name }}-plan"}
`;

describe("the scanner of artifacts", () => {
  it("accepts uploads that keep their files and names apart, and downloads of what has been uploaded", () => {
    expect(artifactProblems(parseWorkflow(SOUND), "f.yml")).toEqual([]);
  });

  it.each([
    ["include-hidden-files: true, ", "", "leaves the hidden files of .plan behind"],
    ["include-hidden-files: true, ", "include-hidden-files: false, ", "leaves the hidden files of .plan behind"],
    ["path: dist", "path: a/.b/c", "leaves the hidden files of a/.b/c behind"],
    ["path: dist", 'path: "dist\\n./.b"', "leaves the hidden files"],
    ["path: dist", 'path: "${{ steps.a.outputs.record }}"', "leaves the hidden files"],
    [', path: "${{ inputs.working-directory }}/out", overwrite: true', ", path: out", "of an earlier attempt stands in the way"],
    ["-${{ matrix.shard }}", "", "the legs of the matrix give one name"],
    ["copy-${{ matrix.copy }}-${{", "copy-two-${{", "the legs of the matrix give one name"],
    ['"${{ inputs.name }}-copy-${{ matrix.copy }}', '"copy-${{ matrix.copy }}', "two calls in one run give one name"],
    ["-copy-${{ matrix.copy }}-${{ github.run_attempt }}", "-plan", "-plan is also that of job plan"],
    ['name: "${{ inputs.name }}-plan", path', "path", "an artifact has no name"],
    ["-copy-two", "-copy-three", "which nobody uploads"],
    ["-shard-*", "-chard-*", "which nobody uploads"],
    ["needs: [shard, copy]", "needs: [shard]", "does not wait for job copy"],
    ["needs: [shard, copy]", "needs: [copy]", "does not wait for job shard"],
    ["      - if: ${{ github.run_attempt > 1 }}\n        uses", "      - uses", "job plan downloads ${{ inputs.name }}-plan and does not wait for job plan"],
  ])("fires when %j becomes %j", (from, to, problem) => {
    const broken = SOUND.replace(from, to);
    expect(broken).not.toBe(SOUND);
    expect(artifactProblems(parseWorkflow(broken), "f.yml")).toContainEqual(expect.stringContaining(problem));
  });

  it("lets a job take another run's artifacts where it can do without", () => {
    const download = (more: string): ReturnType<typeof parseWorkflow> => parseWorkflow(`jobs: {a: {steps: [{uses: actions/download-artifact@x${more}, with: {name: a, run-id: "7"}}]}}`);
    expect(artifactProblems(download(", continue-on-error: true"), "f.yml")).toEqual([]);
    expect(artifactProblems(download(""), "f.yml")).toEqual(["f.yml: job a cannot do without another run's artifacts"]);
  });

  it("asks for no prefix in a workflow that nobody calls", () => {
    const upload = "jobs: {a: {steps: [{uses: actions/upload-artifact@x, with: {name: a, path: a, overwrite: true}}]}}";
    expect(artifactProblems(parseWorkflow(`on: push\n${upload}`), "f.yml")).toEqual([]);
    expect(artifactProblems(parseWorkflow(`on: [push, workflow_call]\n${upload}`), "f.yml")).toHaveLength(1);
  });
});

describe("what we ship", () => {
  it("loses no artifact between its jobs, attempts and calls", () => {
    const files = [...ownWorkflows(), ...exampleWorkflows()];
    expect(files.flatMap(({ source, path: file }) => artifactProblems(parseWorkflow(source), path.basename(file)))).toEqual([]);
    expect(files.filter(({ source }) => source.includes("actions/upload-artifact@")).length).toBeGreaterThan(2);
  });
});
