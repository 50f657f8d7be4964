import type { Node, TypeName } from "libpg-query";
import type { DataType } from "../../statements/definitions.js";
import { wordsOf } from "./names.js";
import { orEmpty } from "./tree.js";

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
    arguments: (type?.typmods ?? []).flatMap(constantText),
    isArray: type?.arrayBounds !== undefined,
    unsigned: false, characterSet: null, collation: null,
  };
}

/** A constant as text; nothing for what is none. */
export function constantText(node: Node): string[] {
  if (!("A_Const" in node)) return [];
  const { ival, fval, boolval, sval } = node.A_Const;
  if (ival !== undefined) return [String(ival.ival ?? 0)];
  if (boolval !== undefined) return [String(boolval.boolval ?? false)];
  return [fval?.fval ?? sval?.sval ?? "null"];
}
