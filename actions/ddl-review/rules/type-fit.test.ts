import { describe, expect, it } from "@jest/globals";
import type { DataType } from "../statements/definitions.js";
import { fitOf } from "./type-fit.js";

/** `int unsigned`, `numeric(10, 2)`, `text[]`: a type as people write it. */
function type(text: string): DataType {
  const [, name = "", parts] = /^([a-z0-9 ]+?)(?:\(([^)]*)\))?(?: unsigned)?(?:\[\])?$/.exec(text) ?? [];
  return { name, arguments: parts === undefined ? [] : parts.split(", "), isArray: text.endsWith("[]"), unsigned: text.endsWith("unsigned"), characterSet: null, collation: null };
}

describe("what a new type makes of old values", () => {
  it.each([
    ["int", "bigint", "wider"], ["bigint", "int", "narrower"], ["int", "integer", "same"], ["int unsigned", "bigint", "wider"], ["int unsigned", "int", "narrower"], ["int", "bigint unsigned", "narrower"],
    ["int unsigned", "bigint unsigned", "wider"],
    ["real", "double precision", "wider"], ["double", "float", "narrower"],
    ["varchar(10)", "varchar(20)", "wider"], ["varchar(20)", "varchar(10)", "narrower"], ["varchar(20)", "text", "wider"], ["text", "varchar(20)", "narrower"], ["char", "varchar(1)", "same"], ["text", "tinytext", "narrower"],
    ["numeric(10, 2)", "numeric(12, 2)", "wider"], ["numeric(10, 2)", "numeric(10, 3)", "narrower"], ["numeric(10, 2)", "numeric(12, 1)", "narrower"], ["decimal(10)", "numeric(10, 0)", "same"], ["numeric(10, 2)", "numeric", "wider"],
    ["timestamp", "date", "narrower"], ["date", "timestamp", "wider"], ["timestamp", "timestamp with time zone", "other"], ["timestamp(6)", "timestamp(3)", "narrower"], ["timestamp", "timestamp(6)", "same"], ["timestamp", "time", "narrower"], ["timestamp(3)", "timestamp", "wider"], ["bit", "bit varying", "other"], ["varbinary(10)", "varbinary", "wider"],
    ["varbinary(10)", "varbinary(20)", "wider"], ["bit(4)", "bit(2)", "narrower"], ["uuid", "uuid", "same"], ["enum(x, y)", "enum(y)", "same"], ["geometry(point)", "geometry(point)", "same"],
    ["int", "text", "other"], ["text", "int", "other"], ["int", "int[]", "other"], ["numeric(10, 2)", "int", "other"], ["timestamp", "text", "other"], ["json", "jsonb", "other"],
  ])("%s to %s is %s", (from, to, fit) => {
    expect(fitOf(type(from), type(to))).toBe(fit);
  });
});
