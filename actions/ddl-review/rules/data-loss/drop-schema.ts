import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "drop-schema",
  family: "data-loss",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "block",
  isOptional: false,
  title: "A schema or a database is dropped",
  why: "All tables in it go with it, those of other applications too: with CASCADE in PostgreSQL, without a question in MySQL and MariaDB. Drop what is not needed table by table. Source: https://atlasgo.io/lint/analyzers#DS101; squawk ban-drop-database.",
  bad: {
    before: "CREATE SCHEMA sales;",
    statement: "DROP SCHEMA sales;",
  },
  safe: "CREATE SCHEMA shop;",
  check(change, situation) {
    const dropped = change?.kind === "other" ? /^drop (schema|database)\b/.exec(change.verb)?.[1] : undefined;
    if (change?.kind !== "other" || dropped === undefined) return [];
    const name = change.object === null ? String(/(\S+)\s*$/.exec(situation.text)?.[1]) : spoken(change.object.name);
    const isMadeHere = situation.before.some(({ changes }) => changes.some((one) => one.kind === "other" && one.verb === `create ${dropped}` && one.object !== null && spoken(one.object.name) === name));
    return isMadeHere ? [] : [{ span: change.span, message: `the ${dropped} ${name} is dropped with all that is in it`, fix: null }];
  },
};
