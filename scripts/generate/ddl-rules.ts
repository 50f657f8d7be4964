import { FAMILIES, type Explanation, type Family } from "../../actions/ddl-review/rules/rule.js";

const FAMILY_TITLES: Readonly<Record<Family, string>> = {
  locks: "Locks and rewrites", "data-loss": "Data loss", compatibility: "Compatibility with the running version", failure: "Failure",
  space: "Space", "slow-sql": "Slow SQL", naming: "Naming",
};
const DIALECT_NAMES = { postgres: "PostgreSQL", mysql: "MySQL", mariadb: "MariaDB" } as const;

/** The page of all rules of the DDL review, by family: the same table drives the gate, `plimsoll ddl explain` and the tests. */
export function ruleReference(explanations: readonly Explanation[]): string {
  const families = FAMILIES.map((family) => ({ family, rules: explanations.filter((one) => one.family === family) })).filter(({ rules }) => rules.length > 0);
  return [
    "# Rules of the DDL review\n",
    "Generated from the rules by `npm run generate`; do not edit. `plimsoll ddl explain RULE` prints the same. The policy's `ddl.rules` makes a rule as severe as you want it, or switches it on or off.\n",
    ...families.flatMap(({ family, rules }) => [`## ${FAMILY_TITLES[family]}\n`, ...rules.map(ruleSection)]),
  ].join("\n");
}

function ruleSection({ id, title, severity, isOptional, dialects, why, bad, safe, mysql }: Explanation): string {
  const head = `${dialects.map((dialect) => DIALECT_NAMES[dialect]).join(", ")} · ${severity}${isOptional ? ", off until the policy names it" : ""}`;
  const inMysql = mysql === undefined ? "" : `\nIn MySQL, after\n\n${steps(mysql.bad, mysql.safe)}`;
  return `### ${id}\n\n${title}. ${head}.\n\n${why}\n\nAfter earlier migrations:\n\n${steps(bad, safe)}${inMysql}`;
}

function steps({ before, statement }: Explanation["bad"], safe: string): string {
  return `${sql(before)}\nInstead of\n\n${sql(statement)}\nwrite\n\n${sql(safe)}`;
}

function sql(text: string): string {
  return `\`\`\`sql\n${text.trimEnd()}\n\`\`\`\n`;
}
