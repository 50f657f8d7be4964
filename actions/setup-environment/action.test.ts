import { execFileSync } from "node:child_process";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import type { Outcome, RunFacts } from "../../shared/action/context.js";
import type { BareContext } from "../../shared/action/define.js";
import { execute } from "../../shared/action/exec.js";
import { systemClock } from "../../shared/host/clock.js";
import { documentShape, type EnvironmentDocument } from "./report/document.js";
import { definition } from "./action.js";
import { folderWith } from "./testing/project.js";

type Files = Readonly<Record<string, string>>;

interface Asked {
  readonly inputs?: Readonly<Record<string, string>>;
  /** Programs of the machine, as shell scripts; all others are missing. */
  readonly programs?: Readonly<Record<string, string>>;
  readonly run?: Partial<RunFacts>;
}

const NODE_22 = { node: "echo '22.11.0 Jod'", npm: 'if [ "$1" = --version ]; then echo 10.9.0; else echo "npm $*" >> installed; fi' };

async function invokeIn(workspace: string, { inputs = {}, programs = NODE_22, run = {} }: Asked = {}): Promise<Outcome> {
  const machine = await folderWith({ temporary: "" });
  for (const [name, script] of Object.entries(programs)) {
    await mkdir(path.dirname(path.join(machine, name)), { recursive: true });
    await writeFile(path.join(machine, name), `#!/bin/sh\n${script}\n`);
    await chmod(path.join(machine, name), 0o755);
  }
  const facts: RunFacts = { host: "terminal", repository: null, workflowRef: null, workflowSha: null, runId: null, attempt: 1, actor: null, event: null, pullRequest: null, base: null };
  const context: BareContext = {
    workspace, clock: systemClock, github: null, self: { file: "node", args: [] }, toolVersion: "0", temporary: path.join(machine, "temporary"),
    log: { info: () => undefined, warning: () => undefined, debug: () => undefined, progress: () => undefined },
    exec: (file, args, options) => execute(file === "git" ? file : file in programs ? path.join(machine, file) : `plimsoll-missing-${path.basename(file)}`, args, options),
    run: { ...facts, ...run },
  };
  return definition.invoke(new Map(Object.entries(inputs)), context);
}

async function invoke(files: Files, asked: Asked = {}): Promise<Outcome & { document: EnvironmentDocument; workspace: string }> {
  const workspace = await folderWith(files);
  const outcome = await invokeIn(workspace, asked);
  return { ...outcome, workspace, document: documentShape.check(JSON.parse(JSON.stringify(outcome.document)), []) };
}

const PROJECT: Files = { ".nvmrc": "22\n", "package.json": '{"dependencies":{"left-pad":"1.3.0"}}', "package-lock.json": "{}" };

