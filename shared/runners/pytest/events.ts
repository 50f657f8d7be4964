import { InconclusiveError } from "../../action/errors.js";
import { readDocument } from "../../files/document.js";
import { boolean, literal, nullable, number, object, oneOf, text, type Shape, type TypeOf } from "../../schema/shape.js";

/** What the plugin says of pytest itself. */
export const probeShape = object({
  pytest: text(),
  /** The interpreter that pytest runs in. */
  python: text({ minLength: 1 }),
  /** Version of coverage.py, or null. */
  coverage: nullable(text()),
  pytestCov: boolean("Whether pytest-cov is active."),
  covSource: boolean("Whether the project's own options say what to measure."),
});
export type PytestProbe = TypeOf<typeof probeShape>;

const place = {
  /** Absolute. */
  file: text({ minLength: 1 }),
  /** What the id says behind the file: `::Class::test[1]`. */
  suffix: text(),
  /** The class or block around the test, or null. */
  unit: nullable(text()),
};

const SHAPES = {
  item: object({ kind: literal("item"), ...place }),
  start: object({ kind: literal("start"), ...place }),
  /** Set-up, call or teardown of a test; outcomes of other plugins, such as `rerun`, end nothing. */
  phase: object({ kind: literal("phase"), ...place, when: oneOf(["setup", "call", "teardown"]), outcome: text(), seconds: number(), message: nullable(text()) }),
  import: object({ kind: literal("import"), file: text(), seconds: number() }),
  error: object({ kind: literal("error"), id: text(), message: text() }),
  finish: object({ kind: literal("finish") }),
} satisfies Record<string, Shape<unknown>>;

type Kind = keyof typeof SHAPES;
/** One line of the plugin's file. */
export type PytestEvent = { [K in Kind]: TypeOf<(typeof SHAPES)[K]> }[Kind];
/** The end of a set-up, a call or a tear-down. */
export type PhaseEvent = Extract<PytestEvent, { kind: "phase" }>;

const kindShape = object({ kind: oneOf(["item", "start", "phase", "import", "error", "finish"]) }, { open: true });

/** Any event, told by its kind; it is no part of a published schema. */
const eventShape: Shape<PytestEvent> = {
  schema: {},
  check: (value, path) => SHAPES[kindShape.check(value, path).kind].check(value, path),
};

/**
 * Reads the plugin's file. A last line that was cut off belongs to a run that was killed and is left out; the missing end
 * tells the rest.
 */
export function readEvents(content: string, source: string): PytestEvent[] {
  const lines = content.split("\n");
  return lines.slice(0, -1).map((line) => readDocument(eventShape, line, source));
}

/** The events of one kind. */
export function eventsOf<K extends Kind>(events: readonly PytestEvent[], kind: K): Extract<PytestEvent, { kind: K }>[] {
  return events.filter((event): event is Extract<PytestEvent, { kind: K }> => event.kind === kind);
}

/** @throws InconclusiveError with the first collection error, when there is one. */
export function refuseErrors(suite: string, events: readonly PytestEvent[]): void {
  const errors = eventsOf(events, "error");
  const [first] = errors;
  if (first === undefined) return;
  const more = errors.length === 1 ? "" : ` (and ${errors.length - 1} more)`;
  throw new InconclusiveError(`suite ${suite}: pytest could not collect ${first.id}: ${first.message}${more}`);
}
