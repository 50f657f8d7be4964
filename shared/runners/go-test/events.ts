import { number, object, optional, text, type TypeOf } from "../../schema/shape.js";

const eventShape = object(
  {
    Action: text(),
    Package: optional(text()),
    Test: optional(text()),
    /** Seconds. */
    Elapsed: optional(number()),
    Output: optional(text()),
    /** Package and test binary of a build, since Go 1.24. */
    ImportPath: optional(text()),
    FailedBuild: optional(text()),
  },
  { open: true },
);
/** One line of `go test -json`; see `go doc test2json`. */
export type GoEvent = TypeOf<typeof eventShape>;

/** The event on a line, or null: build errors and prints of child processes stand between the events. */
export function goEvent(line: string): GoEvent | null {
  if (!line.startsWith("{")) return null;
  try {
    return eventShape.check(JSON.parse(line), []);
  } catch {
    return null;
  }
}
