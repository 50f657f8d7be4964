import { didYouMean } from "./did-you-mean.js";
import { ShapeError, type Shape, type TypeOf } from "./shape.js";

type Alternatives = Readonly<Record<string, Shape<unknown>>>;
/** What was chosen: the key and its checked value. */
export type ChoiceOf<A extends Alternatives> = { readonly [K in keyof A & string]: { readonly kind: K; readonly value: TypeOf<A[K]> } }[keyof A & string];

/** An object with exactly one of the named keys, such as one kind of requirement. */
export function exactlyOne<A extends Alternatives>(alternatives: A, description?: string): Shape<ChoiceOf<A>> {
  const names = Object.keys(alternatives);
  return {
    schema: {
      type: "object",
      ...(description === undefined ? {} : { description }),
      properties: Object.fromEntries(names.map((name) => [name, alternatives[name]?.schema])),
      additionalProperties: false,
      minProperties: 1,
      maxProperties: 1,
    },
    check(value, path) {
      const expected = `expected exactly one of ${names.join(", ")}`;
      if (typeof value !== "object" || value === null || Array.isArray(value)) throw new ShapeError(path, expected);
      const unknown = Object.keys(value).find((key) => !names.includes(key));
      if (unknown !== undefined) throw new ShapeError([...path, unknown], `unknown key${didYouMean(unknown, names) || `; ${expected}`}`);
      const [entry, ...others] = Object.entries(value as Record<string, unknown>);
      if (entry === undefined || others.length > 0) throw new ShapeError(path, `${expected}, found ${others.length === 0 ? "none" : Object.keys(value).join(" and ")}`);
      const [kind, chosen] = entry;
      return { kind, value: alternatives[kind]?.check(chosen, [...path, kind]) } as ChoiceOf<A>;
    },
  };
}
