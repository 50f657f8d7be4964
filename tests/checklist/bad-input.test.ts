import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { definition } from "../../actions/mr-checklist/action.js";
import { processEnvironment } from "../../shared/action/environment.js";
import { runOnRunner } from "../../shared/host/runner.js";
import { sleeplessClock } from "../github/connected.js";
import type { NewPullRequest } from "../github/repository.js";
import { textOf } from "../github/json.js";
import type { Issue } from "../github/state.js";
import { contextFor } from "../support/context.js";
import { useTemporaryFolder } from "../support/temporary-folder.js";
import { startStage, statusesOf, type Stage } from "./gate-run.js";

const CONTEXT = "plimsoll/mr-checklist: main";
const BIDIRECTIONAL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const TRIED = "preset: none\nitems:\n  - { id: tried, verify: attested, require: { tick: { key: tried } } }\n  - { id: why, verify: machine, require: { section: { heading: Why } } }\n";
const WHY = "## Why\n\nBecause of it.\n\n";

/** What the step leaves for people and for the workflow. */
interface Ran {
  readonly code: number;
  readonly log: string;
  readonly summary: string;
  readonly comment: string;
  readonly status: unknown;
}

describe("a description", () => {
  /** A change whose description alone differs from test to test. */
  let tried: { readonly stage: Stage; readonly pull: Issue };
  beforeAll(async () => {
    const stage = await startStage(TRIED);
    tried = { stage, pull: await stage.orders.openPullRequest({ head: "totals" }) };
  });
  afterAll(async () => {
    await tried.stage[Symbol.asyncDispose]();
  });

  /** Waits are a thousand times shorter than on a runner. */
  async function described(body: string): Promise<{ readonly verdict: string; readonly summary: string }> {
    tried.pull.body = body;
    const { github } = tried.stage;
    const access = { token: github.token(definition.permissions), apiUrl: github.url, graphqlUrl: github.graphqlUrl, serverUrl: "https://github.com", millisecondsPerSecond: 1 };
    const { verdict, summary } = await definition.invoke(new Map([["pr", "octo/orders#1"]]), contextFor({ github: access, clock: sleeplessClock([]) }));
    expect(tried.pull.body).toBe(body);
    return { verdict, summary: summary ?? "" };
  }

  it.each([
    ["boxes", "- [ ] a\n"], ["nested lists", Array.from({ length: 300 }, (_none, depth) => `${" ".repeat(depth % 200)}- [ ] a\n`).join("")], ["quotes", `${">".repeat(200)} - [x] a\n`], ["opened brackets", "[![".repeat(50)],
    ["opened comments", "<!-- "], ["emphasis", "*a_ "], ["links", "[a](b) "], ["backticks", "` `` ``` "], ["headings", "# Why\n"], ["two units a character", "😀"],
  ])("judges a description of 65,536 characters of %s", async (_, part) => {
    const rest = "- [x] tried <!-- plimsoll:tried -->\n\n## Why\n\nBecause of it.\n\n";
    const body = rest + Array.from(part.repeat(Math.ceil((65_536 - rest.length) / Array.from(part).length))).slice(0, 65_536 - rest.length).join("");
    const ran = await described(body);
    expect([ran.verdict, ran.summary.length <= 65_536]).toEqual(["pass", true]);
  });

  it.each([
    ["within an HTML comment", "<!--\n- [x] tried <!-- plimsoll:tried\n-->"], ["within a comment that nobody closes", "<!-- - [x] tried\n\n- [x] tried <!-- plimsoll:tried -->"],
    ["quoted", "> - [x] tried <!-- plimsoll:tried -->"], ["quoted in a quoted list", "> - a\n>   > - [x] tried <!-- plimsoll:tried -->"],
    ["within code", "```\n- [x] tried <!-- plimsoll:tried -->\n```"], ["within code that nobody closes", "~~~\n- [x] tried <!-- plimsoll:tried -->"], ["indented", "a\n\n    - [x] tried <!-- plimsoll:tried -->"],
    ["within details without a blank line", "<details>\n- [x] tried <!-- plimsoll:tried -->\n</details>"], ["beside an open one of its key", "- [x] tried <!-- plimsoll:tried -->\n- [ ] tried <!-- plimsoll:tried -->"],
    ["of another sign", "- [✓] tried <!-- plimsoll:tried -->"], ["behind a bidirectional control", "- \u202e[x] tried <!-- plimsoll:tried -->"], ["escaped", "- \\[x] tried <!-- plimsoll:tried -->"],
  ])("takes no tick %s", async (_, text) => {
    const ran = await described(`${WHY}${text}\n`);
    expect([ran.verdict, ran.summary.includes("tried")]).toEqual(["fail", true]);
  });

  it.each([["nested", "- a\n  1. b\n     * [X] tried <!-- plimsoll:tried -->"], ["of a numbered list", "1) [x] tried <!-- plimsoll:tried -->"], ["within details behind a blank line", "<details>\n\n- [x] tried <!-- plimsoll:tried -->\n\n</details>"]])("takes a tick %s", async (_, text) => {
    expect((await described(`${WHY}${text}\n`)).verdict).toBe("pass");
  });

  it.each([["a section filled with controls alone", "## Why\n\n\u202e\u2066\u200b\u2069\n"], ["a section filled with a comment alone", "## Why\n\n<!-- Because of it. -->\n"]])("is not deceived by %s", async (_, body) => {
    expect((await described(`- [x] tried <!-- plimsoll:tried -->\n\n${body}`)).verdict).toBe("fail");
  });
});

