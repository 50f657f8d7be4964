import type { Migration, Wrapping } from "../migration.js";
import { byVersion, type Layout, type SourceFile } from "./layout.js";

interface Names {
  readonly name: string;
  /** The version of a migration by its path, its first group. */
  readonly forward: RegExp;
  /** The version that a path leads back from; null where the runner has no way back. */
  readonly back: RegExp | null;
  /** What is run whenever it changes, after all others; null where the runner has no such thing. */
  readonly repeatable: RegExp | null;
  readonly wrapping: (text: string) => Wrapping;
}

/** Runners that tell a migration, its version and its direction by the path. */
function namedLayout({ name, forward, back, repeatable, wrapping }: Names): Layout {
  const migrationsOf = (sources: readonly SourceFile[]): Migration[] => {
    const downs = new Map(sources.flatMap((source) => {
      const version = back?.exec(source.file)?.[1];
      return version === undefined ? [] : [[version, source] as const];
    }));
    return sources.flatMap(({ file, text }): Migration[] => {
      const version = forward.exec(file)?.[1] ?? null;
      if (version === null && repeatable?.test(file) !== true) return [];
      const down = version === null ? undefined : downs.get(version);
      return [{ file, version, up: text, down: down?.text ?? null, downFile: down?.file ?? null, wrapping: wrapping(text) }];
    });
  };
  return {
    name, hasDown: back !== null,
    isTypical: ({ file }) => forward.test(file) || back?.test(file) === true,
    migrationsOf: (sources) => migrationsOf(sources).sort(byVersion),
  };
}

/** What PostgreSQL refuses inside a transaction, and what Flyway therefore runs without one. */
const NEVER_IN_TRANSACTION = /\bconcurrently\b|^\s*(?:vacuum|reindex|alter\s+system|(?:create|drop)\s+database)\b/im;

/** https://documentation.red-gate.com/flyway/flyway-concepts/migrations; undo scripts are a paid feature, so none is missed. */
export const FLYWAY: Layout = {
  ...namedLayout({
    name: "flyway", forward: /(?:^|\/)V(\d+(?:[._]\d+)*)__[^/]*\.sql$/, back: /(?:^|\/)U(\d+(?:[._]\d+)*)__[^/]*\.sql$/, repeatable: /(?:^|\/)R__[^/]*\.sql$/,
    wrapping: (text) => (NEVER_IN_TRANSACTION.test(text) ? "none" : "transaction"),
  }),
  hasDown: false,
};
/** https://github.com/golang-migrate/migrate/blob/master/MIGRATIONS.md */
export const GOLANG_MIGRATE = namedLayout({ name: "golang-migrate", forward: /(?:^|\/)(\d+)_[^/]*\.up\.sql$/, back: /(?:^|\/)(\d+)_[^/]*\.down\.sql$/, repeatable: null, wrapping: () => "batch" });
/** https://www.prisma.io/docs/orm/prisma-migrate: no transaction is opened, but a file goes to the server in one piece. */
export const PRISMA = namedLayout({ name: "prisma", forward: /(?:^|\/)(\d{8,}_[^/]*|\d+_[^/]*)\/migration\.sql$/, back: null, repeatable: null, wrapping: () => "batch" });
/** https://atlasgo.io/versioned/apply#transaction-configuration */
export const ATLAS: Layout = {
  ...namedLayout({
    name: "atlas", forward: /(?:^|\/)(\d+)(?:_[^/]*)?\.sql$/, back: null, repeatable: null,
    wrapping: (text) => (/^--[ \t]*atlas:txmode[ \t]+none\b/im.test(text) ? "none" : "transaction"),
  }),
  // Its names are everybody's: only the checksums tell it, which a glob of SQL does not name.
  isTypical: ({ text }) => /^--[ \t]*atlas:(?:txmode|nolint|delimiter|checkpoint)\b/im.test(text),
};
/** https://orm.drizzle.team/docs/migrations: all new migrations run in one transaction. */
export const DRIZZLE: Layout = {
  ...namedLayout({ name: "drizzle", forward: /(?:^|\/)(\d+)_[^/]*\.sql$/, back: null, repeatable: null, wrapping: () => "transaction" }),
  isTypical: ({ text }) => text.includes("--> statement-breakpoint"),
};
/** Files of SQL in the order of their names, run as they are. */
export const PLAIN: Layout = {
  name: "plain", hasDown: false, isTypical: () => true,
  migrationsOf: (sources) => sources.map(({ file, text }) => ({ file, version: file, up: text, down: null, downFile: null, wrapping: "none" })),
};
