import { describe, expect, it } from "@jest/globals";
import { actionFiles, exampleWorkflows, ownWorkflows } from "./repository.js";
import { injectedScripts } from "./script-injection.js";
import { scalarsOf } from "./workflow-file.js";

function run(script: string): string {
  return `jobs:\n  a:\n    steps:\n      - run: |\n          ${script}\n`;
}

describe("the scanner of scripts", () => {
  it.each([
    "echo ${{ inputs.version }}",
    "echo ${{inputs.version}}",
    "echo '${{ github.event.pull_request.title }}'",
    "echo ${{ github.head_ref }}",
    "echo ${{ github.head_ref || github.sha }}",
    "echo ${{ format('{0}', github.ref_name) }}",
    "echo ${{ github['event'].issue.body }}",
    "echo ${{ toJSON(github) }}",
    "echo ${{ toJSON(needs) }}",
    "echo ${{ steps.x.outputs.text }}",
    "echo ${{ matrix.shard }}",
    "echo ${{ secrets.TOKEN }}",
    "echo ${{ env.TITLE }}",
  ])("fires on %s", (script) => {
    expect(injectedScripts(run(script), "f.yml")).toHaveLength(1);
  });

  it("fires on the script of github-script and on every expression of a line", () => {
    expect(injectedScripts("steps:\n  - with:\n      script: f('${{ inputs.a }}', '${{ inputs.b }}')\n", "f.yml")).toHaveLength(2);
  });

  it.each(["echo $VERSION", "echo ${{ github.sha }}", "echo ${{ runner.os }}", "echo ${{ github.run_id }}"])("accepts %s", (script) => {
    expect(injectedScripts(run(script), "f.yml")).toEqual([]);
  });
});

describe("what we ship", () => {
  it("pastes no text of others into a script", () => {
    const files = [...ownWorkflows(), ...actionFiles(), ...exampleWorkflows()];
    expect(files.length).toBeGreaterThan(3);
    expect(files.flatMap(({ source, path }) => injectedScripts(source, path))).toEqual([]);
  });

  it("writes no expression into a description, which the runner would try to evaluate", () => {
    const descriptions = [...ownWorkflows(), ...actionFiles()].flatMap(({ source, path }) => scalarsOf(source, path, "description"));
    expect(descriptions.length).toBeGreaterThan(10);
    expect(descriptions.filter(({ value }) => value.includes("${{"))).toEqual([]);
  });
});
