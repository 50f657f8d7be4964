/** What is wrong with a value, and where in the document it stands (a JSON Pointer, RFC 6901). */
export interface Violation {
  readonly pointer: string;
  readonly detail: string;
}

export type Checked<T> =
  { readonly valid: true; readonly value: T } | { readonly valid: false; readonly violations: readonly Violation[] };

/** Checks a value of unknown shape, and names everything that is wrong with it, not only the first thing. */
export type Check<T> = (value: unknown, pointer?: string) => Checked<T>;

export function text(pattern: RegExp, expected: string): Check<string> {
  return (value, pointer = "") =>
    typeof value === "string" && pattern.test(value) ? accept(value) : refuse(pointer, `must be ${expected}`);
}

export function integer(least: number, most: number): Check<number> {
  return (value, pointer = "") =>
    typeof value === "number" && Number.isInteger(value) && value >= least && value <= most
      ? accept(value)
      : refuse(pointer, `must be an integer from ${least} to ${most}`);
}

export function list<T>(item: Check<T>, least: number, most: number): Check<readonly T[]> {
  return (value, pointer = "") =>
    Array.isArray(value) && value.length >= least && value.length <= most
      ? gather(value.map((entry: unknown, index) => item(entry, `${pointer}/${index}`)))
      : refuse(pointer, `must be a list of ${least} to ${most} items`);
}

export function object<T extends object>(properties: { readonly [Name in keyof T]: Check<T[Name]> }): Check<T> {
  return (value, pointer = "") => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return refuse(pointer, "must be an object");
    }
    const given = new Map<string, unknown>(Object.entries(value));
    const known = Object.entries<Check<unknown>>(properties).map(([name, check]) =>
      named(name, check(given.get(name), `${pointer}/${name}`)),
    );
    const unknown = [...given.keys()]
      .filter((name) => !Object.hasOwn(properties, name))
      .map((name) => refuse(`${pointer}/${escaped(name)}`, "is not known here"));
    const entries = gather([...known, ...unknown]);
    // Every property of T was checked to be what T says; the compiler cannot follow that through fromEntries.
    return entries.valid ? accept(Object.fromEntries(entries.value) as T) : entries;
  };
}

function accept<T>(value: T): Checked<T> {
  return { valid: true, value };
}

function refuse(pointer: string, detail: string): Checked<never> {
  return { valid: false, violations: [{ pointer, detail }] };
}

function named(name: string, checked: Checked<unknown>): Checked<readonly [string, unknown]> {
  return checked.valid ? accept([name, checked.value] as const) : checked;
}

/** All values, or else all violations. */
function gather<T>(items: readonly Checked<T>[]): Checked<readonly T[]> {
  const values: T[] = [];
  const violations: Violation[] = [];
  for (const item of items) {
    if (item.valid) values.push(item.value);
    else violations.push(...item.violations);
  }
  return violations.length > 0 ? { valid: false, violations } : accept(values);
}

function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
