import { didYouMean } from "./did-you-mean.js";

/** A JSON Schema (2020-12) as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;
/** Where a value stands inside its document: object keys and array positions from the root. */
export type ShapePath = readonly (string | number)[];

/**
 * Checks foreign data on entry and says what it is afterwards. The TypeScript type and the published JSON Schema come
 * from the same shape, so the two cannot differ.
 */
export interface Shape<T> {
  readonly schema: JsonSchema;
  /** What an absent key stands for, when the key may be absent. */
  readonly absent?: { readonly value: T };
  /** Returns the checked value. Throws ShapeError at the first place that does not fit. */
  check(value: unknown, path: ShapePath): T;
}

/** The TypeScript type that a shape checks for. */
export type TypeOf<S> = S extends Shape<infer T> ? T : never;

/** Foreign data did not fit its shape. `path` is where; the message says what was expected. */
export class ShapeError extends Error {
  readonly path: ShapePath;
  constructor(path: ShapePath, problem: string) {
    super(path.length === 0 ? problem : `${pathText(path)}: ${problem}`);
    this.name = "ShapeError";
    this.path = path;
  }
}

/** `coverage.paths[2].lines`, for messages. */
export function pathText(path: ShapePath): string {
  return path
    .map((part, index) => (typeof part === "number" ? `[${part}]` : index === 0 ? part : `.${part}`))
    .join("");
}

const LONGEST_SHOWN = 80;

/** A value as a message shows it: short, on one line, and never the whole of somebody's document. */
function shownValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (isObject(value)) return "an object";
  // JSON has no NaN and would show it as null.
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return JSON.stringify(value);
  return value.length > LONGEST_SHOWN ? `${JSON.stringify(value.slice(0, LONGEST_SHOWN))}…` : JSON.stringify(value);
}

function fail(path: ShapePath, expected: string, value: unknown): never {
  throw new ShapeError(path, `expected ${expected}, found ${shownValue(value)}`);
}

interface TextOptions {
  readonly description?: string;
  readonly pattern?: RegExp;
  /** Says in words what `pattern` asks for. */
  readonly expected?: string;
  readonly minLength?: number;
}

/** A string. `pattern` must not be slow on hostile text. */
export function text(options: TextOptions = {}): Shape<string> {
  const { pattern, minLength = 0, expected = minLength > 0 ? "a non-empty text" : "a text" } = options;
  return {
    schema: {
      type: "string",
      ...(options.description === undefined ? {} : { description: options.description }),
      ...(pattern === undefined ? {} : { pattern: pattern.source }),
      ...(minLength === 0 ? {} : { minLength }),
    },
    check(value, path) {
      // JSON Schema counts code points, JavaScript's `length` counts UTF-16 units, at most two for one.
      const isText = typeof value === "string" && Array.from(value.slice(0, 2 * minLength)).length >= minLength;
      if (!isText) return fail(path, expected, value);
      if (pattern !== undefined && !pattern.test(value)) return fail(path, expected, value);
      return value;
    },
  };
}

