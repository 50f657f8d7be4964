import { describe, expect, it } from "@jest/globals";
import { stringify } from "yaml";
import { parseYaml } from "../../scripts/act-copy/yaml-document.js";
import { wrongGrants, type NeedsOf } from "./grants.js";
import { loadDefinitions, needsFrom, ownWorkflows } from "./repository.js";
import { parseWorkflow, type Workflow } from "./workflow-file.js";

const NEEDS: NeedsOf = {
  action: (name) => (name === "comment" ? { "pull-requests": "write" } : {}),
  workflow: () => parseWorkflow(`
jobs:
  inner: {steps: [{uses: $/actions/comment}]}
`),
};

function job(body: string): Workflow {
  return parseWorkflow(`jobs:\n  a: ${body}\n`);
}

describe("the comparison of grants with needs", () => {
  it("accepts the union of what the steps need", () => {
    const steps = "steps: [{uses: actions/checkout@x}, {uses: $/actions/comment}, {run: make}]";
    expect(wrongGrants(job(`{permissions: {contents: read, pull-requests: write}, ${steps}}`), "f.yml", NEEDS)).toEqual([]);
  });

  it.each([
    ["{steps: [{uses: actions/checkout@x}]}", "grants contents: none but needs read"],
    ["{permissions: {}, steps: [{uses: actions/checkout@x}]}", "grants contents: none but needs read"],
    ["{permissions: {contents: write}, steps: [{uses: actions/checkout@x}]}", "grants contents: write but needs read"],
    ["{permissions: {checks: write}, steps: []}", "grants checks: write but needs none"],
    ["{permissions: {pull-requests: read}, steps: [{uses: ./actions/comment}]}", "grants pull-requests: read but needs write"],
    ["{permissions: {}, steps: [{uses: actions/download-artifact@x, with: {run-id: 7}}]}", "grants actions: none but needs read"],
    ["{permissions: {}, uses: $/.github/workflows/inner.yml}", "grants pull-requests: none but needs write"],
  ])("fires on %s", (body, problem) => {
    expect(wrongGrants(job(body), "f.yml", NEEDS)).toEqual([`f.yml: job a ${problem}`]);
  });

  it("refuses an action whose need nobody wrote down", () => {
    expect(() => wrongGrants(job("{steps: [{uses: somebody/thing/sub@x}]}"), "f.yml", NEEDS)).toThrow("does not say what somebody/thing needs");
  });
});

describe("what we ship", () => {
  it("grants each job exactly what its actions declare and its third-party actions need", async () => {
    const needs = needsFrom(await loadDefinitions());
    expect(ownWorkflows().flatMap(({ source, path }) => wrongGrants(parseWorkflow(source, path), fileName(path), needs))).toEqual([]);
  });

  it("fails as soon as any one grant is removed", async () => {
    const needs = needsFrom(await loadDefinitions());
    let removed = 0;
    for (const { source, path } of ownWorkflows()) {
      for (const [id, { permissions = new Map<string, string>() }] of parseWorkflow(source, path).jobs) {
        for (const key of permissions.keys()) {
          const document = parseYaml(source, path);
          document.deleteIn(["jobs", id, "permissions", key]);
          expect(wrongGrants(parseWorkflow(stringify(document)), fileName(path), needs)).toHaveLength(1);
          removed += 1;
        }
      }
    }
    expect(removed).toBeGreaterThan(5);
  });
});

function fileName(path: string): string {
  return path.split("/").at(-1) ?? path;
}
