import { spoken } from "../written-names.js";
import { isOld } from "../made-before.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "rename-object",
  family: "compatibility",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "A type, a function, a sequence or another object is renamed",
  why: "The version that still runs calls it by the old name and fails. Make one of the new name beside it, and drop the old one later. Source: https://www.postgresql.org/docs/current/sql-altertype.html.",
  bad: {
    before: "CREATE TYPE state AS ENUM ('new', 'paid');",
    statement: "ALTER TYPE state RENAME TO order_state;",
  },
  safe: "CREATE TYPE order_state AS ENUM ('new', 'paid');",
  check(change, situation) {
    // What a query names by no name, such as a trigger, a policy or a rule, may have any; a role is not the migration's.
    if (change?.kind !== "other" || !/^alter (?!schema|trigger|policy|rule|role|database|tablespace|attribute|domconstraint).+ rename$/.test(change.verb) || change.object === null) return [];
    const { type, name } = change.object;
    if (!isOld(name, situation)) return [];
    return [{ span: change.span, message: `${type}${name.name === "" ? "" : ` ${spoken(name)}`} is renamed: the version that runs asks for the old name`, fix: null }];
  },
};
