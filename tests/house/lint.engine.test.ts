import { describe, expect, it } from "@jest/globals";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { execute } from "../../shared/action/exec.js";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** What ESLint, with the house's own configuration, says of a file if it held these imports: `specifier: first words`. */
async function saidOf(file: string, specifiers: readonly string[]): Promise<string[]> {
  const input = specifiers.map((specifier, index) => `import type * as A${index} from "${specifier}";\n`).join("");
  const { stdout } = await execute(process.execPath, ["node_modules/eslint/bin/eslint.js", "--stdin", "--stdin-filename", file, "--format", "json"], { cwd: root, input });
  const [{ messages } = { messages: [] }] = JSON.parse(stdout) as { messages: { ruleId: string; line: number; message: string }[] }[];
  return messages
    .filter(({ ruleId }) => ruleId === "import-x/no-restricted-paths")
    .map(({ line, message }) => `${specifiers[line - 1]}: ${/restricted zone\. (.*)$/.exec(message)?.[1]}`);
}

describe("lint", () => {
  it("lets nobody through a wall", async () => {
    const [ground, shared, action, cli] = await Promise.all([
      saidOf("shared/git/commits.ts", ["../report/clip.js", "../../actions/verdict/action.js", "../action/errors.js", "../../tests/github/start.js"]),
      saidOf("shared/report/clip.ts", ["../../cli/main.js", "../git/commits.js", "../../scripts/new-action/matrix.js"]),
      saidOf("actions/verdict/action.ts", ["../run-shard/action.js", "../../cli/main.js", "./needs/gate-jobs.js", "../../shared/git/commits.js"]),
      saidOf("cli/main.ts", ["../tests/github/start.js", "../actions/verdict/action.js", "../shared/git/commits.js"]),
    ]);
    expect(ground).toEqual([
      "../report/clip.js: the ground floor stands on nothing above it.",
      "../../actions/verdict/action.js: shared/ stands below actions and the command line: move what both need into shared/.",
      "../../tests/github/start.js: product code imports no tests and no scripts.",
    ]);
    expect(shared).toEqual([
      "../../cli/main.js: shared/ stands below actions and the command line: move what both need into shared/.",
      "../../scripts/new-action/matrix.js: product code imports no tests and no scripts.",
    ]);
    expect(action).toEqual([
      "../run-shard/action.js: an action never imports another one: move what both need into shared/.",
      "../../cli/main.js: an action never imports the command line.",
    ]);
    expect(cli).toEqual(["../tests/github/start.js: product code imports no tests and no scripts."]);
  }, 120_000);
});
