import type { Explanation } from "../../rules/rule.js";
import { DIALECTS } from "../../statements/dialect.js";

const COMMON = { family: "failure", dialects: DIALECTS, isOptional: false } as const;

/** Findings about migrations as a whole: which there are, and in which order they come. */
export const EDITED: Explanation = {
  ...COMMON, id: "edited-migration", severity: "block",
  title: "A migration that was merged before is edited or gone",
  why: "Databases that ran it never run it again, and new ones run the new text: the two are different from then on. Runners that keep checksums (Flyway, Atlas, Prisma, Liquibase) refuse to start. Source: https://documentation.red-gate.com/flyway/flyway-concepts/migrations/validate.",
  bad: { before: "-- V1__orders.sql, as it was merged\nCREATE TABLE orders (id bigint PRIMARY KEY);", statement: "-- V1__orders.sql, as the change has it\nCREATE TABLE orders (id bigint PRIMARY KEY, note text);" },
  safe: "-- V2__orders_note.sql\nALTER TABLE orders ADD COLUMN note text;",
};
export const DUPLICATE: Explanation = {
  ...COMMON, id: "duplicate-version", severity: "block",
  title: "Two migrations have one version",
  why: "Runners refuse to start, or run one of the two only. It happens when two branches take the next number at the same time.",
  bad: { before: "-- V2__items.sql\nCREATE TABLE items (id bigint PRIMARY KEY);", statement: "-- V2__orders.sql\nCREATE TABLE orders (id bigint PRIMARY KEY);" },
  safe: "-- V3__orders.sql\nCREATE TABLE orders (id bigint PRIMARY KEY);",
};
export const OUT_OF_ORDER: Explanation = {
  ...COMMON, id: "out-of-order", severity: "block",
  title: "A new migration comes before one that was merged already",
  why: "Databases that are further already skip it without a word (golang-migrate) or refuse to go on (Flyway, goose, Atlas), while new ones run it earlier: they are different from then on.",
  bad: { before: "-- V3__items.sql\nCREATE TABLE items (id bigint PRIMARY KEY);", statement: "-- V2__orders.sql\nCREATE TABLE orders (id bigint PRIMARY KEY);" },
  safe: "-- V4__orders.sql\nCREATE TABLE orders (id bigint PRIMARY KEY);",
};
export const GAP: Explanation = {
  ...COMMON, id: "version-gap", severity: "warn",
  title: "A version is left out",
  why: "Whoever takes the number later lands before what has run already. Versions that are times have no gaps.",
  bad: { before: "-- V1__items.sql\nCREATE TABLE items (id bigint PRIMARY KEY);", statement: "-- V3__orders.sql\nCREATE TABLE orders (id bigint PRIMARY KEY);" },
  safe: "-- V2__orders.sql\nCREATE TABLE orders (id bigint PRIMARY KEY);",
};
export const MISSING_DOWN: Explanation = {
  ...COMMON, id: "missing-down", severity: "warn",
  title: "A migration has no way back, although its runner has",
  why: "When the release is taken back, the schema stays behind it. Say in a comment under the mark of the way back why there is none.",
  bad: { before: "-- +goose Up\nCREATE TABLE orders (id bigint PRIMARY KEY);\n-- +goose Down\nDROP TABLE orders;", statement: "-- +goose Up\nALTER TABLE orders ADD COLUMN note text;" },
  safe: "-- +goose Up\nALTER TABLE orders ADD COLUMN note text;\n-- +goose Down\nALTER TABLE orders DROP COLUMN note;",
};

export const ORDER_EXPLANATIONS: readonly Explanation[] = [EDITED, DUPLICATE, OUT_OF_ORDER, GAP, MISSING_DOWN];
