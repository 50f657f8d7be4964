import type { DataType } from "../statements/definitions.js";

/** A type as messages say it, such as `varchar(20)`. */
export function spokenType({ name, arguments: parts, isArray, unsigned }: DataType): string {
  return `${name}${parts.length === 0 ? "" : `(${parts.join(", ")})`}${unsigned ? " unsigned" : ""}${isArray ? "[]" : ""}`;
}
