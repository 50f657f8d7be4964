import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { gitCheckout, type GitCheckout } from "../support/git-checkout.js";
import { useTemporaryFolder } from "../support/temporary-folder.js";
import { WORKFLOWS } from "./repository.js";
import { readWorkflow } from "./workflow-file.js";

const release = readWorkflow(path.join(WORKFLOWS, "release.yml"));
const temporary = useTemporaryFolder();

function script(job: string, step: string): string {
  const found = release.jobs.get(job)?.steps?.find(({ name }) => name === step)?.run;
  if (found === undefined) throw new Error(`release.yml has no step ${step} with a script in job ${job}`);
  return found;
}

/** Runs a step's script as the runner does, with a `gh` that only tells what it was asked. */
function run(text: string, folder: string, version: string): { readonly code: number | null; readonly said: string } {
  const programs = path.join(temporary(), "programs");
  mkdirSync(programs, { recursive: true });
  writeFileSync(path.join(programs, "gh"), '#!/bin/sh\necho "gh $*"\n');
  chmodSync(path.join(programs, "gh"), 0o755);
  const { status, stdout, stderr } = spawnSync("bash", ["-e", "-c", text], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: `${programs}:${process.env.PATH ?? ""}`, HOME: temporary(), GIT_CONFIG_NOSYSTEM: "1", VERSION: version },
  });
  return { code: status, said: stdout + stderr };
}

describe("the release workflow", () => {
  const refuse = script("build", "Refuse a version that package.json does not have, or that is none");

  it.each([
    ["1.2.3", "1.2.3", 0], ["0.10.0", "0.10.0", 0], ["1.2.3", "1.2.4", 1], ["1.2.3-rc.1", "1.2.3-rc.1", 1], ["01.2.3", "01.2.3", 1], ["", "1.2.3", 1],
    ["1.2.3\n", "1.2.3", 1], ["$(exit 0)", "1.2.3", 1], ["1.2.3; true", "1.2.3", 1],
  ])("answers %j for a package.json with %j by exit code %i", (version, written, code) => {
    writeFileSync(path.join(temporary(), "package.json"), JSON.stringify({ version: written, type: "module" }));
    expect(run(refuse, temporary(), version).code).toBe(code);
  });

  describe("commits the bundle on the tag alone", () => {
    const commit = script("publish", "Commit the bundle on the tag");

    /** A shallow checkout of main, as the job has it, with a bundle as an artifact brings it. */
    function checkedOut(): { readonly origin: GitCheckout; readonly checkout: GitCheckout; readonly main: string } {
      const origin = gitCheckout(path.join(temporary(), "origin"));
      origin.write(".gitignore", "dist/\n");
      origin.commit("before");
      const main = origin.commit("the released one");
      return { origin, main, checkout: again(origin, "checkout") };
    }

    function again(origin: GitCheckout, name: string): GitCheckout {
      const checkout = gitCheckout(path.join(temporary(), name));
      checkout.git("remote", "add", "origin", `file://${origin.folder}`);
      checkout.git("fetch", "--quiet", "--depth=1", "origin", "main");
      checkout.git("checkout", "--quiet", "FETCH_HEAD");
      for (const file of ["index.js", "cli.js", "licenses.txt"]) checkout.write(`dist/${file}`, `${name} ${file}\n`);
      return checkout;
    }

    it("on top of the released commit, and moves the major version's tag to it", () => {
      const { origin, checkout, main } = checkedOut();
      const { code, said } = run(commit, checkout.folder, "1.2.3");
      expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining("gh release create v1.2.3 --verify-tag") });
      expect(origin.git("rev-parse", "v1.2.3^", "main", "v1")).toBe([main, main, origin.git("rev-parse", "v1.2.3")].join("\n"));
      expect(origin.git("diff", "--name-status", "main", "v1.2.3").split("\n")).toEqual(["A\tdist/cli.js", "A\tdist/index.js", "A\tdist/licenses.txt"]);
      expect(origin.git("ls-tree", "v1.2.3", "dist/cli.js")).toMatch(/^100755 /);
      const next = again(origin, "next");
      expect(run(commit, next.folder, "1.2.4").code).toBe(0);
      expect(origin.git("rev-parse", "v1")).toBe(origin.git("rev-parse", "v1.2.4"));
      expect(origin.git("rev-parse", "v1.2.3")).toBe(checkout.git("rev-parse", "HEAD"));
    });

    it("never over a tag that is there, and moves no other tag then", () => {
      const { origin, checkout } = checkedOut();
      expect(run(commit, checkout.folder, "1.2.3").code).toBe(0);
      const before = origin.git("show-ref", "--tags");
      const { code, said } = run(commit, again(origin, "forged").folder, "1.2.3");
      expect(code).not.toBe(0);
      expect(said).not.toContain("gh release create");
      expect(origin.git("show-ref", "--tags")).toBe(before);
    });
  });

  it("lets only the job that builds nothing write, after the reviewers of its environment", () => {
    const { publish, ...others } = Object.fromEntries(release.jobs);
    expect(Object.values(others).every(({ permissions = new Map<string, string>() }) => [...permissions.values()].every((grant) => grant === "read"))).toBe(true);
    expect(publish?.steps?.some(({ run: text = "" }) => /\bnpm\b|\bnpx\b/.test(text))).toBe(false);
    expect(readFileSync(path.join(WORKFLOWS, "release.yml"), "utf8")).toContain("    environment: release\n");
  });
});
