import { blocksWrites } from "../existing-work.js";
import { rewritable } from "../statement-as-whole.js";
import { quoted, listed, quotedRelation, spoken } from "../written-names.js";
import { isOld } from "../made-before.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "domain-check-scans-users",
  family: "locks",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "A check of a domain reads every table that uses the domain",
  why: "ALTER DOMAIN … ADD CONSTRAINT takes a SHARE lock of each table with a column of the domain and reads all of its rows: writes wait. NOT VALID reads none, VALIDATE CONSTRAINT in a later migration reads them. Source: https://www.postgresql.org/docs/current/sql-alterdomain.html; squawk ban-alter-domain-with-add-constraint.",
  bad: {
    before: "CREATE DOMAIN amount AS int;\nCREATE TABLE orders (id bigint PRIMARY KEY, total amount);",
    statement: "ALTER DOMAIN amount ADD CONSTRAINT above CHECK (VALUE > 0);",
  },
  safe: "ALTER DOMAIN amount ADD CONSTRAINT above CHECK (VALUE > 0) NOT VALID;",
  check(change, situation) {
    if (change?.kind !== "other" || change.object === null || !/^alter domain (?:add constraint|set not null)$/.test(change.verb) || !isOld(change.object.name, situation)) return [];
    const name = quotedRelation(change.object.name, "postgres");
    const tables = listed(situation.works.filter(blocksWrites).map(({ relation }) => relation));
    const text = rewritable(situation);
    const constraint = /\badd\s+constraint\s+(\w+)/i.exec(text ?? "")?.[1];
    const fix = text === null || constraint === undefined ? null : `${text} NOT VALID;\n-- in a later migration:\nALTER DOMAIN ${name} VALIDATE CONSTRAINT ${quoted(constraint.toLowerCase(), "postgres")};`;
    return [{ span: change.span, message: `writes to ${tables || `every table that uses the domain ${spoken(change.object.name)}`} wait while every row is checked`, fix }];
  },
};
