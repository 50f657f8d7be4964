import type { RelationName } from "../../statements/change.js";
import type { Cursor } from "./cursor.js";

/** Words behind which a query names a table. */
const BEFORE_TABLE = new Set(["from", "join", "straight_join", "using", "table"]);
/** Words that are no table though they stand behind such a word. */
const NO_TABLE = new Set(["select", "lateral", "dual", "json_table", "values"]);

/**
 * Takes the rest of a statement and names the tables that it reads, each once. What stands in brackets is read too; a name that
 * WITH introduces is left out.
 */
export function relationsReadBy(cursor: Cursor): readonly RelationName[] {
  const found = new Map<string, RelationName>();
  const introduced = new Set<string>();
  let expects = false;
  while (!cursor.atEnd) {
    const token = cursor.peek();
    const isName = token?.kind === "quoted" || (token?.kind === "word" && !NO_TABLE.has(token.text));
    if (expects && isName) {
      const relation = cursor.relation();
      if (cursor.sees("(")) cursor.bracketed();
      else found.set(`${relation.schema ?? ""}.${relation.name}`, relation);
      skipAlias(cursor);
      // `FROM a, b` names another table.
      expects = cursor.accept(",");
      continue;
    }
    if (isName && cursor.peek(1)?.text === "as" && cursor.peek(2)?.text === "(") introduced.add(cursor.name().toLowerCase());
    else {
      const { kind, text } = cursor.take();
      expects = kind === "word" && BEFORE_TABLE.has(text);
    }
  }
  return [...found.values()].filter(({ schema, name }) => schema !== null || !introduced.has(name.toLowerCase()));
}

const AFTER_TABLE = new Set(["on", "where", "join", "left", "right", "inner", "cross", "natural", "straight_join", "group", "order", "having", "limit", "union", "set", "using", "force", "use", "ignore", "partition", "for", "window", "lock", "into", "except", "intersect"]);

function skipAlias(cursor: Cursor): void {
  if (cursor.accept("as")) cursor.name();
  else if (cursor.peek()?.kind === "quoted" || (cursor.peek()?.kind === "word" && !AFTER_TABLE.has(String(cursor.peek()?.text)))) cursor.take();
}
