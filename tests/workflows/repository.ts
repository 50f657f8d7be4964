import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Definition } from "../../shared/action/define.js";
import { unionOfPermissions } from "../../shared/action/permissions.js";
import { needOfSteps, type NeedsOf } from "./grants.js";
import { readActionFile, readWorkflow } from "./workflow-file.js";

/** The repository's root. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const WORKFLOWS = path.join(ROOT, ".github/workflows");

/** A file of the repository with its text. */
export interface SourceFile {
  /** Relative to the root. */
  readonly path: string;
  readonly source: string;
}

function sourceFile(relative: string): SourceFile {
  return { path: relative, source: readFileSync(path.join(ROOT, relative), "utf8") };
}

/** Our own workflows. */
export function ownWorkflows(): SourceFile[] {
  return readdirSync(WORKFLOWS).filter((name) => /\.ya?ml$/.test(name)).sort().map((name) => sourceFile(`.github/workflows/${name}`));
}

/** The workflows of the example consumers. */
export function exampleWorkflows(): SourceFile[] {
  const examples = readdirSync(path.join(ROOT, "workflows-examples"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return examples.flatMap(({ name }) => {
    const folder = `workflows-examples/${name}/.github/workflows`;
    if (!existsSync(path.join(ROOT, folder))) return [];
    return readdirSync(path.join(ROOT, folder)).filter((file) => /\.ya?ml$/.test(file)).sort().map((file) => sourceFile(`${folder}/${file}`));
  });
}

/** Names of the folders below actions/. */
export function actionFolders(): string[] {
  return readdirSync(path.join(ROOT, "actions"), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
}

/** The action.yml files. */
export function actionFiles(): SourceFile[] {
  return actionFolders().map((name) => `actions/${name}/action.yml`).filter((file) => existsSync(path.join(ROOT, file))).map(sourceFile);
}

/** The definitions of all actions by name, loaded from their folders: no list to forget one in. */
export async function loadDefinitions(): Promise<ReadonlyMap<string, Definition>> {
  const names = actionFolders().filter((name) => existsSync(path.join(ROOT, "actions", name, "action.ts")));
  const definitions = new Map<string, Definition>();
  // One after another: Jest's loader cannot link modules that share imports at the same time.
  for (const name of names) {
    const module: unknown = await import(`../../actions/${name}/action.js`);
    definitions.set(name, exportedDefinition(module, name));
  }
  return definitions;
}

/** The one cast of this folder: what a room exports is proved by the rooms' own tests. */
function exportedDefinition(module: unknown, name: string): Definition {
  if (typeof module !== "object" || module === null || !("definition" in module)) throw new Error(`actions/${name}/action.ts exports no definition`);
  return module.definition as Definition;
}

/** What references need, from the definitions; a composite also needs what its steps need. */
export function needsFrom(definitions: ReadonlyMap<string, Definition>): NeedsOf {
  const needs: NeedsOf = {
    workflow: (file) => readWorkflow(path.join(WORKFLOWS, file)),
    action(name) {
      const { runs } = readActionFile(path.join(ROOT, "actions", name, "action.yml"));
      return unionOfPermissions([definitions.get(name)?.permissions ?? {}, needOfSteps(runs.steps ?? [], needs)]);
    },
  };
  return needs;
}
