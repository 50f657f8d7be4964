import type { Change } from "../../statements/change.js";
import { addedBefore } from "../known-column.js";
import { quoted, quotedRelation, spoken } from "../written-names.js";
import type { Rule, Situation } from "../rule.js";

export const rule: Rule = {
  id: "unique-on-old-rows",
  family: "data-loss",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "warn",
  isOptional: false,
  title: "Values of an existing table have to be unique from now on",
  why: "Where two rows hold the same the statement fails in production, though it passes on an empty test database, and a failed CREATE INDEX CONCURRENTLY leaves an invalid index behind. The version that still runs fails when it writes a value again. Source: https://atlasgo.io/lint/analyzers#MF101; goInception KEY.009.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, number bigint);",
    statement: "CREATE UNIQUE INDEX orders_number ON orders (number);",
  },
  safe: "CREATE INDEX orders_number ON orders (number);",
  check(change, situation) {
    const columns = change === null ? null : uniqueColumns(change, situation);
    const table = change !== null && "table" in change ? change.table : null;
    if (change === null || columns === null || table === null || situation.existing(table) === undefined) return [];
    // Old rows hold NULL in a new column, and NULL is never the same as NULL.
    const isEmpty = (column: string): boolean => {
      const added = addedBefore(column, table, situation);
      return added?.default === null && !added.notNull;
    };
    if (columns.some(isEmpty)) return [];
    const written = columns.map((column) => quoted(column, situation.dialect)).join(", ");
    const question = columns.length === 0 ? "" : `: ask SELECT ${written}, count(*) FROM ${quotedRelation(table, situation.dialect)} GROUP BY ${written} HAVING count(*) > 1;`;
    return [{ span: change.span, message: `fails where rows of ${spoken(table)} hold the same${columns.length === 0 ? "" : ` in ${columns.join(", ")}`}, and so do later writes of the version that runs${question}`, fix: null }];
  },
};

/** The columns whose values must differ, none where an expression is among them; null where nothing new has to differ. */
function uniqueColumns(change: Change, { schema }: Situation): readonly string[] | null {
  if (change.kind === "add-constraint") {
    const { type, columns, usingIndex } = change.constraint;
    return (type === "unique" || type === "primary-key") && usingIndex === null ? columns : null;
  }
  if (change.kind !== "create-index" || change.index.type !== "unique") return null;
  const parts = change.index.parts.flatMap(({ column }) => column ?? []);
  // Values that another unique index tells apart already differ in more columns too.
  const isTold = schema.relation(change.table)?.indexes.some((index) => index.type === "unique" && !index.isPartial && index.parts.every(({ column }) => column !== null && parts.includes(column))) === true;
  return isTold ? null : parts.length === change.index.parts.length ? parts : [];
}
