import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { definition as gate } from "../../../actions/mr-checklist/action.js";
import { factsShape } from "../../../actions/mr-checklist/facts/facts.js";
import { environmentOf } from "../../../shared/action/environment.js";
import { startStage, type Stage } from "../../../tests/checklist/gate-run.js";
import { useTemporaryFolder } from "../../../tests/support/temporary-folder.js";
import { runCommandLine } from "../../command-line.js";
import { ACTIONS, COMMANDS } from "../../registry.js";

const CHECKLIST = `preset: none
items:
  - { id: title, verify: machine, require: { title: { conventional: true } } }
  - { id: approved, verify: review, require: { reviews: {} } }
  - { id: lint, verify: machine, when: { files: { any: ["docs/**"] } }, require: { findings: { reports: ["out/*.json"] } } }
`;

describe("the command line about a pull request", () => {
  const folder = useTemporaryFolder();

  interface Said {
    readonly code: number;
    readonly stdout: string;
    readonly stderr: string;
  }

  async function run(words: readonly string[], environment: Readonly<Record<string, string>>): Promise<Said> {
    let [stdout, stderr] = ["", ""];
    const code = await runCommandLine(words, [{ title: "Commands", commands: COMMANDS }, { title: "Actions", commands: ACTIONS }], {
      stdout: { write: (text) => { stdout += text; } }, stderr: { write: (text) => { stderr += text; } },
      environment: environmentOf(environment), workingDirectory: folder(), self: { file: "node", args: ["cli.js"] },
    });
    return { code, stdout, stderr };
  }

  /** The environment of somebody with a token that may only read. */
  function reader({ github }: Stage): Readonly<Record<string, string>> {
    const grants = Object.fromEntries(Object.keys(gate.permissions).map((name) => [name, "read"] as const));
    return { GITHUB_TOKEN: github.token(grants), GITHUB_API_URL: github.url, GITHUB_GRAPHQL_URL: github.graphqlUrl };
  }

  it("judges it as it stands and writes nothing there", async () => {
    await using stage = await startStage(CHECKLIST);
    await stage.orders.openPullRequest({ head: "totals", title: "feat: \u202Etotals\u001B[31m" });
    const { code, stdout, stderr } = await run(["mr-checklist", "--pr", "octo/orders#1"], reader(stage));
    expect([code, stderr]).toEqual([3, ""]);
    expect(stdout).toContain("octo/orders#1 at ");
    expect(stdout).toContain("  ✔ title\n    satisfied, by machine: the title keeps the rules\n");
    expect(["\u202E", "\u001B"].filter((unseen) => stdout.includes(unseen))).toEqual([]);
    expect(stage.github.requests.filter(({ method }) => method !== "GET").map(({ route }) => route)).toEqual(["POST /graphql"]);
    const document = JSON.parse((await run(["mr-checklist", "--pr", "octo/orders#1", "--json"], reader(stage))).stdout) as unknown;
    expect(document).toMatchObject({ verdict: "inconclusive", items: [{ id: "title", state: "satisfied" }, { id: "approved", state: "pending" }, { id: "lint", state: "error" }] });
  });

  it("writes down the facts, from which simulate says what the gate says", async () => {
    await using stage = await startStage(CHECKLIST);
    await stage.orders.openPullRequest({ head: "totals", title: "feat: \u202Etotals" });
    writeFileSync(path.join(folder(), "policy.yml"), `version: 1\nchecklist:\n${CHECKLIST.replace(/^/gmu, "  ")}\n`);
    const printed = await run(["mr-checklist", "facts", "--pr", "octo/orders#1", "--reports", "more/*.json"], reader(stage));
    expect([printed.code, printed.stderr]).toEqual([0, ""]);
    expect(printed.stdout).toContain('\n    "title": "feat: \\u202etotals",\n');
    writeFileSync(path.join(folder(), "facts.json"), printed.stdout);
    const [gated, simulated] = [await run(["mr-checklist", "--pr", "octo/orders#1", "--json"], reader(stage)), await run(["mr-checklist", "simulate", "--policy", "policy.yml", "--facts", "facts.json", "--json"], {})];
    const itemsOf = ({ stdout }: Said): unknown => (JSON.parse(stdout) as { readonly items: unknown }).items;
    expect(itemsOf(simulated)).toEqual(itemsOf(gated));
    expect(simulated.code).toBe(gated.code);
    const json = await run(["mr-checklist", "facts", "octo/orders#1", "--json"], reader(stage));
    expect(factsShape.check(JSON.parse(json.stdout), [])).toMatchObject({ pull: { number: 1, title: "feat: \u202Etotals" }, files: { complete: true } });
    expect(json.stderr).toBe("");
  });

  it("needs a token and the whole name of a pull request", async () => {
    const problem = async (words: readonly string[], environment = {}): Promise<unknown> => (await run(words, environment)).stderr;
    expect(await problem(["mr-checklist", "facts", "octo/orders#1"])).toBe("plimsoll: wrong input: no token is given: set GITHUB_TOKEN to one that may read the pull request\n");
    expect(await problem(["mr-checklist", "--pr", "octo/orders#1"])).toContain("no token is given");
    const token = { GITHUB_TOKEN: "t" };
    expect(await problem(["mr-checklist", "facts", "--pr", "7"], token)).toContain("input pr: no repository is known here; name it too, as owner/name#7");
    expect(await problem(["mr-checklist", "facts", "--pr", "octo/orders#0"], token)).toContain('input pr: expected owner/name#7 or a number, found "octo/orders#0"');
    expect(await problem(["mr-checklist", "facts"], token)).toContain("input pr is required");
  });
});
