import { InputError, type Place } from "../../../shared/action/errors.js";
import { ShapeError, type Shape, type ShapePath } from "../../../shared/schema/shape.js";

/** A parsed settings file that still knows where its values stand. */
export interface LocatedDocument {
  readonly value: unknown;
  /** Where the value at `path`, or its nearest parent, stands; without a line where that is not known. */
  placeOf(path: ShapePath): Place;
}

/** Checks a settings file. @throws InputError with file, line and column where they are known. */
export function checkDocument<T>(document: LocatedDocument, shape: Shape<T>): T {
  try {
    return shape.check(document.value, []);
  } catch (thrown) {
    /* istanbul ignore next -- a shape throws nothing else; a bug of ours must keep its stack */
    if (!(thrown instanceof ShapeError)) throw thrown;
    throw new InputError(thrown.message, document.placeOf(thrown.path));
  }
}
