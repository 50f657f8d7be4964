import { isFirst } from "../statement-as-whole.js";
import type { Change } from "../../statements/change.js";
import type { Rule, Situation } from "../rule.js";
import { listed } from "../written-names.js";
import { definitionWorks } from "./mysql-work.js";

export const rule: Rule = {
  id: "metadata-lock-timeout-missing",
  family: "locks",
  dialects: ["mysql", "mariadb"],
  severity: "warn",
  isOptional: false,
  title: "A statement waits for its metadata lock for a year",
  why: "Every ALTER TABLE, an instant one too, waits for the transactions that have touched the table, and all new queries wait behind it. lock_wait_timeout is a year by default in MySQL and a day in MariaDB: set a few seconds, so that the statement gives up and the release tries again. Source: https://dev.mysql.com/doc/refman/8.4/en/server-system-variables.html#sysvar_lock_wait_timeout.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));",
    statement: "ALTER TABLE orders ADD COLUMN state varchar(20);",
  },
  safe: "SET SESSION lock_wait_timeout = 5;\nALTER TABLE orders ADD COLUMN state varchar(20);",
  check(change, situation) {
    if (!isFirst(change, situation) || situation.hasLockTimeout) return [];
    const works = definitionWorks(situation);
    if (works.length === 0 || wasToldBefore(situation)) return [];
    const fix = `SET SESSION lock_wait_timeout = 5;\n${situation.text};`;
    return [{ span: situation.statement.span, message: `the metadata lock of ${listed(works.map(({ relation }) => relation))} is waited for without end, and everybody waits behind it: set lock_wait_timeout before it`, fix }];
  },
};

const ROWS: ReadonlySet<Change["kind"]> = new Set(["insert", "update", "delete", "other"]);

/** Once for a migration is enough: what holds for its first definition holds for all that follow. */
function wasToldBefore(situation: Situation): boolean {
  return situation.before.some(({ changes }) => changes.some((change) => !ROWS.has(change.kind) && "table" in change && change.table !== null && situation.existing(change.table) !== undefined));
}
