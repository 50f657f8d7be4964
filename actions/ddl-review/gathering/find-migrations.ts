import path from "node:path";
import { InputError } from "../../../shared/action/errors.js";
import { confinedPath } from "../../../shared/files/confined-path.js";
import { findFiles } from "../../../shared/files/find.js";
import type { Migration, Wrapping } from "../migrations/migration.js";
import { migrationText } from "./migration-text.js";

/** Where migrations lie and how their runner treats them. */
export interface MigrationPlaces {
  /** Folder that paths and globs start from. */
  readonly folder: string;
  /** Whether paths must stay in it. */
  readonly confined: boolean;
  readonly wrapping: Wrapping;
}

/**
 * The migrations that paths and globs name, in the order of the call; those of one glob by their numbers and names.
 * @throws InputError for a path or glob that names nothing: what is not there was not reviewed.
 */
export async function migrationsNamed(named: readonly string[], places: MigrationPlaces): Promise<Migration[]> {
  const files: string[] = [];
  for (const name of named) files.push(...(await filesOf(name, places)));
  const migrations: Migration[] = [];
  for (const file of new Set(files)) {
    const shown = shownPath(file, places.folder);
    migrations.push({ file: shown, up: await migrationText(file, shown), down: null, downFile: null, version: null, wrapping: places.wrapping });
  }
  return migrations;
}

/** The migrations of a glob that are not among the changed ones. */
export async function migrationsBefore(glob: string, changed: readonly Migration[], places: MigrationPlaces): Promise<Migration[]> {
  const judged = new Set(changed.map(({ file }) => file));
  return (await migrationsNamed([glob], places)).filter(({ file }) => !judged.has(file));
}

async function filesOf(name: string, { folder, confined }: MigrationPlaces): Promise<string[]> {
  if (!/[*?{[]/.test(name)) return [confined ? await confinedPath(folder, name, "migration") : path.resolve(folder, name)];
  // A glob that a person gives from the root on; inside the workspace it would match nothing.
  const [root, glob] = path.isAbsolute(name) && !confined ? [path.parse(name).root, name.slice(path.parse(name).root.length)] : [folder, name];
  const found = await findFiles(root, [glob]);
  if (found.length === 0) throw new InputError(`no file matches ${JSON.stringify(name)} below ${root}; name the migrations to review`);
  return found.sort(byNumbers.compare).map((file) => path.resolve(root, file));
}

/** V10 comes after V9. */
const byNumbers = new Intl.Collator("en", { numeric: true });

/** From the folder where it lies in it: GitHub wants paths from the repository's root, with `/`. */
function shownPath(file: string, folder: string): string {
  const relative = path.relative(folder, file).split(path.sep).join("/");
  return relative.startsWith("../") ? file : relative;
}
