import { ShapeError, type ShapePath } from "../schema/shape.js";
import { clampHits } from "./hits.js";
import { armName } from "./istanbul-arms.js";
import { entriesOf, optionalSpan, requiredSpan } from "./istanbul-span.js";
import { wholeLine, type Arm, type Branch, type CoveredFunction, type FileCoverage, type Span, type Statement } from "./model.js";

function hitsOf(value: unknown, path: ShapePath): number {
  if (typeof value === "number" && Number.isInteger(value)) return clampHits(value);
  throw new ShapeError(path, "expected a counter, a whole number");
}

/**
 * Reads each entry of a position table with its counter. An entry without a counter, or the reverse, is how a damaged
 * or half-merged report looks: istanbul's own readers crash on it with a TypeError.
 */
function zipped<T>(
  record: Readonly<Record<string, unknown>>, mapName: string, counterName: string,
  read: (entry: unknown, counter: unknown, mapPath: ShapePath, counterPath: ShapePath) => T,
): T[] {
  const map = entriesOf(record[mapName], [mapName]);
  const counters = entriesOf(record[counterName], [counterName]);
  const stray = Object.keys(counters).find((key) => !Object.hasOwn(map, key));
  if (stray !== undefined) throw new ShapeError([counterName, stray], `counter without an entry in ${mapName}`);
  return Object.entries(map).map(([key, entry]) => {
    if (!Object.hasOwn(counters, key)) throw new ShapeError([mapName, key], `entry without a counter in ${counterName}`);
    return read(entry, counters[key], [mapName, key], [counterName, key]);
  });
}

function statementOf(entry: unknown, counter: unknown, path: ShapePath, counterPath: ShapePath): Statement {
  return { kind: "statement", span: requiredSpan(entry, path), weight: 1, hits: hitsOf(counter, counterPath) };
}

function functionOf(entry: unknown, counter: unknown, path: ShapePath, counterPath: ShapePath): CoveredFunction {
  const { name, decl, loc } = entriesOf(entry, path);
  const declaration = optionalSpan(decl, [...path, "decl"]);
  const span = optionalSpan(loc, [...path, "loc"]) ?? declaration;
  if (span === null) throw new ShapeError([...path, "loc"], "expected a place in the source");
  return {
    kind: "function",
    name: typeof name === "string" ? name : "(anonymous)",
    declaration, span,
    hits: hitsOf(counter, counterPath),
  };
}

/** Where the branch stands: its own place, else its line, else its first arm that has a place. */
function branchSpan(entry: Readonly<Record<string, unknown>>, arms: readonly Arm[], path: ShapePath): Span {
  const own = optionalSpan(entry.loc, [...path, "loc"]);
  if (own !== null) return own;
  if (Number.isSafeInteger(entry.line)) return requiredSpan({ start: { line: entry.line, column: 0 } }, path);
  const firstArm = arms.find(({ span }) => span !== null)?.span;
  if (firstArm !== undefined && firstArm !== null) return firstArm;
  // Remapping can lose every place of a generated branch. It still counts, so it is shown at the top of the file.
  return wholeLine(1);
}

function branchOf(entry: unknown, counter: unknown, path: ShapePath, counterPath: ShapePath): Branch {
  const fields = entriesOf(entry, path);
  const { type, locations } = fields;
  const branchType = typeof type === "string" && type !== "" ? type : "branch";
  if (!Array.isArray(locations)) throw new ShapeError([...path, "locations"], "expected a list");
  if (!Array.isArray(counter)) throw new ShapeError(counterPath, "expected a list of counters");
  if (locations.length !== counter.length) {
    throw new ShapeError(counterPath, `${counter.length} counters for ${locations.length} arms`);
  }
  const arms = locations.map((location: unknown, position): Arm => ({
    name: armName(branchType, position),
    span: optionalSpan(location, [...path, "locations", position]),
    hits: hitsOf(counter[position], [...counterPath, position]),
  }));
  return { kind: "branch", type: branchType, span: branchSpan(fields, arms, path), arms };
}

/**
 * Reads istanbul's record of one file. Keys that it does not know (`_coverageSchema`, `inputSourceMap`, jest's `all`,
 * vitest's `meta`, `bT` ...) are accepted: they change no counter.
 * @param key the key under which the report holds the record; the record's own `path` goes before it, as in istanbul.
 * @throws ShapeError with the place inside the record when it is damaged.
 */
export function istanbulRecord(key: string, value: unknown): FileCoverage {
  const record = entriesOf(value, []);
  const { path, hash } = record;
  return {
    path: typeof path === "string" && path !== "" ? path : key,
    format: "istanbul",
    hash: typeof hash === "string" ? hash : null,
    statements: zipped(record, "statementMap", "s", statementOf),
    branches: zipped(record, "branchMap", "b", branchOf),
    functions: zipped(record, "fnMap", "f", functionOf),
    lines: [],
  };
}
