import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import type { Exec } from "../../shared/action/context.js";
import { InputError } from "../../shared/action/errors.js";
import { execute } from "../../shared/action/exec.js";
import { contextFor } from "../../tests/support/context.js";
import { addition, jestRepository } from "../../tests/support/jest-repository.js";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { callerWorkflow } from "../init/caller-workflow.js";
import { checklistCallers } from "../init/checklist-callers.js";
import { definition } from "./doctor.js";

interface Said {
  readonly verdict: string;
  /** Check, state and detail of each line. */
  readonly checks: readonly (readonly [check: string, state: string, detail: string])[];
  readonly printed: string;
}

describe("plimsoll doctor", () => {
  const top = useTemporaryFolder();
  const project = (files: Readonly<Record<string, string>>) => jestRepository(path.join(top(), "project"), files);

  async function doctor(folder: string, exec: Exec = execute): Promise<Said> {
    const outcome = await definition.invoke(new Map(), contextFor({ workspace: folder, exec, temporary: top() }));
    const { verdict, checks } = definition.document.check(outcome.document, []) as { verdict: string; checks: { check: string; state: string; detail: string }[] };
    expect(outcome.verdict).toBe(verdict);
    return { verdict, checks: checks.map(({ check, state, detail }) => [check, state, detail]), printed: outcome.text({ colour: false, columns: 100 }) };
  }

  it("finds everything there, and changes nothing", async () => {
    const { folder, git } = project({
      ...addition("one"),
      ".nvmrc": process.versions.node,
      ".github/workflows/other.yaml": "on: push # uses: x/.github/workflows/pipeline.yml@v1\n",
      ".github/workflows/plimsoll.yml": callerWorkflow({ defaultBranch: "main", release: "v1", directory: "" }),
      ".github/plimsoll.yml": "version: 1\n",
      ...Object.fromEntries(checklistCallers("v1")),
    });
    const { verdict, checks, printed } = await doctor(folder);
    expect({ verdict, checks }).toEqual({
      verdict: "pass",
      checks: [
        ["repository", "ok", `commit ${git("rev-parse", "HEAD").slice(0, 12)}`],
        ["policy", "ok", ".github/plimsoll.yml"],
        ["checklist", "ok", "6 items"],
        ["environment", "ok", "every toolchain that the repository asks for is there"],
        ["tests", "ok", "jest, because of jest.config.js"],
        ["runner of jest", "ok", "lists 1 item"],
        ["workflow", "ok", ".github/workflows/plimsoll.yml"],
        ["callers", "ok", [...checklistCallers("v1").keys()].join(", ")],
      ],
    });
    expect(printed).toMatch(/^✔ ok {2}repository {6}commit [0-9a-f]{12}\n[^]*\n\nNothing is missing\.\n$/);
    expect(git("status", "--porcelain")).toBe("");
  });

  it("names a program that is missing, and looks at the rest all the same", async () => {
    const { folder } = project(addition("one"));
    mkdirSync(path.join(top(), "bin"));
    symlinkSync(process.execPath, path.join(top(), "bin/node"));
    const withoutGit: Exec = (file, args, options) => execute(file, args, { ...options, environment: { ...options?.environment, PATH: path.join(top(), "bin") } });
    const { verdict, checks, printed } = await doctor(folder, withoutGit);
    expect(verdict).toBe("fail");
    expect(checks).toContainEqual(["repository", "missing", `cannot start git in ${folder}: it is not installed; install it or put it on the PATH`]);
    expect(checks).toContainEqual(["runner of jest", "ok", "lists 1 item"]);
    expect(printed).toMatch(/^✘ missing {2}repository {6}cannot start git in [^]*\n✔ ok {7}policy {10}defaults[^]*\n\n1 of 8 checks found something missing\.\n$/);
  });

  it("names the toolchains that the repository asks for and the machine has not", async () => {
    const { folder } = project({ ".nvmrc": "14.0.0\n" });
    const { verdict, checks } = await doctor(folder);
    expect(verdict).toBe("fail");
    expect(checks).toContainEqual(["environment", "missing", expect.stringContaining("14.0.0")]);
    expect(checks).toContainEqual(["runner of jest", "missing", "it lists no test; write one, or correct tests.suites in the policy"]);
    expect(checks).toContainEqual(["workflow", "advice", "no workflow calls the pipeline; plimsoll init writes one beside .github/plimsoll.yml"]);
  });

  it("points at the mistake in a policy, and asks no suite then", async () => {
    const { folder } = project({ ".github/plimsoll.yml": "tests: { shards: many }\n" });
    const { verdict, checks } = await doctor(folder);
    expect(verdict).toBe("fail");
    expect(checks.map(([check, state]) => `${check} ${state}`)).toEqual(["repository ok", "policy missing", "environment missing", "workflow advice", "callers advice"]);
    expect(checks[1]?.[2]).toMatch(/^\.github\/plimsoll\.yml:1:10: tests\.shards: expected /);
  });

  it("finds what is wrong with the checklist, and which of its workflows nobody calls", async () => {
    const { folder, write } = project(addition("one"));
    write(".github/plimsoll.yml", "checklist: { items: [ { id: seen, verify: review, require: { reviews: { from: [nogroup] } } } ] }\n");
    const { verdict, checks } = await doctor(folder);
    expect(verdict).toBe("fail");
    expect(checks).toContainEqual(["checklist", "missing", expect.stringContaining("nogroup")]);
    expect(checks).toContainEqual(["callers", "advice", "no workflow calls mr-checklist.yml, mr-checklist-publish.yml, mr-checklist-again.yml; plimsoll init writes what is missing beside .github/plimsoll.yml"]);
    for (const [file, content] of checklistCallers("v1")) write(file, content.replace(/uses: (.*mr-checklist-again)/, "# uses: $1"));
    expect((await doctor(folder)).checks).toContainEqual(["callers", "advice", expect.stringMatching(/^no workflow calls mr-checklist-again\.yml; /)]);
  });

  it("says what it looked for where there are no tests, and escapes what files are called", async () => {
    const { folder, git, write } = project({});
    git("rm", "--quiet", "-f", "jest.config.js");
    expect((await doctor(folder)).checks).toContainEqual(["tests", "missing", expect.stringMatching(/^no tests found in .*: looked for Jest \(/)]);
    write("tests/test_\u001b[2J\n::error::x.py", "");
    const { checks, printed } = await doctor(folder);
    expect(checks).toContainEqual(["tests", "ok", expect.stringContaining("pytest")]);
    expect(printed.includes("\u001b") || /^::/m.test(printed)).toBe(false);
  });

  it("refuses what is not a folder, about which no check is true", async () => {
    const { folder } = project({});
    for (const repo of [path.join(folder, "nonexistent"), path.join(folder, "jest.config.js")]) {
      const looking = definition.invoke(new Map([["repo", repo]]), contextFor({ workspace: folder, temporary: top() }));
      await expect(looking).rejects.toThrow(new InputError(`input repo: ${repo} is not a folder; name the folder of a repository`));
    }
  });

  it("does not take a bug of ours for something that is missing", async () => {
    const { folder } = project({});
    await expect(doctor(folder, () => Promise.reject(new TypeError("a bug")))).rejects.toThrow("a bug");
  });
});
