import type { Migration } from "../migration.js";

/** A file in which migrations may stand. */
export interface SourceFile {
  /** Path as it is told to people, with `/`. */
  readonly file: string;
  readonly text: string;
}

/** How a migration runner names, orders and wraps its migrations. */
export interface Layout {
  /** As the input and the notes name it. */
  readonly name: string;
  /** Whether a file can only be one of this runner's; what detects the layout. */
  isTypical(source: SourceFile): boolean;
  /** Migrations in the order in which the runner applies them. Files that are none of its migrations are left out. */
  migrationsOf(sources: readonly SourceFile[]): readonly Migration[];
  /** Whether the runner has a way back for each migration, so that one without is worth a word. */
  readonly hasDown: boolean;
}

/** The last part of a path. */
export function fileName(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1);
}

const NATURAL = new Intl.Collator("en", { numeric: true });

/** By version, in which numbers count as numbers; those without one come last, then by name. */
export function byVersion(one: Migration, other: Migration): number {
  if (one.version === null || other.version === null) return Number(one.version === null) - Number(other.version === null) || NATURAL.compare(one.file, other.file);
  return NATURAL.compare(one.version, other.version) || NATURAL.compare(one.file, other.file);
}
