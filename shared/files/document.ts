import { attempt } from "../action/attempt.js";
import { InconclusiveError, messageOf } from "../action/errors.js";
import { ShapeError, type Shape } from "../schema/shape.js";

/**
 * Reads a JSON document that another step or another program wrote.
 * @param source its name for messages, such as the file's path.
 * @throws InconclusiveError in one line when it is empty, cut off, not JSON or of another shape: a fact is missing then.
 */
export function readDocument<T>(shape: Shape<T>, content: string, source: string): T {
  if (content.trim() === "") throw new InconclusiveError(`${source}: is empty; the step that writes it did not finish`);
  const value = attempt(ShapeError, () => shape.check(parsed(content, source), []));
  if (value instanceof ShapeError) throw new InconclusiveError(`${source}: ${value.message}`);
  return value;
}

function parsed(content: string, source: string): unknown {
  try {
    return JSON.parse(content);
  } catch (thrown) {
    throw new InconclusiveError(`${source}: is not JSON (${messageOf(thrown)})`);
  }
}
