import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { EXPLANATIONS } from "../../actions/ddl-review/catalogue/explanations.js";
import type { Definition } from "../../shared/action/define.js";
import { gateRecordShape } from "../../shared/record/record.js";
import { exportedPlanShape } from "../../shared/designs/gray-plan/exported-plan.js";
import { errorDocumentShape } from "../../shared/host/ending.js";
import { policyShape } from "../../shared/policy/policy.js";
import { hoistDefinitions } from "../../shared/schema/recursive.js";
import type { JsonSchema } from "../../shared/schema/shape.js";
import { commandCall } from "../../cli/arguments/help.js";
import { actionMetadata, inputSchema, readmeTables } from "./action-metadata.js";
import { replaceBetweenMarkers, type GeneratedFile } from "./generated-file.js";
import { ruleReference } from "./ddl-rules.js";
import { registryModule, type RegistryEntry } from "./registry.js";

interface Room {
  readonly folder: string;
  readonly definition: Definition;
}

/** Everything the repository generates, from the compiled code in `compiled` and the folders in `root`. */
export async function collectGenerated(root: string, compiled: string): Promise<GeneratedFile[]> {
  const actions = await loadRooms(root, compiled, "actions", (name) => `${name}/action`);
  const commands = await loadRooms(root, compiled, "cli/commands", (name) => name);
  return [
    ...actions.flatMap(({ folder, definition }) => actionFiles(root, folder, definition)),
    { path: "cli/registry.ts", content: registryModule(actions.map((room) => entryOf(room, "../")), commands.map((room) => entryOf(room, "../"))) },
    ...[...actions, ...commands].map(({ definition }) => documentSchema(definition)),
    schemaFile("policy.json", "Policy of Plimsoll", policyShape.schema),
    schemaFile("gate-record.json", "Gate record of Plimsoll", gateRecordShape.schema),
    schemaFile("gray-plan.json", "Gray plan of a design, as the promotion reads it", exportedPlanShape.schema),
    { path: "docs/command-line.md", content: commandReference(actions, commands) },
    { path: "docs/gates/ddl-rules.md", content: ruleReference(EXPLANATIONS) },
    versionFile(root),
  ];
}

async function loadRooms(root: string, compiled: string, parent: string, module: (name: string) => string): Promise<Room[]> {
  const names = roomNames(root, parent).filter((name) => existsSync(path.join(root, parent, `${module(name)}.ts`)));
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(compiled, parent, `${module(name)}.js`);
      const loaded = (await import(pathToFileURL(file).href)) as { definition?: Definition };
      const expected = name.replace("/", " ");
      if (loaded.definition === undefined) throw new Error(`${parent}/${module(name)}.ts must export \`definition\``);
      if (loaded.definition.name !== expected) throw new Error(`${parent}/${module(name)}.ts: the folder is ${expected}, the definition says ${loaded.definition.name}`);
      return { folder: `${parent}/${module(name)}`, definition: loaded.definition };
    }),
  );
}

/** Folders and modules of `parent`, and the modules of those folders: a command's subcommands lie in a folder of its name. */
function roomNames(root: string, parent: string): string[] {
  const entries = readdirSync(path.join(root, parent), { withFileTypes: true });
  const inside = entries.filter((entry) => entry.isDirectory()).flatMap(({ name }) => readdirSync(path.join(root, parent, name)).map((file) => `${name}/${file}`));
  const modules = [...entries.map(({ name }) => name), ...inside].map((name) => name.replace(/\.ts$/, ""));
  return [...new Set(modules)].filter((name) => !name.endsWith(".test")).sort();
}

function entryOf({ folder, definition }: Room, up: string): RegistryEntry {
  const module = folder.startsWith("cli/") ? `./${folder.slice("cli/".length)}.js` : `${up}${folder}.js`;
  return { name: definition.name, description: definition.description, module };
}

function actionFiles(root: string, folder: string, definition: Definition): GeneratedFile[] {
  const room = path.posix.dirname(folder);
  const readme = `${room}/README.md`;
  const composite = existsSync(path.join(root, room, "action.yml")) && readFileSync(path.join(root, room, "action.yml"), "utf8").includes("using: composite");
  return [
    // Composite actions are written by hand and checked against the definition by their own test.
    ...(composite ? [] : [{ path: `${room}/action.yml`, content: actionMetadata(definition) }]),
    { path: readme, content: replaceBetweenMarkers(readFileSync(path.join(root, readme), "utf8"), "interface", readmeTables(definition), readme) },
    { path: `docs/schemas/${definition.name}.inputs.json`, content: json(inputSchema(definition)) },
  ];
}

/** Every document of a run of the command fits this, also where there is no outcome. */
function documentSchema({ name, document }: Definition): GeneratedFile {
  return schemaFile(`${name.replace(" ", "-")}.document.json`, `JSON document of plimsoll ${name} --json`, { anyOf: [document.schema, errorDocumentShape.schema] });
}

function schemaFile(name: string, title: string, schema: JsonSchema): GeneratedFile {
  return { path: `docs/schemas/${name}`, content: json({ $schema: "https://json-schema.org/draft/2020-12/schema", title, ...hoistDefinitions(schema) }) };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function commandReference(actions: readonly Room[], commands: readonly Room[]): string {
  const section = ({ definition }: Room): string => `## plimsoll ${commandCall(definition)}\n\n${definition.description}\n\n${readmeTables(definition)}`;
  return [
    "# The command line\n",
    "Generated from the definitions by `npm run generate`; do not edit.\n",
    "Every option is `--name value`. All commands take `--json` (one JSON document on stdout, everything else on stderr; its schema is in [schemas](schemas/), where there is no outcome `{ error: { kind, message } }`), `--verbose` and `--help`. `--help` and `--version` answer with text, and with `--json` with `{ help }` and `{ version }`.\n",
    "Exit codes: 0 pass or not-applicable · 1 fail · 2 wrong input or policy · 3 inconclusive · 70 a bug in Plimsoll.\n",
    ...[...commands, ...actions].map(section),
  ].join("\n");
}

function versionFile(root: string): GeneratedFile {
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string };
  return {
    path: "shared/host/version.ts",
    content: `/** Version of this tool; generated from package.json by \`npm run generate\`. */\nexport const TOOL_VERSION = ${JSON.stringify(version)};\n`,
  };
}
