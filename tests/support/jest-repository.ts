import { symlinkSync } from "node:fs";
import path from "node:path";
import { gitCheckout, type GitCheckout } from "./git-checkout.js";

const CONFIGURATION = `module.exports = { testEnvironment: "node", transform: {}, collectCoverageFrom: ["src/*.js", "!**/*.test.js"] };\n`;

/** A source file that its test covers wholly. */
export function addition(name: string): Readonly<Record<string, string>> {
  return {
    [`src/${name}.js`]: "exports.add = (a, b) => a + b;\n",
    [`src/${name}.test.js`]: `test("${name} adds", () => { expect(require("./${name}").add(1, 2)).toBe(3); });\n`,
  };
}

/** A committed checkout at `folder` with a small Jest project that has ours for its installed packages. */
export function jestRepository(folder: string, files: Readonly<Record<string, string>>): GitCheckout {
  const repository = gitCheckout(folder);
  repository.write("jest.config.js", CONFIGURATION);
  repository.write(".gitignore", "node_modules\n");
  for (const [file, content] of Object.entries(files)) repository.write(file, content);
  symlinkSync(path.resolve("node_modules"), path.join(folder, "node_modules"));
  repository.commit("first");
  return repository;
}
