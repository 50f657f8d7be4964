import type { DataType } from "../../statements/definitions.js";
import { isBefore, type Ground } from "./ground.js";

/** What a change of a column's type costs. */
export interface Conversion {
  readonly rewrites: boolean;
  /** Whether plain indexes of the column are built anew: its values stay as they are, but are compared by other rules. */
  readonly reindexes: boolean;
  readonly why: string;
}

const KEPT: Conversion = { rewrites: false, reindexes: false, why: "" };
const REINDEXED: Conversion = { rewrites: false, reindexes: true, why: "its indexes are built anew for the other type" };
/** The reader does not tell collations: who gives a text the type that it has changes its collation. */
const COLLATED: Conversion = { rewrites: false, reindexes: true, why: "its indexes are built anew if the collation changes, which is not known here" };
const rewritten = (why: string): Conversion => ({ rewrites: true, reindexes: true, why });

const SERIAL: Readonly<Record<string, string>> = {
  serial: "integer", serial4: "integer", bigserial: "bigint", serial8: "bigint", smallserial: "smallint", serial2: "smallint",
};

/** Types of PostgreSQL's own catalog (pg_cast, castmethod b) whose values are stored alike: those that share their comparison, and those that do not. */
const ALIKE: ReadonlySet<string> = new Set(["varchar>text", "text>varchar", "cidr>inet", "bit>bit varying", "bit varying>bit", "xml>text", "xml>varchar"]);
const ALIKE_BUT_COMPARED_ANEW: ReadonlySet<string> = new Set(["integer>oid", "oid>integer", "text>citext", "varchar>citext", "citext>text", "citext>varchar"]);

/** Whether a column that gets another type is written anew. Written from what PostgreSQL 18 does, type by type. */
export function conversion(from: DataType, to: DataType, ground: Ground): Conversion {
  const [before, after] = [plainName(from), plainName(to)];
  const spoken = `${typeText(from)} becomes ${typeText(to)}`;
  if (before === after && from.isArray === to.isArray) {
    if (isEqual(from, to)) return /^(?:text|varchar|char)$/.test(before) ? COLLATED : KEPT;
    return !from.isArray && isKept(before, from, to) ? KEPT : rewritten(spoken);
  }
  // The elements of arrays are converted one by one.
  if (from.isArray || to.isArray) return rewritten(spoken);
  const pair = `${before}>${after}`;
  // A length of the other type is a second step, which computes each value.
  if (to.arguments.length === 0 && ALIKE.has(pair)) return KEPT;
  if (to.arguments.length === 0 && ALIKE_BUT_COMPARED_ANEW.has(pair)) return REINDEXED;
  if (pair === "timestamp>timestamp with time zone" || pair === "timestamp with time zone>timestamp") return zoned(to, ground) ?? rewritten(spoken);
  return rewritten(spoken);
}

function plainName({ name }: DataType): string {
  return SERIAL[name] ?? name;
}

function typeText({ name, arguments: lengths, isArray }: DataType): string {
  return `${name}${lengths.length === 0 ? "" : `(${lengths.join(", ")})`}${isArray ? "[]" : ""}`;
}

function isEqual(from: DataType, to: DataType): boolean {
  return from.arguments.join() === to.arguments.join();
}

/** Whether values of a type fit into the same type of another length as they are stored. */
function isKept(name: string, from: DataType, to: DataType): boolean {
  if (name === "varchar" || name === "bit varying") return hasRoom(from, to);
  if (name === "numeric") return hasDigits(from, to);
  return /^(?:time|timestamp)(?: with time zone)?$|^interval$/.test(name) && hasPrecision(from, to);
}

function hasRoom({ arguments: [from] }: DataType, { arguments: [to] }: DataType): boolean {
  return to === undefined || (from !== undefined && Number(to) >= Number(from));
}

function hasDigits({ arguments: [from, fromScale = "0"] }: DataType, { arguments: [to, toScale = "0"] }: DataType): boolean {
  return to === undefined || (from !== undefined && fromScale === toScale && Number(to) >= Number(from));
}

/** Six digits of a second are all that there are. */
function hasPrecision(from: DataType, to: DataType): boolean {
  const [before, after] = [digitsOf(from), digitsOf(to)];
  return before !== null && after !== null && (after >= 6 || after >= before);
}

/** An interval's first argument are its fields, of which it may have fewer than all: null for such a one. */
function digitsOf({ name, arguments: [first, second] }: DataType): number | null {
  if (name !== "interval") return Number(first ?? 6);
  return first === undefined || first === ALL_FIELDS ? Number(second ?? 6) : null;
}

const ALL_FIELDS = "32767";

/** TimeZones in which a time without one is the same number of microseconds. */
const WITHOUT_OFFSET = /^(?:(?:etc\/)?(?:utc|uct|gmt|universal|zulu|greenwich)|0)$/i;

function zoned(to: DataType, ground: Ground): Conversion | null {
  const { timeZone } = ground.server;
  // The shortcut came with PostgreSQL 12, and a second step that cuts digits spoils it.
  if (isBefore(ground, 12) || (to.arguments[0] !== undefined && Number(to.arguments[0]) < 6)) return null;
  if (timeZone === null) return rewritten("the server's TimeZone is not told: only with UTC the values stay as they are");
  if (!WITHOUT_OFFSET.test(timeZone)) return rewritten(`times are shifted from ${timeZone} to UTC or back`);
  return REINDEXED;
}
