import type { Node, RangeVar } from "libpg-query";
import type { RelationName } from "../../statements/change.js";
import { allHeld, orEmpty } from "./tree.js";

/** The words of a dotted name or of a list of names. */
export function wordsOf(nodes: readonly (Node | undefined)[] | undefined): string[] {
  return allHeld(nodes, "String").map(({ sval }) => orEmpty(sval));
}

/** The name in a list of its parts; a database in front is left out. */
export function nameOf(nodes: readonly Node[] | undefined): RelationName {
  const words = wordsOf(nodes);
  return { schema: words.at(-2) ?? null, name: orEmpty(words.at(-1)) };
}

/** The name of a table as a statement refers to it. */
export function relationOf(relation: RangeVar | undefined): RelationName {
  return { schema: relation?.schemaname ?? null, name: relation?.relname ?? "" };
}

/** Every table that a part of a statement reads, each once; what a WITH defines is none. */
export function relationsIn(node: unknown): readonly RelationName[] {
  const found = new Map<string, RelationName>();
  const defined = definedIn(node);
  visit(node, (kind, value) => {
    if (kind !== "RangeVar" || typeof value.relname !== "string") return;
    const schema = typeof value.schemaname === "string" ? value.schemaname : null;
    found.set(JSON.stringify([schema, value.relname]), { schema, name: value.relname });
  });
  return [...found.values()].filter(({ schema, name }) => schema !== null || !defined.has(name));
}

/** The names that a WITH gives to queries. */
export function definedIn(node: unknown): ReadonlySet<string> {
  const defined = new Set<string>();
  visit(node, (kind, value) => {
    if (kind === "CommonTableExpr" && typeof value.ctename === "string") defined.add(value.ctename);
  });
  return defined;
}

type Fields = Readonly<Record<string, unknown>>;

/** Calls back for each typed node below a value: the parser writes a node as an object of one key, its type. */
export function visit(value: unknown, seen: (kind: string, fields: Fields) => void): void {
  if (Array.isArray(value)) {
    for (const entry of value) visit(entry, seen);
  } else if (isFields(value)) {
    for (const [key, inner] of Object.entries(value)) {
      if (/^[A-Z]/.test(key) && isFields(inner)) seen(key, inner);
      // Where the grammar knows the type it is not written: `relation`, `table`, `view`, `rel`.
      else if (isFields(inner) && typeof inner.relname === "string") seen("RangeVar", inner);
      visit(inner, seen);
    }
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
