import type { GitRepository } from "../../../shared/git/repository.js";
import type { SourceFile } from "../migrations/layouts/layout.js";
import { layoutOf, type LayoutName } from "../migrations/layouts/layouts.js";
import type { Migration, Wrapping } from "../migrations/migration.js";
import { addedMigrations, editedRemarks, versionRemarks, type OrderRemark } from "../migrations/order/order-remarks.js";
import { mergedSources } from "./merged-sources.js";
import { sourcesNamed, type MigrationPlaces } from "./sources.js";

/** What tells the change from what was there before. */
export interface ChangeInputs {
  readonly named: readonly string[];
  /** Glob of the migrations that were merged before; empty for none. */
  readonly history: string;
  readonly layout: LayoutName;
  /** Null: as the layout's runner does. */
  readonly wrapping: Wrapping | null;
  /** The commit that the change goes onto, with its repository; null where there is none. */
  readonly base: { readonly repository: GitRepository; readonly ref: string } | null;
}

/** The migrations of a change and of what was there before, each in the order in which they run. */
export interface MigrationChange {
  readonly history: readonly Migration[];
  readonly changed: readonly Migration[];
  /** Whether the changed ones are one change, not each by itself. */
  readonly isOneChange: boolean;
  readonly remarks: readonly OrderRemark[];
  /** Name of the layout that they were read by. */
  readonly layout: string;
}

/**
 * Tells what the change adds: with a history the named files; with a base the migrations that are not there; else each of the
 * files is a change by itself.
 */
export async function migrationChange(inputs: ChangeInputs, places: MigrationPlaces): Promise<MigrationChange> {
  const { named, history, base } = inputs;
  const now = await sourcesNamed(named, places);
  if (history !== "") {
    const files = new Set(now.map(({ file }) => file));
    return besides((await sourcesNamed([history], places)).filter(({ file }) => !files.has(file)), now, inputs);
  }
  return base === null ? { ...besides([], now, inputs), isOneChange: false } : since(await mergedSources(base.repository, base.ref, named, now), now, inputs);
}

function read(inputs: ChangeInputs, sources: readonly SourceFile[]) {
  const layout = layoutOf(inputs.layout, sources);
  const wrapped = (migration: Migration): Migration => (inputs.wrapping === null ? migration : { ...migration, wrapping: inputs.wrapping });
  return { name: layout.name, hasDown: layout.hasDown, migrationsOf: (files: readonly SourceFile[]) => layout.migrationsOf(files).map(wrapped) };
}

function besides(earlier: readonly SourceFile[], now: readonly SourceFile[], inputs: ChangeInputs): MigrationChange {
  const { name, hasDown, migrationsOf } = read(inputs, [...earlier, ...now]);
  const files = new Set(now.map(({ file }) => file));
  const all = migrationsOf([...earlier, ...now]);
  const [history, changed] = [all.filter(({ file }) => !files.has(file)), all.filter(({ file }) => files.has(file))];
  return { history, changed, isOneChange: true, remarks: versionRemarks(history, changed, hasDown), layout: name };
}

function since(earlier: readonly SourceFile[], now: readonly SourceFile[], inputs: ChangeInputs): MigrationChange {
  const { name, hasDown, migrationsOf } = read(inputs, [...earlier, ...now]);
  const migrations = { merged: migrationsOf(earlier), now: migrationsOf(now) };
  const changed = addedMigrations(migrations);
  return { history: migrations.merged, changed, isOneChange: true, remarks: [...editedRemarks(migrations), ...versionRemarks(migrations.merged, changed, hasDown)], layout: name };
}
