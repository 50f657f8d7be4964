import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { ACTIONS } from "../../cli/registry.js";
import type { Execution } from "../../shared/action/context.js";
import { execute } from "../../shared/action/exec.js";
import { actionFolders } from "../workflows/repository.js";

/** With a blank, which a path of a user may have. */
const top = mkdtempSync(path.join(tmpdir(), "plimsoll build "));
const at = (...names: readonly string[]): string => path.join(top, ...names);

/** Builds from what `npm test` has compiled. */
async function build(name: string): Promise<void> {
  const words = ["scripts/build.mjs", "--no-compile", "--out", at(name), "--stats", at(`${name}.json`)];
  const { code, signal, stdout, stderr } = await execute(process.execPath, words);
  if (code !== 0) throw new Error(`the build ended with ${signal ?? code}: ${stderr}${stdout}`);
}

function digests(name: string): Record<string, string> {
  const files = readdirSync(at(name), { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(files.sort().map((file) => [path.relative(at(name), file), createHash("sha256").update(readFileSync(file)).digest("hex")]));
}

/** Packages that webpack put into the bundle; its own loader is no part of it. */
function bundledPackages(name: string): string[] {
  const found = readFileSync(at(`${name}.json`), "utf8").matchAll(/node_modules\/((?:@[^/"|!\\]+\/)?[^@/"|!\\][^/"|!\\]*)\//g);
  return [...new Set(Array.from(found, ([, one = ""]) => one))].filter((one) => one !== "@vercel/ncc").sort();
}

/** Webpack's own words (https://webpack.js.org/api/stats/). */
interface Module {
  readonly nameForCondition?: string | null;
  readonly modules?: readonly Module[];
}

interface Chunk {
  readonly files: readonly string[];
  readonly entry: boolean;
  /** The `import()`s that load it. */
  readonly origins: readonly { readonly request: string }[];
  readonly modules: readonly Module[];
}

/** What is started with, and what is loaded later. */
let chunks: readonly Chunk[] = [];

function filesOf(modules: readonly Module[]): string[] {
  return modules.flatMap(({ nameForCondition, modules: inner }) => [nameForCondition ?? "", ...filesOf(inner ?? [])]);
}

/** The one file that a package went into. */
function fileWith(name: string): string {
  const found = chunks.filter(({ modules }) => filesOf(modules).some((file) => file.includes(`/node_modules/${name}/`))).flatMap(({ files }) => files);
  if (found.length !== 1) throw new Error(`${name} is in ${found.join(", ")}`);
  return found[0]!;
}

/** A GitHub that knows nobody. */
const server = createServer((_request, response) => {
  response.writeHead(401, { "content-type": "application/json" }).end('{"message":"Bad credentials"}');
});
let api = "";

const BUNDLE_LIMIT = 1_200_000;
const sizeOf = (file: string): number => statSync(at("one", file)).size;
const total = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0);

describe("the build", () => {
  beforeAll(async () => {
    server.listen(0, "127.0.0.1");
    await Promise.all([once(server, "listening"), ...["one", "two"].map(build)]);
    ({ chunks } = JSON.parse(readFileSync(at("one.json"), "utf8")) as { readonly chunks: readonly Chunk[] });
    api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }, 300_000);
  afterAll(() => {
    server.close();
    rmSync(top, { recursive: true, force: true });
  });

  it("gives the same bytes twice", () => {
    expect(digests("one")).toEqual(digests("two"));
  });

  it("keeps what any action loads before it asks GitHub within 1.2 MB", () => {
    const start = chunks.filter(({ entry }) => entry).flatMap(({ files }) => files);
    expect(start).toEqual(["index.js"]);
    for (const name of actionFolders()) {
      const own = chunks.filter(({ origins }) => origins.some(({ request }) => request === `../actions/${name}/action.js`));
      expect({ name, chunks: own.length }).not.toEqual({ name, chunks: 0 });
      expect(total([...start, ...own.flatMap(({ files }) => files)].map(sizeOf))).toBeLessThanOrEqual(BUNDLE_LIMIT);
    }
  });

  it("keeps all code of ours, with every package but the engines, within 1.2 MB", () => {
    const engines = ["undici", "commonmark", "re2js", "libpg-query"].map(fileWith);
    // The DDL review is an engine itself: parsers, tables of locks and rules that no other action loads.
    const review = chunks.filter(({ modules }) => filesOf(modules).some((file) => file.includes("/build/actions/ddl-review/"))).flatMap(({ files }) => files);
    const light = readdirSync(at("one")).filter((file) => file.endsWith(".js") && ![...engines, ...review].includes(file));
    expect(new Set(engines).size).toBe(engines.length);
    expect(total(light.map(sizeOf))).toBeLessThanOrEqual(BUNDLE_LIMIT);
  });

  it("loads nothing of an action, of a command or of GitHub's client before it is asked for", () => {
    expect(sizeOf("index.js")).toBeLessThanOrEqual(150_000);
  });

  it("has minified every file", () => {
    const long = chunks.flatMap(({ files }) => files).filter((file) => readFileSync(at("one", file), "utf8").includes("/***/"));
    expect(long).toEqual([]);
  });

  it("has a stub for every action and for the command line, and nothing that nobody asked for", () => {
    const stubs = actionFolders().map((name) => `${name}.js`);
    const bundle = chunks.flatMap(({ files }) => files);
    expect(readdirSync(at("one")).sort()).toEqual([...stubs, ...bundle, "cli.js", "libpg-query.wasm", "licenses.txt", "package.json", "pglite"].sort());
    for (const name of actionFolders()) {
      expect(readFileSync(at("one", `${name}.js`), "utf8")).toBe(`import { runAction } from "./index.js";\nawait runAction("${name}", process);\n`);
    }
  });

  it("comes with the licence of every package that is in it", () => {
    const packages = bundledPackages("one");
    expect(packages).toEqual(expect.arrayContaining(["commonmark", "saxes", "yaml"]));
    const licenses = readFileSync(at("one/licenses.txt"), "utf8").split("\n");
    expect([...packages, "@electric-sql/pglite"].filter((name) => !licenses.includes(name))).toEqual([]);
  });

  describe("away from the packages that it was made of", () => {
    const plimsoll = (...words: readonly string[]): Promise<Execution> =>
      execute(process.execPath, [at("one/cli.js"), ...words], { cwd: top, environment: { GITHUB_TOKEN: "token", GITHUB_API_URL: api, GITHUB_GRAPHQL_URL: `${api}/graphql` } });

    it("runs", async () => {
      const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
      expect(await plimsoll("--version")).toMatchObject({ code: 0, stdout: `${version}\n` });
    });

    it.each(Object.keys(ACTIONS))("loads all that %s starts with", async (name) => {
      expect(await plimsoll(name, "--help")).toMatchObject({ code: 0, stderr: "" });
    });

    it("runs an action on a runner", async () => {
      const environment = { GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: top, GITHUB_OUTPUT: at("output"), INPUT_NEEDS: '{"unit":{"result":"success","outputs":{}}}', INPUT_JOBS: "unit" };
      expect(await execute(process.execPath, [at("one/verdict.js")], { cwd: top, environment })).toMatchObject({ code: 0 });
      expect(readFileSync(at("output"), "utf8")).toContain("pass");
    });

    it("reads Markdown", async () => {
      writeFileSync(at("boxes.md"), "- [x] Tests &amp; figures\n");
      expect(await plimsoll("mr-checklist", "tasks", "boxes.md")).toMatchObject({ code: 0, stdout: expect.stringContaining("Tests & figures") as unknown });
    });

    it("compiles a pattern of a policy", async () => {
      writeFileSync(at("policy.yml"), 'checklist:\n  items:\n    - { id: title, title: Title, verify: machine, require: { title: { pattern: "(" } } }\n');
      expect(await plimsoll("mr-checklist", "lint", "--policy", "policy.yml")).toMatchObject({ code: 2, stderr: expect.stringContaining("not a pattern of RE2") as unknown });
    });

    it("asks GitHub", async () => {
      const asked = await plimsoll("mr-checklist", "--pr", "acme/orders#7");
      expect(asked).toMatchObject({ code: 3, stderr: expect.stringContaining("GitHub answered 401 (Bad credentials)") as unknown });
    });
  });
});
