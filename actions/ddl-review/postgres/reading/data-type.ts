import type { Node, TypeName } from "libpg-query";
import type { DataType } from "../../statements/definitions.js";
import { wordsOf } from "./names.js";
import { held, orEmpty, orNone, orZero } from "./tree.js";

/** The parser's names of types that people write in another way. */
const SPELLED: Readonly<Record<string, string>> = {
  int2: "smallint", int4: "integer", int8: "bigint", float4: "real", float8: "double precision", bool: "boolean", bpchar: "char",
  timestamptz: "timestamp with time zone", timetz: "time with time zone", varbit: "bit varying",
};

/** A type as people write it, with its lengths and precisions. */
export function dataTypeOf(type: TypeName | undefined): DataType {
  const words = wordsOf(type?.names);
  const isBuiltIn = words[0] === "pg_catalog" || words.length === 1;
  const last = orEmpty(words.at(-1));
  return {
    name: isBuiltIn ? (SPELLED[last] ?? last) : words.join("."),
    arguments: orNone(type?.typmods).flatMap(argumentText),
    isArray: type?.arrayBounds !== undefined,
    unsigned: false, characterSet: null, collation: null,
  };
}

/** What stands in the parentheses of a type: a number, a text, or a word such as in `geometry(Point, 4326)`. */
function argumentText(node: Node): string[] {
  const constant = held(node, "A_Const");
  if (constant === undefined) return wordsOf(held(node, "ColumnRef")?.fields);
  const { ival, fval, boolval, sval } = constant;
  if (ival !== undefined) return [String(orZero(ival.ival))];
  if (boolval !== undefined) return [String(boolval.boolval === true)];
  return [fval?.fval ?? sval?.sval ?? "null"];
}
