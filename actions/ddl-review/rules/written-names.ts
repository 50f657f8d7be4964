import type { RelationName } from "../statements/change.js";
import type { Dialect } from "../statements/dialect.js";
import type { Span } from "../statements/span.js";
import type { Situation } from "./rule.js";

/** A name as SQL takes it: quoted always, because a reserved word is a name too. */
export function quoted(name: string, dialect: Dialect): string {
  return dialect === "postgres" ? `"${name.replaceAll('"', '""')}"` : `\`${name.replaceAll("`", "``")}\``;
}

/** A relation's name as SQL takes it. */
export function quotedRelation(name: RelationName, dialect: Dialect): string {
  return name.schema === null ? quoted(name.name, dialect) : `${quoted(name.schema, dialect)}.${quoted(name.name, dialect)}`;
}

/** A relation's name as messages say it. */
export function spoken(name: RelationName): string {
  return name.schema === null ? name.name : `${name.schema}.${name.name}`;
}

/** How many names a message says before it counts. */
const SAID = 3;

/** Names as messages say them, each once: a statement may be about hundreds of tables. */
export function listed(names: readonly RelationName[]): string {
  const all = [...new Set(names.map(spoken))];
  const others = all.length - SAID;
  return others <= 0 ? all.join(", ") : `${all.slice(0, SAID).join(", ")} and ${String(others)} more`;
}

/** The text of a part of the statement. */
export function written(situation: Situation, span: Span): string {
  const { start } = situation.statement.span;
  return situation.text.slice(span.start - start, span.end - start);
}