interface NumberOptions {
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

function rangeText({ minimum, maximum }: NumberOptions): string {
  return `${minimum === undefined ? "" : ` from ${minimum}`}${maximum === undefined ? "" : ` to ${maximum}`}`;
}

function isWithin(value: number, { minimum = -Infinity, maximum = Infinity }: NumberOptions): boolean {
  return value >= minimum && value <= maximum;
}

/** A whole number that JavaScript holds exactly; the published schema says so too. */
export function integer(options: NumberOptions = {}): Shape<number> {
  const { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER } = options;
  const expected = `a whole number${rangeText(options)}`;
  return {
    schema: { type: "integer", ...options, minimum, maximum },
    check(value, path) {
      const fits = typeof value === "number" && Number.isSafeInteger(value) && isWithin(value, options);
      return fits ? value : fail(path, expected, value);
    },
  };
}

/** A finite number. */
export function number(options: NumberOptions = {}): Shape<number> {
  const expected = `a number${rangeText(options)}`;
  return {
    schema: { type: "number", ...options },
    check(value, path) {
      const fits = typeof value === "number" && Number.isFinite(value) && isWithin(value, options);
      return fits ? value : fail(path, expected, value);
    },
  };
}

/** `true` or `false`; nothing else is read as one of them. */
export function boolean(description?: string): Shape<boolean> {
  return {
    schema: { type: "boolean", ...(description === undefined ? {} : { description }) },
    check: (value, path) => (typeof value === "boolean" ? value : fail(path, "true or false", value)),
  };
}

/** One of a fixed list of words. */
export function oneOf<const T extends string>(words: readonly T[], description?: string): Shape<T> {
  return {
    schema: { enum: [...words], ...(description === undefined ? {} : { description }) },
    check(value, path) {
      const found = words.find((word) => word === value);
      if (found !== undefined) return found;
      const hint = typeof value === "string" ? didYouMean(value, words) : "";
      throw new ShapeError(path, `expected one of ${words.join(", ")}, found ${shownValue(value)}${hint}`);
    },
  };
}

/** A list whose members all have one shape. */
export function list<T>(member: Shape<T>, description?: string): Shape<T[]> {
  return {
    schema: { type: "array", items: member.schema, ...(description === undefined ? {} : { description }) },
    check(value, path) {
      if (!Array.isArray(value)) return fail(path, "a list", value);
      return value.map((item: unknown, index) => member.check(item, [...path, index]));
    },
  };
}

/** An object with free keys, as a Map: a key from outside may be `__proto__`. */
export function mapOf<T>(member: Shape<T>, description?: string): Shape<Map<string, T>> {
  return {
    schema: { type: "object", additionalProperties: member.schema, ...(description === undefined ? {} : { description }) },
    check(value, path) {
      if (!isObject(value)) return fail(path, "an object", value);
      return new Map(Object.entries(value).map(([key, item]) => [key, member.check(item, [...path, key])]));
    },
  };
}

/** The shape or null. */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return {
    schema: { anyOf: [shape.schema, { type: "null" }] },
    check: (value, path) => (value === null ? null : shape.check(value, path)),
  };
}

/** A key that may be absent and is `undefined` then. */
export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return { schema: shape.schema, absent: { value: undefined }, check: (value, path) => shape.check(value, path) };
}

/** A key that may be absent and has the documented default then. `published` is the default as JSON, where it differs. */
export function withDefault<T>(shape: Shape<T>, value: T, published: unknown = value): Shape<T> {
  return {
    schema: { ...shape.schema, default: published },
    absent: { value },
    check: (found, path) => shape.check(found, path),
  };
}

/** Exactly this value, such as a format version. */
export function literal<const T extends string | number>(expected: T): Shape<T> {
  return {
    schema: { const: expected },
    check: (value, path) => (value === expected ? expected : fail(path, JSON.stringify(expected), value)),
  };
}

/** Any JSON value, unread. */
export function anything(): Shape<unknown> {
  return { schema: {}, check: (value, path) => (value === undefined ? fail(path, "a value", value) : value) };
}

type Fields = Readonly<Record<string, Shape<unknown>>>;
type ObjectOf<F extends Fields> = { readonly [K in keyof F]: TypeOf<F[K]> };

/**
 * An object with named keys. Unknown keys are errors with a hint unless `open`: our own files are closed, what other
 * programs write is open.
 */
export function object<F extends Fields>(
  fields: F,
  options: { readonly open?: boolean; readonly description?: string } = {},
): Shape<ObjectOf<F>> {
  const names = Object.keys(fields);
  const required = names.filter((name) => fields[name]?.absent === undefined);
  return {
    schema: {
      type: "object",
      ...(options.description === undefined ? {} : { description: options.description }),
      properties: Object.fromEntries(names.map((name) => [name, fields[name]?.schema])),
      ...(required.length === 0 ? {} : { required }),
      additionalProperties: options.open === true,
    },
    check(value, path) {
      if (!isObject(value)) return fail(path, "an object", value);
      if (options.open !== true) refuseUnknownKeys(value, names, path);
      const checked = Object.entries(fields).map(([name, shape]) => {
        const found = Object.hasOwn(value, name) ? value[name] : undefined;
        if (found === undefined && shape.absent !== undefined) return [name, shape.absent.value];
        return [name, shape.check(found, [...path, name])];
      });
      return asObjectOf<F>(Object.fromEntries(checked));
    },
  };
}

/** The one cast of this file: every field was checked above, which the compiler cannot follow through fromEntries. */
function asObjectOf<F extends Fields>(checked: unknown): ObjectOf<F> {
  return checked as ObjectOf<F>;
}

function refuseUnknownKeys(value: object, names: readonly string[], path: ShapePath): void {
  const unknown = Object.keys(value).find((key) => !names.includes(key));
  if (unknown === undefined) return;
  const hint = didYouMean(unknown, names);
  throw new ShapeError([...path, unknown], `unknown key${hint === "" ? `; known are ${names.join(", ")}` : hint}`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
