import type { Change } from "../../statements/change.js";
import { rewritable } from "../statement-as-whole.js";
import { spoken, written } from "../written-names.js";
import type { Rule, Situation } from "../rule.js";

export const rule: Rule = {
  id: "json-column",
  family: "compatibility",
  dialects: ["postgres"],
  severity: "warn",
  isOptional: false,
  title: "A column of the type json has no equality",
  why: "SELECT DISTINCT, UNION and GROUP BY over the table fail from now on, those of the version that runs too, because json cannot be compared. jsonb can. Source: https://www.postgresql.org/docs/current/datatype-json.html; eugene E3.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));",
    statement: "ALTER TABLE orders ADD COLUMN details json;",
  },
  safe: "ALTER TABLE orders ADD COLUMN details jsonb;",
  check(change, situation) {
    if ((change?.kind !== "add-column" && change?.kind !== "alter-type") || situation.existing(change.table) === undefined) return [];
    const [name, type] = change.kind === "add-column" ? [change.definition.name, change.definition.type] : [change.column, change.type];
    if (type.name !== "json") return [];
    return [{ span: change.span, message: `SELECT DISTINCT and UNION over ${spoken(change.table)} fail, because column ${name} of the type json has no equality`, fix: fixOf(situation, change) }];
  },
};

/** The same with jsonb; null where the word stands in the text more than once. */
function fixOf(situation: Situation, { span }: Change): string | null {
  const text = rewritable(situation);
  const part = text === null ? "" : written(situation, span);
  return part.match(/\bjson\b/gi)?.length === 1 && situation.statement.changes.length === 1 ? `${String(text).replace(/\bjson\b/i, "jsonb")};` : null;
}
