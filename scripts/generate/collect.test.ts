import { describe, expect, it } from "@jest/globals";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { collectGenerated } from "./collect.js";
import type { GeneratedFile } from "./generated-file.js";
import { staleFiles, writeFiles } from "./write.js";

describe("the generated files of a repository", () => {
  const folder = useTemporaryFolder();

  async function write(file: string, content: string): Promise<void> {
    await mkdir(path.dirname(path.join(folder(), file)), { recursive: true });
    await writeFile(path.join(folder(), file), content);
  }

  /** A module as the compiler writes it, with a definition called `name`. */
  async function writeRoom(source: string, name: string): Promise<void> {
    await write(`${source}.ts`, "");
    await write(`build/${source}.js`, `export const definition = { name: "${name}", description: "Does \\"${name}\\".", inputs: {}, outputs: {}, permissions: {}, document: { schema: { type: "object" } } };`);
  }

  async function writeRepository(): Promise<void> {
    await write("package.json", '{ "version": "1.2.3" }');
    await write("build/package.json", '{ "type": "module" }');
    for (const name of ["count", "assemble"]) {
      await writeRoom(`actions/${name}/action`, name);
      await write(`actions/${name}/README.md`, `# ${name}\n<!-- begin generated interface -->\n<!-- end generated interface -->\n`);
    }
    await write("actions/assemble/action.yml", "runs:\n  using: composite\n");
    await write("actions/notes/README.md", "no action");
    await writeRoom("cli/commands/init", "init");
    await write("cli/commands/init.test.ts", "");
    await writeRoom("cli/commands/list/add", "list add");
    await write("cli/commands/list/add.test.ts", "");
  }

  async function collect(): Promise<ReadonlyMap<string, string>> {
    return new Map((await collectGenerated(folder(), path.join(folder(), "build"))).map(({ path: file, content }) => [file, content]));
  }

  it("come from its folders: each action, each command, the schemas, the version", async () => {
    await writeRepository();
    const files = await collect();
    expect([...files.keys()].sort()).toEqual([
      "actions/assemble/README.md", "actions/count/README.md", "actions/count/action.yml", "cli/registry.ts", "docs/command-line.md", "docs/gates/ddl-rules.md",
      "docs/schemas/assemble.document.json", "docs/schemas/assemble.inputs.json", "docs/schemas/count.document.json", "docs/schemas/count.inputs.json",
      "docs/schemas/gate-record.json", "docs/schemas/gray-plan.json", "docs/schemas/init.document.json", "docs/schemas/list-add.document.json", "docs/schemas/policy.json", "shared/host/version.ts",
    ]);
    expect(files.get("actions/count/README.md")).toContain("**Inputs**: none.");
    expect(files.get("shared/host/version.ts")).toContain('export const TOOL_VERSION = "1.2.3";');
    expect(JSON.parse(files.get("docs/schemas/count.document.json") ?? "")).toEqual({
      $schema: "https://json-schema.org/draft/2020-12/schema", title: "JSON document of plimsoll count --json",
      anyOf: [{ type: "object" }, expect.objectContaining({ required: ["error"] })],
    });
    expect(files.get("docs/command-line.md")).toMatch(/## plimsoll init\n[^]*## plimsoll list add\n[^]*## plimsoll assemble\n[^]*## plimsoll count\n/);
  });

  it("have a registry that compiles and loads each of them", async () => {
    await writeRepository();
    const registry = (await collect()).get("cli/registry.ts") ?? "";
    const { outputText, diagnostics } = ts.transpileModule(registry, { reportDiagnostics: true, compilerOptions: { module: ts.ModuleKind.ES2022, target: ts.ScriptTarget.ES2022 } });
    expect(diagnostics).toEqual([]);
    await write("build/cli/registry.js", outputText);
    const { ACTIONS, COMMANDS } = (await import(path.join(folder(), "build/cli/registry.js"))) as typeof import("../../cli/registry.js");
    const loaded = await Promise.all([ACTIONS, COMMANDS].flatMap((group) => Object.entries(group)).map(async ([name, entry]) => [name, entry.description, (await entry.load()).name]));
    expect(loaded).toEqual([["assemble", 'Does "assemble".', "assemble"], ["count", 'Does "count".', "count"], ["init", 'Does "init".', "init"], ["list add", 'Does "list add".', "list add"]]);
  });

  it("are stale until they are written, and again when one of them is edited or lost", async () => {
    await writeRepository();
    const generated: GeneratedFile[] = await collectGenerated(folder(), path.join(folder(), "build"));
    expect(staleFiles(folder(), generated)).toEqual(generated);
    writeFiles(folder(), generated);
    expect(staleFiles(folder(), await collectGenerated(folder(), path.join(folder(), "build")))).toEqual([]);
    expect(await readFile(path.join(folder(), "actions/assemble/action.yml"), "utf8")).toBe("runs:\n  using: composite\n");
    await write("cli/registry.ts", "edited");
    await rm(path.join(folder(), "docs/schemas/policy.json"));
    expect(staleFiles(folder(), generated).map(({ path: file }) => file)).toEqual(["cli/registry.ts", "docs/schemas/policy.json"]);
  });

  it("cannot be made of a folder without a definition", async () => {
    await writeRepository();
    await write("build/actions/count/action.js", "export const other = 1;");
    await expect(collect()).rejects.toThrow("actions/count/action.ts must export `definition`");
  });

  it("cannot be made of a definition that bears another name than its folder", async () => {
    await writeRepository();
    await writeRoom("actions/count/action", "counts");
    await expect(collect()).rejects.toThrow("actions/count/action.ts: the folder is count, the definition says counts");
  });

  it("cannot be made of a subcommand that bears another name than its folder and file", async () => {
    await writeRepository();
    await writeRoom("cli/commands/list/add", "add");
    await expect(collect()).rejects.toThrow("cli/commands/list/add.ts: the folder is list add, the definition says add");
  });
});