describe("setup-environment in a terminal", () => {
  it("refuses a base where there is no history to read the base's policy from", async () => {
    await expect(invoke(PROJECT, { inputs: { base: "main" } })).rejects.toThrow(/is not a git checkout/);
  });

  it("verifies and installs nothing unless it is asked to", async () => {
    const { verdict, document, outputs, text, summary } = await invoke(PROJECT);
    expect({ verdict, toolchains: document.toolchains, installs: document.installs }).toEqual({
      verdict: "pass",
      toolchains: [{ tool: "node", requested: "22", source: ".nvmrc:1:1", why: "read by nvm and fnm", installed: "22.11.0", satisfied: true, remedy: null }],
      installs: [{ tool: "npm", command: ["npm", "ci"], directory: ".", frozen: true, "lock-file": "package-lock.json", state: "planned", seconds: null }],
    });
    expect(JSON.parse(outputs.toolchains ?? "")).toEqual(document.toolchains);
    expect(outputs.verdict).toBe("pass");
    expect(text({ colour: false, columns: 100 })).toBe([
      "Environment of .", "", "  ✔  Node.js  22.11.0  22  .nvmrc:1:1", "", "  install  planned    npm ci", "", "Chosen because",
      "  ·  Node.js: 22 (.nvmrc:1:1: read by nvm and fnm)", "  ·  Packages of Node.js: npm, because package-lock.json is its lock file", "", "✔ Pass", "",
    ].join("\n"));
    expect(summary).toContain("### Environment: ✅ Pass");
  });

  it("installs frozen with --install, and verifies again", async () => {
    const { verdict, document } = await invoke(PROJECT, { inputs: { install: "true" } });
    expect({ verdict, states: document.installs.map(({ state }) => state) }).toEqual({ verdict: "pass", states: ["done"] });
  });

  it("installs nothing with a tool of another version", async () => {
    const { verdict, document, annotations } = await invoke(PROJECT, { inputs: { install: "true" }, programs: { ...NODE_22, node: "echo 20.0.0" } });
    expect({ verdict, states: document.installs.map(({ state }) => state) }).toEqual({ verdict: "fail", states: ["planned"] });
    expect(annotations).toEqual([{ level: "failure", file: ".nvmrc", line: 1, endLine: 1, title: "Environment", message: "Node.js 22 is asked for, 20.0.0 is installed; get it: nvm install 22" }]);
  });

  it("lets uv fetch the Python that is asked for", async () => {
    const uv = `if [ "$1" = --version ]; then echo uv 0.9.2; fi`;
    const files: Files = { "pyproject.toml": '[project]\nrequires-python = ">=3.10"\ndependencies = ["six"]\n', "uv.lock": "" };
    const { document } = await invoke(files, { inputs: { install: "true" }, programs: { uv } });
    expect(document.installs.map(({ command, state }) => `${command.join(" ")} ${state}`)).toEqual(["uv sync --locked done"]);
    expect(document.problems.map(({ code }) => code)).toEqual(["tool-missing"]);
  });

  it("fails when the packages cannot be installed, with the end of what was said", async () => {
    const npm = 'if [ "$1" = --version ]; then echo 10.9.0; else echo "lock file out of date" >&2; exit 1; fi';
    const { verdict, text, summary } = await invoke(PROJECT, { inputs: { install: "true" }, programs: { ...NODE_22, npm } });
    expect(verdict).toBe("fail");
    expect(text({ colour: false, columns: 100 })).toContain("Problems\n  · npm ci ended with exit code 1\n      lock file out of date\n");
    expect(summary).toContain("- npm ci ended with exit code 1\n\n```\nlock file out of date\n```");
  });

  it("judges a folder below the workspace, and says so", async () => {
    const { document, annotations } = await invoke({ "api/package.json": '{"dependencies":{"a":"1"}}' }, { inputs: { "working-directory": "api" } });
    expect(document.directory).toBe("api");
    expect(document.problems).toMatchObject([{ code: "lock-missing", source: "api/package.json" }]);
    expect(annotations).toMatchObject([{ file: "api/package.json", line: 1 }]);
  });

  it("keeps hostile text of a repository inert in terminal and summary", async () => {
    const { text, summary } = await invoke({ ".tool-versions": "\u001B[31m@everyone</summary>::set-output 1\n", "go.mod": "module x\n" });
    expect(text({ colour: false, columns: 200 })).toContain("! ".trim());
    expect(text({ colour: false, columns: 200 })).not.toContain("\u001B");
    expect(summary).not.toMatch(/@everyone|<\/summary>::/);
  });

  it("does not apply to a folder that asks for nothing", async () => {
    const { verdict, text } = await invoke({ "README.md": "" });
    expect(verdict).toBe("not-applicable");
    expect(text({ colour: true, columns: 80 })).toContain("Not applicable");
  });

  it("shows what is missing, of another version and unknown apart", async () => {
    const { text, verdict, summary } = await invoke(
      { ".nvmrc": "22", "go.mod": "module x\ngo 1.26\n", "setup.py": "", "Cargo.toml": "[package]\nrust-version = '1.85'\n" },
      { programs: { node: "echo 20.0.0", rustc: "exit 9" } },
    );
    expect(verdict).toBe("fail");
    expect(text({ colour: false, columns: 100 })).toContain([
      "  ✘  Node.js  20.0.0   22           .nvmrc:1:1", "  ✘  Python   missing  any version  setup.py", "  ✘  Go       missing  1.26         go.mod:2:1", "  ?  Rust     unknown  1.85         Cargo.toml:2",
    ].join("\n"));
    expect(summary).toMatch(/\| ❌ {2}\| Node\.js \| 20\.0\.0 +\| `22` +\| `\.nvmrc:1:1` \(read by nvm and fnm\) +\|\n\| ❌ {2}\| Python +\| – +\| any version \|/);
  });

  it("refuses a folder that does not exist", async () => {
    await expect(invoke({}, { inputs: { "working-directory": "gone" } })).rejects.toThrow("is no folder that can be read");
  });
});

