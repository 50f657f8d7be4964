import { attempt } from "../action/attempt.js";
import { InconclusiveError, InputError, messageOf } from "../action/errors.js";
import { ShapeError, type Shape } from "../schema/shape.js";

/**
 * Reads a JSON document that another step or another program wrote.
 * @param source its name for messages, such as the file's path.
 * @throws InconclusiveError in one line when it is empty, cut off, not JSON or of another shape: a fact is missing then.
 */
export function readDocument<T>(shape: Shape<T>, content: string, source: string): T {
  if (content.trim() === "") throw new InconclusiveError(`${source}: is empty; the step that writes it did not finish`);
  const read = reading(shape, content);
  if ("problem" in read) throw new InconclusiveError(`${source}: ${read.problem}`);
  return read.value;
}

/**
 * Reads a JSON document that the user wrote or handed over. The byte order mark of some editors is no part of it.
 * @param source its name for messages, such as the file's path.
 * @param remedy what to do when it is wrong, such as `correct it`.
 * @throws InputError in one line when it is empty, cut off, not JSON or of another shape: the user can correct it.
 */
export function readGivenDocument<T>(shape: Shape<T>, content: string, source: string, remedy: string): T {
  const read = reading(shape, content.replace(/^\uFEFF/u, ""));
  if ("problem" in read) throw new InputError(`${source}: ${read.problem}; ${remedy}`);
  return read.value;
}

function reading<T>(shape: Shape<T>, content: string): { readonly value: T } | { readonly problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (thrown) {
    return { problem: `is not JSON (${syntaxProblem(thrown)})` };
  }
  const value = attempt(ShapeError, () => shape.check(json, []));
  return value instanceof ShapeError ? { problem: value.message } : { value };
}

/** What the parser says, without the text around the place: whoever names a wrong file must not find it in a public log. */
function syntaxProblem(thrown: unknown): string {
  return messageOf(thrown).replace(/, (?:\.\.\.)?".*$/su, "");
}