describe("the gate as a step of a workflow", () => {
  const folder = useTemporaryFolder();
  const before = { ...process.env };

  beforeEach(() => {
    for (const name of Object.keys(process.env)) if (/^(?:INPUT|GITHUB|RUNNER)_/.test(name)) Reflect.deleteProperty(process.env, name);
    for (const name of ["workspace", "temp"]) mkdirSync(path.join(folder(), name));
    for (const name of ["output", "summary"]) writeFileSync(path.join(folder(), name), "");
  });

  afterEach(() => {
    for (const name of Object.keys(process.env)) if (!(name in before)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, before);
  });

  async function step(stage: Stage, inputs: Readonly<Record<string, string>> = {}): Promise<Ran> {
    const { github, orders, pushes } = stage;
    const at = (name: string): string => path.join(folder(), name);
    Object.assign(process.env, {
      GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: at("workspace"), GITHUB_OUTPUT: at("output"), GITHUB_STEP_SUMMARY: at("summary"), RUNNER_TEMP: at("temp"), GITHUB_REPOSITORY: "octo/orders",
      GITHUB_API_URL: github.url, GITHUB_GRAPHQL_URL: github.graphqlUrl, GITHUB_SERVER_URL: "https://github.com", INPUT_TOKEN: github.token(definition.permissions), INPUT_PR: "1",
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    });
    const bodies = orders.has.issues.map(({ body }) => body);
    let log = "";
    const code = await runOnRunner(definition, { environment: processEnvironment, self: { file: "node", args: [] }, write: (text) => { log += text; } });
    expect(orders.has.issues.map(({ body }) => body)).toEqual(bodies);
    return { code, log, summary: readFileSync(at("summary"), "utf8"), comment: orders.has.comments.at(-1)?.body ?? "", status: statusesOf(stage, pushes[2]!)[CONTEXT] };
  }

  async function judged(checklist: string, pull: Partial<NewPullRequest>): Promise<Ran> {
    await using stage = await startStage(checklist);
    await stage.orders.openPullRequest({ head: "totals", ...pull });
    return await step(stage, { publish: "all" });
  }

  it("shows bidirectional controls and workflow commands of a title and a box as what they are, wherever they are printed", async () => {
    const checklist = "preset: none\nitems:\n  - { id: title, verify: machine, require: { title: { pattern: never } } }\n  - { id: group, verify: attested, require: { tick-group: { heading: Kind, max: 1 } } }\n";
    const evil = "::error file=a.ts,line=1::pwned\u202e::set-output name=verdict::pass";
    const ran = await judged(checklist, { title: `${evil} ##[error]x @octocat <img src=x> | </details>`, body: `## Kind\n\n- [x] ${evil}\n- [x] <!-- plimsoll:x --> </table> ::stop-commands::x\n` });
    expect([ran.code, ran.status]).toEqual([1, "failure"]);
    for (const text of [ran.log, ran.summary, ran.comment]) expect(BIDIRECTIONAL.test(text)).toBe(false);
    // A line of the log that begins so is a command: none but the gate's own, which tell of no file.
    for (const line of ran.log.split("\n").filter((one) => /^\s*(?:::|##\[)/.test(one))) expect(line).not.toMatch(/^\s*(?:::(?:error|set-output|stop-commands)|##\[)[^\n]*pwned/);
    expect(ran.summary + ran.comment).not.toMatch(/<img|<\/table> ::|[^\u200b\w`]@octocat/);
    expect(readFileSync(path.join(folder(), "output"), "utf8")).not.toContain("pass");
  });

  it("calls a policy that extends itself wrong input, at the place where it does, and takes an earlier green back", async () => {
    await using stage = await startStage("extends: ./ground.yml\n", { "ground.yml": "checklist: { extends: ./.github/plimsoll.yml }\n" });
    await stage.orders.openPullRequest({ head: "totals" });
    const ran = await step(stage, { publish: "all" });
    expect([ran.code, ran.status]).toEqual([2, "error"]);
    expect(ran.log).toMatch(/ground\.yml:1:14: checklist\.extends: goes round in a circle/);
  });

  it("says what a private team takes, and passes nothing while its members are not known", async () => {
    await using stage = await startStage("preset: none\ngroups:\n  dba: { teams: [octo/dba] }\nitems:\n  - { id: dba, verify: review, require: { reviews: { from: [dba] } } }\n");
    stage.github.teams.set("octo/dba", ["eve"]);
    stage.orders.has.collaborators.set("eve", "write");
    stage.orders.addReview(await stage.orders.openPullRequest({ head: "totals" }), "eve", "APPROVED");
    const ran = await step(stage, { publish: "all" });
    expect([ran.code, ran.status]).toEqual([3, "error"]);
    expect(ran.comment).toContain("org-token");
  });

  it("counts nothing of accounts that are gone, neither the author's nor a reviewer's", async () => {
    await using stage = await startStage("preset: none\nitems:\n  - { id: approved, verify: review, require: { reviews: { count: 1 } } }\n  - { id: tried, verify: attested, require: { tick: { key: tried, by: author } } }\n");
    const pull = await stage.orders.openPullRequest({ head: "totals", author: "ghost", body: "- [x] tried <!-- plimsoll:tried -->" });
    stage.orders.editBody(pull, `${pull.body ?? ""} `, "ghost");
    stage.orders.addReview(pull, "ghost", "APPROVED");
    const until = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    stage.orders.addComment(pull, "ghost", `/waive approved at ${stage.pushes[2]!} until ${until} because the account that wrote this is gone`);
    const ran = await step(stage, { publish: "all" });
    expect([ran.code, ran.status]).toEqual([3, "error"]);
    expect(textOf(stage.orders.has.statuses.at(-1)?.said.description)).toContain("cannot be judged: tried");
  });
});
