import { columnIn } from "../known-column.js";
import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "charset-down-convert",
  family: "data-loss",
  dialects: ["mysql", "mariadb"],
  severity: "block",
  isOptional: false,
  title: "Texts are converted to a character set that holds fewer characters",
  why: "Characters that the new set lacks make the statement fail, or become question marks where the server is not strict: utf8 (utf8mb3) lacks emoji, latin1 most of the world's letters. Source: https://dev.mysql.com/doc/refman/8.4/en/charset-unicode-utf8mb3.html.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20)) DEFAULT CHARSET=utf8mb4;",
    statement: "ALTER TABLE orders CONVERT TO CHARACTER SET latin1;",
  },
  safe: "ALTER TABLE orders CONVERT TO CHARACTER SET utf8mb4;",
  check(change, situation) {
    if (change?.kind !== "table-option" && change?.kind !== "redefine-column") return [];
    const relation = situation.existing(change.table);
    const target = change.kind === "redefine-column" ? change.definition.type.characterSet : change.name === "convert charset" ? change.value : null;
    if (relation === undefined || target === null) return [];
    const own = change.kind === "redefine-column" ? columnIn(relation, change.column, situation)?.type.characterSet : null;
    const [from, to] = [setOf(own ?? relation.options.get("charset") ?? ""), setOf(target)];
    if (to === "utf8mb4" || to === "binary" || from === to || SMALLER.get(from)?.includes(to) === false) return [];
    return [{ span: change.span, message: `texts of ${spoken(change.table)} become ${to}: characters that it lacks are refused or lost`, fix: null }];
  },
};

/** What a set may lose its characters to; of a set that is not named here everything but utf8mb4 may be smaller. */
const SMALLER: ReadonlyMap<string, readonly string[]> = new Map([["ascii", []], ["latin1", ["ascii"]]]);

/** MySQL's utf8 is utf8mb3. */
function setOf(name: string): string {
  const set = name.toLowerCase();
  return set === "utf8" ? "utf8mb3" : set;
}
