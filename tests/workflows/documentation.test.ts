import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { parseYaml } from "../../scripts/act-copy/yaml-document.js";
import { mapOf, object, oneOf, text, type Shape } from "../../shared/schema/shape.js";
import { wrongGrants } from "./grants.js";
import { missingLimits } from "./job-limits.js";
import { loadDefinitions, needsFrom, ROOT } from "./repository.js";
import { parseWorkflow } from "./workflow-file.js";

const page = readFileSync(path.join(ROOT, "docs/workflows.md"), "utf8");

const anyScalar: Shape<string> = { schema: {}, check: (value) => String(value) };
const input = object({ description: text({ minLength: 20 }), type: oneOf(["string", "number", "boolean"]), default: anyScalar });
const called = object(
  { on: object({ workflow_call: object({ inputs: mapOf(input) }, { open: true }) }, { open: true }) },
  { open: true },
);

const file = path.join(ROOT, ".github/workflows/pipeline.yml");

/** A row for each input of a reusable workflow. */
function rowsFor(workflow: string): string[] {
  const at = path.join(ROOT, ".github/workflows", workflow);
  const { inputs } = called.check(parseYaml(readFileSync(at, "utf8"), at).toJS(), []).on.workflow_call;
  return [...inputs].map(([name, { type, default: fallback, description }]) => `| \`${name}\` | ${type} | ${fallback === "" ? "" : `\`${fallback}\``} | ${description} |`);
}

/** A caller's workflow with our own and our actions by `$/`, so that what it calls can be read. */
function local(caller: string): string {
  return caller.replace(/plimsoll\/plimsoll\/(\.github\/workflows\/[\w-]+\.yml|actions\/[\w-]+)@\S+/, "$/$1");
}

/** The YAML blocks of the page. */
function blocks(): string[] {
  return [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, block]) => block ?? "");
}

describe("docs/workflows.md", () => {
  it.each([
    ["pipeline.yml", "<!-- inputs -->"], ["mr-checklist.yml", "<!-- inputs of mr-checklist.yml -->"], ["mr-checklist-publish.yml", "<!-- inputs of mr-checklist-publish.yml -->"],
    ["mr-checklist-again.yml", "<!-- inputs of mr-checklist-again.yml -->"],
  ])("has a row for every input of %s, in its order and words", (workflow, marker) => {
    const [, below = ""] = page.split(`${marker}\n`);
    const [table = ""] = below.split("<!-- end of inputs -->");
    expect(table.trimEnd().split("\n").slice(2)).toEqual(rowsFor(workflow));
  });

  it.each([0, 1, 2, 3, 4])("shows a caller's workflow, number %i, that is sound and grants what is needed", async (index) => {
    const caller = blocks()[index] ?? "";
    expect(local(caller)).not.toBe(caller);
    const workflow = parseWorkflow(local(caller), "docs/workflows.md");
    expect(missingLimits(workflow, "docs/workflows.md")).toEqual([]);
    expect(wrongGrants(workflow, "docs/workflows.md", needsFrom(await loadDefinitions()))).toEqual([]);
  });

  it("shows the caller of the designs' review as the example has it", () => {
    expect(blocks()[4]).toBe(readFileSync(path.join(ROOT, "workflows-examples/orders-service/.github/workflows/design-review.yml"), "utf8"));
  });

  it("shows the checklist's callers as the example has them, who cancel no run and hear of edits, reviews and queues", () => {
    for (const [index, name] of ["mr-checklist.yml", "mr-checklist-publish.yml", "mr-checklist-again.yml"].entries()) {
      expect(blocks()[index + 1]).toBe(readFileSync(path.join(ROOT, "workflows-examples/orders-service/.github/workflows", name), "utf8"));
      expect(blocks()[index + 1]).toContain("cancel-in-progress: false");
    }
    const heard = parseWorkflow(blocks()[1] ?? "").on ?? new Map<string, unknown>();
    expect(Object.fromEntries(heard)).toMatchObject({
      pull_request: { types: expect.arrayContaining(["opened", "edited", "synchronize", "reopened", "labeled"]) },
      pull_request_review: { types: ["submitted", "edited", "dismissed"] }, issue_comment: { types: ["created", "edited", "deleted"] }, merge_group: null,
    });
  });

  it("names the required check as the caller's job and the fixed name of ours", () => {
    const [job = ""] = [...parseWorkflow(blocks()[0] ?? "").jobs.keys()];
    expect(page).toContain(`**\`${job} / verdict\`**`);
  });

  it("pins the actions of its examples as our own files do", () => {
    const shown = [...blocks().join("").matchAll(/uses: (actions\/\S+ # v\S+)/g)].map(([, reference]) => reference ?? "");
    const pipeline = readFileSync(file, "utf8");
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter((reference) => !pipeline.includes(reference))).toEqual([]);
  });
});
