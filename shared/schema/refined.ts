import { ShapeError, type Shape, type ShapePath } from "./shape.js";

/** Something wrong about a whole value: where, from the value itself, and what. */
export interface Refusal {
  readonly at: ShapePath;
  readonly problem: string;
}

/**
 * A shape with a rule over its whole value, such as that no two ids are equal. JSON Schema cannot say it: the published
 * schema stays as it is.
 * @param refusals everything that the rule has against a value of the shape; the first one is thrown.
 */
export function refined<T>(shape: Shape<T>, refusals: (value: T) => Iterable<Refusal>): Shape<T> {
  return {
    ...shape,
    check(value, path) {
      const checked = shape.check(value, path);
      for (const { at, problem } of refusals(checked)) throw new ShapeError([...path, ...at], problem);
      return checked;
    },
  };
}
