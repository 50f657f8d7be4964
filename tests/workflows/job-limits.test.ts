import { describe, expect, it } from "@jest/globals";
import { missingLimits } from "./job-limits.js";
import { exampleWorkflows, ownWorkflows } from "./repository.js";
import { parseWorkflow } from "./workflow-file.js";

const SOUND = `
permissions: {}
jobs:
  a:
    timeout-minutes: 5
    permissions: {}
    strategy: {fail-fast: false}
    steps: []
`;

describe("the scanner of limits", () => {
  it("accepts a workflow that says everything", () => {
    expect(missingLimits(parseWorkflow(SOUND), "f.yml")).toEqual([]);
  });

  it.each([
    ["permissions: {}\njobs", "jobs", "top-level permissions"],
    ["permissions: {}\njobs", "permissions: {contents: read}\njobs", "top-level permissions"],
    ["    timeout-minutes: 5\n", "", "no timeout-minutes"],
    ["    permissions: {}\n    s", "    s", "no permissions"],
    ["fail-fast: false", "fail-fast: true", "first failure"],
    ["fail-fast: false", "max-parallel: 1", "first failure"],
  ])("fires when %j becomes %j", (from, to, problem) => {
    const broken = SOUND.replace(from, to);
    expect(broken).not.toBe(SOUND);
    expect(missingLimits(parseWorkflow(broken), "f.yml")).toEqual([expect.stringContaining(problem)]);
  });

  it("refuses a key that is given twice, of which GitHub would take one", () => {
    expect(() => parseWorkflow(`${SOUND}permissions: {contents: write}\n`)).toThrow("unique");
  });
});

/** What the trusted workflows' own scripts may say: ask GitHub, tell it a status, empty their folder. Nothing here starts a program of the change. */
const HARMLESS = new RegExp([
  String.raw`\w+=\$\(gh api `, String.raw`export HEAD=\$\{pull% \*\} FROM=\$\{pull#\* \}$`, String.raw`if \[\[ -z \$(?:NUMBER|HEAD) `,
  String.raw`echo "\w+=\$\w+" >> "\$GITHUB_OUTPUT"$`, String.raw`echo "::error::[\w .;]*"$`, "# ",
  String.raw`gh api "repos/\$REPOSITORY/commits/\$HEAD/status\?per_page=100" --jq '[^']*' \| while IFS= read -r context; do$`, String.raw` {2}gh api --method POST "repos/\$REPOSITORY/statuses/\$HEAD" `, "done$", "exit 1$", String.raw`find "\$GITHUB_WORKSPACE" -mindepth 1 -delete$`,
  // The list of what is judged by the clock.
  "(?:open|pulls)=$", String.raw`for page in \{1\.\.10\}; do$`, String.raw` {2}(?:lines|green)=\$\(gh api `, String.raw` {2}if \[\[ -z \$(?:lines|number) \]\]; then (?:break|continue); fi$`,
  String.raw` {2}open\+=\$lines\$'\\n'$`, String.raw`most=\$\(\(MOST < 100 \? MOST : 100\)\) # [\w ,]+$`, String.raw`drawn=\$\(shuf -n "\$most" <<< "\$\{open%\$'\\n'\}"\)$`,
  "while read -r number head BASE; do$", " {2}export BASE$", " {2}# ", String.raw` {2}if \[\[ -n \$green \]\]; then pulls\+=,\$number; fi$`, String.raw`done <<< "\$drawn"$`,
  String.raw`echo "pulls=\[\$\{pulls#,\}\]" >> "\$GITHUB_OUTPUT"$`,
].map((line) => `^(?:${line})`).join("|"));

describe("what we ship", () => {
  it("limits the time, the token and the matrix of every job", () => {
    const files = [...ownWorkflows(), ...exampleWorkflows()];
    expect(files.length).toBeGreaterThan(2);
    expect(files.flatMap(({ source, path }) => missingLimits(parseWorkflow(source, path), path))).toEqual([]);
  });

  it("uses no event that runs foreign code with our secrets, and no secret but the job's token", () => {
    for (const { source, path } of [...ownWorkflows(), ...exampleWorkflows()]) {
      expect(source).not.toContain("pull_request_target");
      const others = isChecklist(path) ? source.replaceAll("${{ secrets.org-token }}", "") : source;
      expect(others).not.toMatch(/\$\{\{[^}]*\bsecrets\b/);
      expect(source).not.toMatch(/secrets:\s*inherit/);
    }
  });

  it("runs nothing of the change where the token may write or a secret is at hand, nor where a finished run has started it", () => {
    const trusted = [...ownWorkflows(), ...exampleWorkflows()].filter(({ source, path }) => isChecklist(path) || source.includes("workflow_run:"));
    expect(trusted.length).toBeGreaterThan(1);
    const steps = trusted.flatMap(({ source, path }) => [...parseWorkflow(source, path).jobs.values()].flatMap((job) => job.steps ?? []));
    expect(steps.map(({ uses = "" }) => uses.replace(/@.*/, "")).filter((uses) => !["", "actions/download-artifact", "actions/upload-artifact", "$/actions/mr-checklist"].includes(uses))).toEqual([]);
    const commands = steps.flatMap(({ run }) => (run ?? "").split("\n")).filter((line) => line !== "");
    expect(commands.filter((line) => !HARMLESS.test(line))).toEqual([]);
  });
});

/** The workflows that take a token of the organization. */
function isChecklist(path: string): boolean {
  return /^\.github\/workflows\/mr-checklist(?:-publish|-again)?\.yml$/.test(path);
}
