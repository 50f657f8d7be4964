import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { execute } from "../../shared/action/exec.js";
import { actionFolders } from "../workflows/repository.js";

const top = mkdtempSync(path.join(tmpdir(), "plimsoll-build-"));
const at = (...names: readonly string[]): string => path.join(top, ...names);

/** Builds from what `npm test` has compiled. A temporary folder of its own keeps one build from another one's cache. */
async function build(name: string): Promise<void> {
  const temporary = at(`temporary of ${name}`);
  mkdirSync(temporary);
  const words = ["scripts/build.mjs", "--no-compile", "--out", at(name), "--stats", at(`${name}.json`)];
  const { code, stderr } = await execute(process.execPath, words, { environment: { TMPDIR: temporary } });
  if (code !== 0) throw new Error(stderr);
}

function digests(name: string): Record<string, string> {
  return Object.fromEntries(readdirSync(at(name)).sort().map((file) => [file, createHash("sha256").update(readFileSync(at(name, file))).digest("hex")]));
}

/** Packages that webpack put into the bundle; its own loader is no part of it. */
function bundledPackages(name: string): string[] {
  const found = readFileSync(at(`${name}.json`), "utf8").matchAll(/node_modules\/((?:@[^/"|!\\]+\/)?[^@/"|!\\][^/"|!\\]*)\//g);
  return [...new Set(Array.from(found, ([, one = ""]) => one))].filter((one) => one !== "@vercel/ncc").sort();
}

describe("the build", () => {
  beforeAll(async () => {
    await Promise.all(["one", "two"].map(build));
  }, 300_000);
  afterAll(() => { rmSync(top, { recursive: true, force: true }); });

  it("gives the same bytes twice", () => {
    expect(digests("one")).toEqual(digests("two"));
  });

  it("keeps the bundle that all light actions load within 1.2 MB", () => {
    expect(statSync(at("one/index.js")).size).toBeLessThanOrEqual(1_200_000);
  });

  it("has a stub for every action and for the command line, and nothing that nobody asked for", () => {
    const stubs = actionFolders().map((name) => `${name}.js`);
    expect(readdirSync(at("one")).sort()).toEqual([...stubs, "cli.js", "index.js", "licenses.txt", "package.json"].sort());
    for (const name of actionFolders()) {
      expect(readFileSync(at("one", `${name}.js`), "utf8")).toBe(`import { runAction } from "./index.js";\nawait runAction("${name}", process);\n`);
    }
  });

  it("comes with the licence of every package that is in it", () => {
    const packages = bundledPackages("one");
    expect(packages).toEqual(expect.arrayContaining(["picomatch", "saxes", "yaml"]));
    const licenses = readFileSync(at("one/licenses.txt"), "utf8").split("\n");
    expect(packages.filter((name) => !licenses.includes(name))).toEqual([]);
  });

  it("runs on its own, away from the packages that it was made of", async () => {
    const { code, stdout } = await execute(process.execPath, [at("one/cli.js"), "--version"], { cwd: top });
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${version}\n` });
  });
});
