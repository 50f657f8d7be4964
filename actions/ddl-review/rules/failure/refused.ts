import type { Explanation } from "../rule.js";

/** Found by the engine that runs the migration, or by the schema that earlier migrations made: no rule looks for it. */
export const REFUSED: Explanation = {
  id: "refused",
  family: "failure",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "block",
  isOptional: false,
  title: "The server refuses a statement",
  why: "The earlier migrations were replayed, and the statement fails on what they have made: what it needs is not there, or what it makes is there already. The release would stop in the middle of its migrations.",
  bad: { before: "CREATE TABLE orders (id bigint PRIMARY KEY);", statement: "ALTER TABLE orders DROP COLUMN note;" },
  safe: "ALTER TABLE orders ADD COLUMN note varchar(200);",
};
