import { FAMILIES, type Explanation } from "../../actions/ddl-review/rules/rule.js";
import { DIALECTS } from "../../actions/ddl-review/statements/dialect.js";
import type { TextStyle } from "../../shared/action/context.js";
import { styleFor } from "../../shared/report/terminal/style.js";
import { WIDEST, wrapBehind } from "../../shared/report/terminal/width.js";
import { boolean, list, nullable, object, oneOf, text, type TypeOf } from "../../shared/schema/shape.js";

/** A rule of the DDL review, as `plimsoll ddl explain --json` prints it. */
export const ruleExplanationShape = object({
  rule: text(), title: text(), family: oneOf(FAMILIES), severity: oneOf(["block", "warn", "info"]),
  optional: boolean("Whether it is off until the policy names it."),
  dialects: list(oneOf(DIALECTS)), why: text(),
  bad: object({ before: text({ description: "What earlier migrations made." }), statement: text() }),
  safe: text(),
  mysql: nullable(object({ bad: object({ before: text(), statement: text() }), safe: text() })),
});

/** The explanation as data. */
export function ruleExplanation({ id, title, family, severity, isOptional, dialects, why, bad, safe, mysql }: Explanation): TypeOf<typeof ruleExplanationShape> {
  return { rule: id, title, family, severity, optional: isOptional, dialects: [...dialects], why, bad: { ...bad }, safe, mysql: mysql === undefined ? null : { bad: { ...mysql.bad }, safe: mysql.safe } };
}

const LABEL = 12;

/** The explanation for a terminal. */
export function ruleExplanationText({ id, title, family, severity, isOptional, dialects, why, bad, safe, mysql }: Explanation, { colour, columns }: TextStyle): string {
  const style = styleFor(colour);
  const said = (label: string, words: string): string[] => wrapBehind(`  ${style.dim(label.padEnd(LABEL - 2))}`, LABEL, words, Math.min(columns, WIDEST));
  const sql = (label: string, lines: string, paint: (line: string) => string): string[] => ["", `  ${style.dim(label)}`, ...lines.split("\n").map((line) => paint(`    ${line}`))];
  return [
    `${style.bold(id)}  ${title}`,
    ...said("family", family), ...said("severity", isOptional ? `${severity}, off until the policy names it` : severity), ...said("for", dialects.join(", ")), ...said("why", why),
    ...sql("after", bad.before, style.dim), ...sql("instead of", bad.statement, style.red), ...sql("write", safe, style.green),
    ...(mysql === undefined ? [] : [...sql("in MySQL, after", mysql.bad.before, style.dim), ...sql("instead of", mysql.bad.statement, style.red), ...sql("write", mysql.safe, style.green)]), "",
  ].join("\n");
}
