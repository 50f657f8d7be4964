import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { execute } from "../../shared/action/exec.js";
import { gitCheckout, type GitCheckout } from "../support/git-checkout.js";

const NAME = "license-check";
/** Everything that could end a string, a table cell or a replacement early. */
const DESCRIPTION = "Says \"no\" to `x` | y, and isn't fooled by $& or \\.";

const top = realpathSync(mkdtempSync(path.join(tmpdir(), "plimsoll-new-action-")));
const folder = path.join(top, "repository");
let copy: GitCheckout;

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Runs a script of Node.js in the copy. */
async function node(...words: readonly string[]): Promise<Ended> {
  const { code, stdout, stderr } = await execute(process.execPath, words, { cwd: folder, environment: { NODE_OPTIONS: undefined } });
  return { code, said: code === 0 ? "" : stdout + stderr };
}

const program = (name: string): string => path.join("node_modules", name);
const newAction = (...words: readonly string[]): Promise<Ended> => node("build/scripts/new-action/main.js", ...words);
/** As `npm run compile`; what has not changed since is not checked again. */
const compile = (): Promise<Ended> => node(program("typescript/bin/tsc"), "-p", "tsconfig.build.json", "--incremental", "--tsBuildInfoFile", "build/new.tsbuildinfo");
const DONE: Ended = { code: 0, said: "" };

describe("a new action from the template", () => {
  beforeAll(async () => {
    const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" }).split("\0");
    for (const file of files) if (file !== "" && existsSync(file)) cpSync(file, path.join(folder, file));
    copy = gitCheckout(folder);
    symlinkSync(path.resolve("node_modules"), path.join(folder, "node_modules"));
    appendFileSync(path.join(folder, ".git/info/exclude"), "node_modules\n");
    copy.commit("as it is");
    expect(await compile()).toEqual(DONE);
  }, 300_000);
  afterAll(() => { rmSync(top, { recursive: true, force: true }); });

  it.each([
    [["License Check", "Why."], "NAME is in kebab-case, such as license-check"],
    [["../evil", "Why."], "NAME is in kebab-case, such as license-check"],
    [[NAME, " "], "DESCRIPTION says in one sentence what the user gets"],
    [[NAME], "DESCRIPTION says in one sentence what the user gets"],
    [[NAME, "One\nline."], "DESCRIPTION says in one sentence what the user gets"],
    [["verdict", "Why."], "actions/verdict is there already"],
    [["pipeline", "Why."], "pipeline is a command already"],
  ])("is refused in one line for %j", async (words, problem) => {
    expect(await newAction(...words)).toEqual({ code: 2, said: `new-action: ${problem}; usage: npm run new-action -- NAME "DESCRIPTION"\n` });
    expect(copy.git("status", "--porcelain")).toBe("");
  });

  it("is a whole action after one command: generated, typed, linted, built and tested", async () => {
    expect(await newAction(NAME, DESCRIPTION)).toEqual(DONE);
    expect(await compile()).toEqual(DONE);
    expect(await node("build/scripts/generate/main.js")).toEqual(DONE);
    expect(copy.git("status", "--porcelain", "--untracked-files=all").split("\n").map((line) => line.trim())).toEqual([
      "M action-matrix.yml", "M cli/registry.ts", "M docs/command-line.md",
      ...["README.md", "action.test.ts", "action.ts", "action.yml", "judgement/judge.test.ts", "judgement/judge.ts"].map((file) => `?? actions/${NAME}/${file}`),
      `?? docs/gates/${NAME}.md`, `?? docs/schemas/${NAME}.document.json`, `?? docs/schemas/${NAME}.inputs.json`,
    ]);
    expect(readFileSync(path.join(folder, `actions/${NAME}/action.yml`), "utf8")).toContain(`description: ${DESCRIPTION}\n`);
    // The tests' own types: only what the new folder reaches, which takes a quarter of the time.
    writeFileSync(path.join(folder, "tsconfig.new.json"), JSON.stringify({ extends: "./tsconfig.json", compilerOptions: { noEmit: true }, include: [`actions/${NAME}/**/*.ts`] }));
    const [types, lint, check, build, tests] = await Promise.all([
      node(program("typescript/bin/tsc"), "-p", "tsconfig.new.json"),
      node(program("eslint/bin/eslint.js"), "--max-warnings=0", `actions/${NAME}`, "cli/registry.ts"),
      node("build/scripts/generate/main.js", "--check"),
      compile().then((compiled) => (compiled.code === 0 ? node("scripts/build.mjs", "--no-compile") : compiled)),
      node("--experimental-vm-modules", program("jest/bin/jest.js"), "--ci", `actions/${NAME}/`, "tests/house/house-rules", "tests/workflows/action-matrix"),
    ]);
    expect({ types, lint, check, build, tests }).toEqual({ types: DONE, lint: DONE, check: DONE, build: DONE, tests: DONE });
    const { code, stdout } = await execute(process.execPath, ["dist/cli.js", NAME, "--found", "1", "--json"], { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '{"verdict":"fail","found":1}\n' });
  }, 300_000);
});
