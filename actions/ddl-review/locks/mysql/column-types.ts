import type { DataType } from "../../statements/definitions.js";

const ALIASES: Readonly<Record<string, string>> = {
  integer: "int", int4: "int", int1: "tinyint", bool: "tinyint", boolean: "tinyint", int2: "smallint", int3: "mediumint", middleint: "mediumint", int8: "bigint",
  dec: "decimal", numeric: "decimal", fixed: "decimal", "double precision": "double", real: "double", float8: "double", float4: "float",
  character: "char", "character varying": "varchar", "char varying": "varchar", varcharacter: "varchar",
};
/** Types whose argument only says how wide a number is shown. */
const SHOWN_WIDTH = new Set(["tinyint", "smallint", "mediumint", "int", "bigint", "year"]);
/** What is meant where no argument is written. */
const USUAL: Readonly<Record<string, readonly string[]>> = { char: ["1"], binary: ["1"], bit: ["1"], decimal: ["10", "0"], datetime: ["0"], timestamp: ["0"], time: ["0"] };
const TEXTS = new Set(["varchar", "char", "tinytext", "text", "mediumtext", "longtext", "enum", "set", "json"]);
const WITHOUT_SET = new Set(["json"]);

/** A type under the name that the server gives it. */
export function usualName({ name }: DataType): string {
  return ALIASES[name] ?? name;
}

/** Two types are one to the server when these are equal; character sets are not part of it. */
export function typeKey(type: DataType): string {
  const name = usualName(type);
  const usual = USUAL[name] ?? [];
  const written = SHOWN_WIDTH.has(name) ? [] : type.arguments;
  return JSON.stringify([name, [...written, ...usual.slice(written.length)], type.unsigned]);
}

/** Whether values of the type have a character set. */
export function hasCharacterSet(type: DataType): boolean {
  return TEXTS.has(usualName(type)) && !WITHOUT_SET.has(usualName(type));
}

/** Whether the two are enumerations or sets of members, of the same kind. */
export function areBothMembers(one: DataType, other: DataType): boolean {
  return one.name === other.name && (one.name === "enum" || one.name === "set");
}

/** Whether the new members begin with the old ones and need no more bytes: an enumeration has one up to 255, a set one for eight. */
export function appendsMembers(before: DataType, after: DataType): boolean {
  const size = ({ name, arguments: members }: DataType): number => {
    if (name === "enum") return members.length > 255 ? 2 : 1;
    const bytes = Math.ceil(members.length / 8);
    return bytes > 4 ? 8 : bytes;
  };
  return before.arguments.every((member, at) => after.arguments[at] === member) && size(before) === size(after);
}
