import { describe, expect, it } from "@jest/globals";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { cycleIn, foldersBothWays, importGraph } from "./imports.js";
import { environmentReads, isShared, longFiles, missingFromActions, namelessPlaces, toolkitImports, undocumentedExports } from "./rules.js";
import { filesBelow, isTestCode, readSources, sourceOf } from "./source.js";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const files = ["actions", "cli", "shared"].flatMap((folder) => filesBelow(root, folder));
const sources = readSources(root, files);
const product = sources.filter((source) => !isTestCode(source.path));

function graphOf(modules: Readonly<Record<string, string>>): ReturnType<typeof importGraph> {
  return importGraph(Object.entries(modules).map(([file, text]) => sourceOf(file, text)));
}

describe("the house", () => {
  it("is found where it is looked for", () => {
    expect(product.length).toBeGreaterThan(100);
    expect(product.map((source) => source.path)).toEqual(expect.arrayContaining(["shared/action/define.ts", "cli/main.ts", "actions/verdict/action.ts"]));
  });

  it("reads the environment in one file", () => {
    expect(product.flatMap(environmentReads)).toEqual([]);
  });

  it("leaves the toolkit's start-up cost to its tests", () => {
    expect(product.flatMap(toolkitImports)).toEqual([]);
  });

  it("has no file that is too long, its tests included", () => {
    expect(sources.flatMap(longFiles)).toEqual([]);
  });

  it("has no place whose name says nothing", () => {
    expect(files.flatMap(namelessPlaces)).toEqual([]);
  });

  it("keeps all that belongs to an action in the action's folder", () => {
    expect(missingFromActions(files)).toEqual([]);
  });

  it("documents every export that others build on", () => {
    expect(product.filter((source) => isShared(source.path)).flatMap(undocumentedExports)).toEqual([]);
  });

  it("has no import cycle, imports of types included", () => {
    expect(cycleIn(importGraph(product))).toBeNull();
  });

  it("has no two folders that import each other", () => {
    expect(foldersBothWays(importGraph(product))).toEqual([]);
  });
});

