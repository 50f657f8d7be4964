import { readFile } from "node:fs/promises";
import path from "node:path";
import { readDocument } from "../../files/document.js";
import type { SuitePolicy } from "../../policy/sections/tests.js";
import { list, object, optional, text, type TypeOf } from "../../schema/shape.js";
import type { DiscoveredItem } from "../../sharding/item.js";
import type { Discovery, RunnerContext } from "../adapter.js";
import { suiteFolder } from "../suite-folder.js";
import { choosesTests, go, listPackages, type GoSuite } from "./command.js";
import { testsOfGoSource } from "./go-source.js";

const packageShape = object({
  ImportPath: text({ minLength: 1 }),
  Dir: text({ minLength: 1 }),
  TestGoFiles: optional(list(text())),
  XTestGoFiles: optional(list(text())),
});
type GoPackage = TypeOf<typeof packageShape>;

/** A pattern of names must fit into one argument; Linux takes 128 KiB. */
const PATTERN_BYTES = 100 * 1024;

/** Packages are cut with `-skip`, which Go has since 1.20, and not when the policy chooses tests by name itself. */
async function mayCut(where: GoSuite): Promise<boolean> {
  if (choosesTests(where.suite)) return false;
  const version = await go(where, ["env", "GOVERSION"], "say its version");
  const [, major = "1", minor = "99"] = /^go(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) > 1 || Number(minor) >= 20;
}

async function itemsOf({ ImportPath, Dir, TestGoFiles = [], XTestGoFiles = [] }: GoPackage, cut: boolean): Promise<DiscoveredItem[]> {
  const sources = await Promise.all([...TestGoFiles, ...XTestGoFiles].map(async (file) => readFile(path.join(Dir, file), "utf8")));
  // A package and its external test package may each have a test of one name; Go runs both under it.
  const names = [...new Set(sources.flatMap(testsOfGoSource))];
  const bytes = sources.reduce((sum, source) => sum + source.length, 0) / names.length;
  const isShort = names.join("|").length < PATTERN_BYTES;
  return names.map((name) => {
    const id = `${ImportPath}::${name}`;
    return { id, group: ImportPath, unit: cut && isShort ? id : ImportPath, bytes };
  });
}

/** Lists the top-level tests of a suite's packages from their sources, without building them. */
export async function discoverGo(suite: SuitePolicy, context: RunnerContext): Promise<Discovery> {
  const where = { suite, context, directory: await suiteFolder(suite, context.repository) };
  const documents = await listPackages(where, ["ImportPath", "Dir", "TestGoFiles", "XTestGoFiles"]);
  const packages = documents.map((document) => readDocument(packageShape, document, `suite ${suite.name}: the list of go`));
  const cut = await mayCut(where);
  const found = await Promise.all(packages.map(async (one) => ({ group: one.ImportPath, items: await itemsOf(one, cut) })));
  return { items: found.flatMap(({ items }) => items), untested: found.filter(({ items }) => items.length === 0).map(({ group }) => group) };
}
