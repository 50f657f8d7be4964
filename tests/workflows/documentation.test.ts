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
const inputs = called.check(parseYaml(readFileSync(file, "utf8"), file).toJS(), []).on.workflow_call.inputs;

/** The YAML blocks of the page. */
function blocks(): string[] {
  return [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, block]) => block ?? "");
}

describe("docs/workflows.md", () => {
  it("has a row for every input of pipeline.yml, in its order and words", () => {
    const rows = [...inputs].map(([name, { type, default: fallback, description }]) => `| \`${name}\` | ${type} | ${fallback === "" ? "" : `\`${fallback}\``} | ${description} |`);
    const [, table = ""] = /<!-- inputs -->\n(.*?)<!-- end of inputs -->/s.exec(page) ?? [];
    expect(table.trimEnd().split("\n").slice(2)).toEqual(rows);
  });

  it("shows a caller's workflow that is sound and grants what the pipeline needs", async () => {
    const [caller = ""] = blocks();
    const local = caller.replace(/plimsoll\/plimsoll\/(\.github\/workflows\/[\w-]+\.yml)@\S+/, "$/$1");
    expect(local).not.toBe(caller);
    const workflow = parseWorkflow(local, "docs/workflows.md");
    expect(missingLimits(workflow, "docs/workflows.md")).toEqual([]);
    expect(wrongGrants(workflow, "docs/workflows.md", needsFrom(await loadDefinitions()))).toEqual([]);
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
