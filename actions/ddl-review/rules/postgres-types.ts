import type { DataType } from "../statements/definitions.js";
import { quoted } from "./written-names.js";

/** A PostgreSQL type as SQL takes it: a precision stands behind the first word, and names with capitals in quotes. */
export function postgresType({ name, arguments: parts, isArray }: DataType): string {
  const isPlain = /^[a-z_][a-z0-9_$. ]*$/.test(name);
  const precision = parts.length === 0 ? "" : `(${parts.join(", ")})`;
  const words = isPlain ? name.replace(/^\S+/, (first) => first + precision) : name.split(".").map((part) => quoted(part, "postgres")).join(".") + precision;
  return words + (isArray ? "[]" : "");
}
