import { describe, expect, it } from "@jest/globals";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { filesBelow, type Source } from "./source.js";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const manifest = JSON.parse(read("package.json")) as Readonly<Record<"dependencies" | "devDependencies" | "scripts", Readonly<Record<string, string>>>>;
const runTime = Object.keys(manifest.dependencies);
const development = Object.keys(manifest.devDependencies);

/** Names in the first column of the tables below a heading; versions there are no names. */
function explained(heading: string): string[] {
  const section = read("docs/dependencies.md").split(/^## /m).find((one) => one.startsWith(`${heading}\n`)) ?? "";
  const first = section.split("\n").filter((line) => line.startsWith("| `")).map((line) => line.split("|")[1] ?? "");
  return first.flatMap((cell) => Array.from(cell.matchAll(/`([^`]+)`/g), ([, name = ""]) => name)).filter((name) => /^@?[a-z]/.test(name));
}

const code: readonly Pick<Source, "path" | "text">[] = [
  ...["actions", "cli", "shared", "scripts", "tests"].flatMap((folder) => filesBelow(root, folder)).filter((file) => /\.(?:c?ts|mjs)$/.test(file)),
  "eslint.config.js", "jest.config.js",
].map((file) => ({ path: file, text: read(file) }));

/** Whether a file imports the package, a script runs it, or it holds the types of one that is used. */
function isUsed(name: string): boolean {
  const imported = new RegExp(`(?:from |import |import\\(|require\\(|resolve\\(|\\[)["']${name}(?:/[^"']*)?["']`);
  const run = new RegExp(`\\bnode_modules/${name}/|(?:^|[ &])${name}(?: |$)`);
  if (name.startsWith("@types/")) return name === "@types/node" || isUsed(name.slice("@types/".length));
  return code.some(({ text }) => imported.test(text) || text.includes(`node_modules/${name}/`)) || Object.values(manifest.scripts).some((script) => run.test(script));
}

describe("the dependencies", () => {
  it("each have a reason in docs/dependencies.md, and nothing else has one there", () => {
    expect(explained("At run time").sort()).toEqual([...runTime].sort());
    expect(explained("For development").sort()).toEqual([...development].sort());
  });

  it("are each used", () => {
    expect([...runTime, ...development].filter((name) => !isUsed(name))).toEqual([]);
  });

  it("are at run time what product code imports, and nothing that only develops it", () => {
    const product = code.filter(({ path: file }) => /^(?:actions|cli|shared)\//.test(file) && !file.endsWith(".test.ts") && !file.includes("/testing/"));
    // What looks for its files beside itself is resolved, and not imported.
    const named = /^(?:import|export) .*?from "((?:@[^/"]+\/)?[^./"][^/"]*)[^"]*";$|\bresolve\("((?:@[^/"]+\/)?[^./"][^/"]*)"\)/gm;
    const imported = product.flatMap(({ text }) => Array.from(text.matchAll(named), ([, one = "", other = one]) => other));
    expect([...new Set(imported)].filter((name) => !name.startsWith("node:")).sort()).toEqual([...runTime].sort());
  });
});