describe("the scanner", () => {
  it.each([
    "const home = process.env.HOME;", "const home = process['env'].HOME;", "const { env } = process;", "const { env: all } = globalThis.process;",
    'import { env } from "node:process";', 'import { env as all } from "process";', "spawn(a, b, { env: { ...process\n.env } });",
  ])("for the environment fires on %j", (text) => {
    expect(environmentReads(sourceOf("shared/a.ts", `\n${text}`))).toEqual([expect.stringMatching(/^shared\/a\.ts:2 reads process\.env/)]);
    expect(environmentReads(sourceOf("shared/action/environment.ts", text))).toEqual([]);
  });

  it.each(["process.exitCode = 2;", "// process.env\nconst text = 'process.env';", "const { argv } = process;", "const child = { env: 1 }.env;", 'import { argv } from "node:process";'])("for the environment is silent on %j", (text) => {
    expect(environmentReads(sourceOf("shared/a.ts", text))).toEqual([]);
  });

  it.each([
    'import * as core from "@actions/core";', 'import type { InputOptions } from "@actions/core";', 'const core = await import("@actions/core");',
    'type Toolkit = typeof import("@actions/core");', 'export { setOutput } from "@actions/core";', 'import core = require("@actions/core");',
  ])("for the toolkit fires on %j", (text) => {
    expect(toolkitImports(sourceOf("actions/a/action.ts", text))).toEqual(["actions/a/action.ts imports @actions/core; ask shared/host/step-outputs.ts"]);
    expect(toolkitImports(sourceOf("cli/a.ts", text.replace("@actions/core", "@actions/exec")))).toEqual(["cli/a.ts imports @actions/exec; ask shared/action/exec.ts"]);
  });

  it("for long files fires from 401 lines on", () => {
    expect(longFiles(sourceOf("a.ts", "\n".repeat(400)))).toEqual([]);
    expect(longFiles(sourceOf("a.ts", "\n".repeat(401)))).toEqual(["a.ts has 401 lines; a file is one concept and has at most 400"]);
  });

  it("for names fires on a folder or a file that could hold anything", () => {
    const bad = ["shared/utils/a.ts", "shared/a/util.ts", "cli/common.test.ts", "actions/a/helpers/x.ts", "lib/a.ts", "shared/Helper.ts"];
    expect(bad.map((file) => namelessPlaces(file).length)).toEqual(bad.map(() => 1));
    expect(["shared/library/a.ts", "shared/calibrate.ts", "cli/commonmark.ts"].flatMap(namelessPlaces)).toEqual([]);
  });

  it("for actions names what a folder lacks", () => {
    expect(missingFromActions(["actions/a/action.ts", "actions/a/action.yml", "actions/a/README.md", "actions/a/x/y.test.ts", "actions/b/x.ts"])).toEqual([
      "actions/b lacks action.ts", "actions/b lacks action.yml", "actions/b lacks README.md", "actions/b lacks a test",
    ]);
  });

  it.each([
    ["export function a(): void {}", "a"], ["export const a = 1, b = 2;", "a, b"], ["export interface A {}", "A"], ["export type A = 1;", "A"], ["export class A {}", "A"],
    ["/** */ export const a = 1;", "a"], ["// a comment\nexport const a = 1;", "a"], ["/* a comment */ export const a = 1;", "a"], ["export default function () {}", "the default export"],
    ["const W = 1;\nexport type A = typeof W;", "A"], ["/** W. */\nconst W = 1;\nexport interface A { w: typeof W }", "A"],
    ["/** Of another. */\nconst b = 1;\nexport const a = b;", "a"],
  ])("for doc comments fires on %j", (text, name) => {
    expect(undocumentedExports(sourceOf("shared/a.ts", text))).toEqual([expect.stringContaining(` exports ${name} without a doc comment`)]);
  });

  it.each(["/** A. */\nexport const a = 1;", "/**\n * A.\n * @throws never\n */\nexport function a(): void {}", "const a = 1;", "/** W. */\nconst W = [1];\nexport type A = (typeof W)[number];", "/** S. */\nexport const S = 1;\nexport type A = TypeOf<typeof S>;", 'export { a } from "./b.js";'])("for doc comments is silent on %j", (text) => {
    expect(undocumentedExports(sourceOf("shared/a.ts", text))).toEqual([]);
  });

  it.each([
    [{ "a.ts": 'import "./b.js";', "b.ts": 'import type { A } from "./c.js";', "c.ts": 'export * from "./a.js";' }, ["a.ts", "b.ts", "c.ts", "a.ts"]],
    [{ "x.ts": 'import "./a.js";', "a.ts": 'type B = import("./b.js").B;', "b.ts": 'const a = import("./a.js");' }, ["a.ts", "b.ts", "a.ts"]],
    [{ "a.ts": 'import "./a.js";' }, ["a.ts", "a.ts"]],
  ])("for cycles finds %j", (modules, cycle) => {
    expect(cycleIn(graphOf(modules))).toEqual(cycle);
  });

  it("for cycles is silent on two ways to one file", () => {
    expect(cycleIn(graphOf({ "a.ts": 'import "./b.js"; import "./c.js"; import "node:fs";', "b.ts": 'import "./d.js";', "c.ts": 'import "./d.js";', "d.ts": "" }))).toBeNull();
  });

  it("for folders finds the two that import each other, though no file does", () => {
    const modules = { "a/x.ts": 'import "../b/x.js"; import "./y.js";', "a/y.ts": "", "b/x.ts": 'import "./y.js";', "b/y.ts": 'import type { Y } from "../a/y.js";', "c/x.ts": 'import "../a/x.js";' };
    expect(foldersBothWays(graphOf(modules))).toEqual(["a and b import each other: a/x.ts imports b/x.ts, b/y.ts imports a/y.ts"]);
    expect(foldersBothWays(graphOf({ ...modules, "b/y.ts": "" }))).toEqual([]);
  });
});
