import path from "node:path";
import { InputError } from "../../../shared/action/errors.js";
import { confinedPath } from "../../../shared/files/confined-path.js";
import { findFiles } from "../../../shared/files/find.js";
import type { SourceFile } from "../migrations/layouts/layout.js";
import { migrationText } from "./migration-text.js";

/** Where migrations lie. */
export interface MigrationPlaces {
  /** Folder that paths and globs start from. */
  readonly folder: string;
  /** Whether paths must stay in it. */
  readonly confined: boolean;
}

/**
 * The files that paths and globs name, in the order of the call; those of one glob by their numbers and names.
 * @throws InputError for a path or glob that names nothing: what is not there was not reviewed.
 */
export async function sourcesNamed(named: readonly string[], places: MigrationPlaces): Promise<SourceFile[]> {
  const files: string[] = [];
  for (const name of named) files.push(...(await filesOf(name, places)));
  const sources: SourceFile[] = [];
  for (const file of new Set(files)) {
    const shown = shownPath(file, places.folder);
    sources.push({ file: shown, text: await migrationText(file, shown) });
  }
  return sources;
}

/** Whether a name stands for many. */
export function isGlob(name: string): boolean {
  return /[*?{[]/.test(name);
}

async function filesOf(name: string, { folder, confined }: MigrationPlaces): Promise<string[]> {
  if (!isGlob(name)) return [confined ? await confinedPath(folder, name, "migration") : path.resolve(folder, name)];
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
