import type { Change } from "../statements/change.js";
import type { Column } from "../schema/schema.js";
import type { DataType } from "../statements/definitions.js";
import { columnIn, isAddedBefore } from "./known-column.js";
import type { Situation } from "./rule.js";

/** How a new type takes the values of the old one. `other`: they become something of another kind. */
export type Fit = "same" | "wider" | "narrower" | "other";

/** Bytes of whole numbers, with the other words for them. */
const WHOLE: ReadonlyMap<string, number> = new Map([
  ["tinyint", 1], ["bool", 1], ["smallint", 2], ["int2", 2], ["smallserial", 2], ["mediumint", 3], ["int", 4], ["integer", 4], ["int4", 4], ["serial", 4], ["bigint", 8], ["int8", 8], ["bigserial", 8],
]);
const FLOATING: ReadonlyMap<string, number> = new Map([["real", 4], ["float4", 4], ["float", 4], ["double", 8], ["double precision", 8], ["float8", 8]]);
/** How many characters a text holds that has no length of its own. MySQL's text is one of 65,535 bytes: without end beside a varchar. */
const TEXT: ReadonlyMap<string, number> = new Map([
  ["varchar", Infinity], ["character varying", Infinity], ["char", 1], ["character", 1], ["text", Infinity], ["citext", Infinity], ["tinytext", 255], ["mediumtext", 16_777_215], ["longtext", Infinity],
]);
const MOMENT = /^(?:timestamp|datetime|date|time)\b/;

/** How a type takes the values of another one. */
export function fitOf(from: DataType, to: DataType): Fit {
  if (from.isArray !== to.isArray) return "other";
  return wholeFit(from, to) ?? sizeFit(FLOATING.get(from.name), FLOATING.get(to.name)) ?? textFit(from, to) ?? decimalFit(from, to) ?? momentFit(from, to) ?? namedFit(from, to);
}

function sizeFit(from: number | undefined, to: number | undefined): Fit | null {
  return from === undefined || to === undefined ? null : orderOf(from, to);
}

function orderOf(from: number, to: number): Fit {
  return from === to ? "same" : from < to ? "wider" : "narrower";
}

function wholeFit(from: DataType, to: DataType): Fit | null {
  const [fromSize, toSize] = [WHOLE.get(from.name), WHOLE.get(to.name)];
  if (fromSize === undefined || toSize === undefined || from.unsigned === to.unsigned) return sizeFit(fromSize, toSize);
  // Without a sign the negative values go; with one only a bigger number holds the whole range.
  return from.unsigned && toSize > fromSize ? "wider" : "narrower";
}

function textFit(from: DataType, to: DataType): Fit | null {
  const [fromLength, toLength] = [from, to].map(({ name, arguments: [length] }) => (TEXT.has(name) && length !== undefined ? Number(length) : TEXT.get(name)));
  return sizeFit(fromLength, toLength);
}

const DECIMAL = /^(?:numeric|decimal)$/;

function decimalFit(from: DataType, to: DataType): Fit | null {
  if (!DECIMAL.test(from.name) || !DECIMAL.test(to.name)) return null;
  const [[fromWhole, fromScale], [toWhole, toScale]] = [digits(from), digits(to)];
  if (toWhole < fromWhole || toScale < fromScale) return "narrower";
  return toWhole === fromWhole && toScale === fromScale ? "same" : "wider";
}

/** Digits before and behind the point; without any a number has as many as it needs. */
function digits({ arguments: [precision, scale = "0"] }: DataType): readonly [number, number] {
  return precision === undefined ? [Infinity, Infinity] : [Number(precision) - Number(scale), Number(scale)];
}

function momentFit(from: DataType, to: DataType): Fit | null {
  const [kind, other] = [MOMENT.exec(from.name)?.[0], MOMENT.exec(to.name)?.[0]];
  if (kind === undefined || other === undefined) return null;
  if (kind !== other && (other === "date" || other === "time")) return "narrower";
  if (from.name !== to.name) return kind === "date" ? "wider" : "other";
  return orderOf(secondDigits(from), secondDigits(to));
}

/** How many digits a part of a second has: six where nobody says. */
function secondDigits({ arguments: [digits = "6"] }: DataType): number {
  return Number(digits);
}

function namedFit(from: DataType, to: DataType): Fit {
  if (from.name !== to.name) return "other";
  // Members are compared by the rules about them.
  const isMembers = /^(?:enum|set)$/.test(from.name);
  const isLength = [...from.arguments, ...to.arguments].every((one) => /^\d+$/.test(one));
  return isMembers || !isLength ? "same" : orderOf(lengthOf(from), lengthOf(to));
}

function lengthOf({ arguments: [length] }: DataType): number {
  return length === undefined ? Infinity : Number(length);
}

/** A type that an existing column gets: `from` is null where nobody knows the old one. */
export interface NewType {
  readonly change: Extract<Change, { kind: "alter-type" | "redefine-column" }>;
  readonly column: Column | undefined;
  readonly to: DataType;
}

/** The type that a change gives to a column of a table that earlier migrations made; null for other changes. */
export function newTypeIn(change: Change | null, situation: Situation): NewType | null {
  if (change?.kind !== "alter-type" && change?.kind !== "redefine-column") return null;
  const relation = situation.existing(change.table);
  if (relation === undefined || isAddedBefore(change.column, change.table, situation)) return null;
  return { change, column: columnIn(relation, change.column, situation), to: change.kind === "alter-type" ? change.type : change.definition.type };
}