describe("setup-environment with a policy", () => {
  const POLICY = "environment:\n  unlocked: allow\n  services:\n    db:\n      command: ['true']\n      health: { command: ['true'] }\n";

  it("starts services only when it is asked to", async () => {
    const files = { ...PROJECT, ".github/plimsoll.yml": POLICY };
    const declared = await invoke(files, { programs: { ...NODE_22 } });
    expect(declared.document.services).toEqual([{ name: "db", how: "command", state: "declared", seconds: null, stop: null }]);
    const started = await invoke(files, { inputs: { "start-services": "true" }, programs: { ...NODE_22, true: "exit 0" }, run: { host: "runner" } });
    expect(started.document.services).toMatchObject([{ state: "healthy", stop: expect.stringMatching(/^kill/) as unknown }]);
    expect(started.text({ colour: false, columns: 120 })).toMatch(/service {2}healthy {2}\d\.\d\d s {2}db {2}\(stop: kill -- -\d+\)/);
    expect(started.summary).toContain("service db (command)");
  });

  it("takes packages without a lock file where the policy allows it", async () => {
    const { verdict, document, text, summary } = await invoke({ "package.json": '{"dependencies":{"a":"1"}}', ".github/plimsoll.yml": POLICY });
    expect(verdict).toBe("pass");
    expect(text({ colour: false, columns: 100 })).toContain("npm install --no-package-lock  (not frozen)");
    expect(summary).toContain("- ⚠️ package.json: packages are declared");
    expect(summary).toContain("`npm install --no-package-lock` (not frozen)");
    expect(document.remarks).toContainEqual({ level: "warning", text: "package.json: packages are declared and package-lock.json is missing; the policy allows it" });
  });

  it("reads the policy of the project's own folder, as all other commands do", async () => {
    const { document } = await invoke({ "api/package.json": "{}", "api/.github/plimsoll.yml": POLICY }, { inputs: { "working-directory": "api" } });
    expect(document.services).toHaveLength(1);
  });

  it("reads the policy of a change from its base, which the change cannot rewrite", async () => {
    const workspace = await folderWith({ "package.json": '{"dependencies":{"a":"1"}}' });
    const git = (...words: string[]): string => execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...words], { cwd: workspace, encoding: "utf8" }).trim();
    git("init", "--quiet");
    git("add", "--all");
    git("commit", "--quiet", "--message", "base");
    const base = git("rev-parse", "HEAD");
    await mkdir(path.join(workspace, ".github"));
    await writeFile(path.join(workspace, ".github/plimsoll.yml"), POLICY);
    for (const asked of [{ run: { base } }, { inputs: { base } }]) {
      const outcome = await invokeIn(workspace, asked);
      expect(outcome.verdict).toBe("fail");
      expect(outcome.document).toMatchObject({ policy: expect.stringContaining("defaults") as unknown, problems: [{ code: "lock-missing" }] });
    }
  });
});

describe("setup-environment as a plan for the steps of action.yml", () => {
  it("asks no program, and tells each step its part", async () => {
    const { verdict, outputs, document, summary, text } = await invoke({ ...PROJECT, "go.mod": "module x\ngo 1.26\n" }, { inputs: { "plan-only": "true" }, programs: {} });
    expect({ verdict, summary }).toEqual({ verdict: "done", summary: null });
    expect(JSON.parse(outputs.plan ?? "")).toMatchObject({
      node: { version: "22", cache: "npm", "lock-files": "package-lock.json" }, go: { version: "1.26" }, steps: ["node", "go"],
    });
    expect(document.verdict).toBeNull();
    expect(document.toolchains.map(({ satisfied }) => satisfied)).toEqual([null, null]);
    expect(text({ colour: false, columns: 100 })).toContain("  Node.js  22    .nvmrc:1:1\n  Go       1.26  go.mod:2:1\n");
    expect(text({ colour: false, columns: 100 })).toContain("✔ Planned");
  });

  it("uses no cache when it is told so", async () => {
    const { outputs } = await invoke(PROJECT, { inputs: { "plan-only": "true", caches: "off" } });
    expect(JSON.parse(outputs.plan ?? "")).toMatchObject({ node: { cache: "", "lock-files": "" } });
  });

  it("fails before anything is set up when a lock file is missing", async () => {
    const { verdict, summary } = await invoke({ "package.json": '{"dependencies":{"a":"1"}}' }, { inputs: { "plan-only": "true" } });
    expect(verdict).toBe("fail");
    expect(summary).toContain("❌ Fail");
  });
});
