import type { TextStyle } from "../action/context.js";
import type { Environment } from "../action/environment.js";
import { withoutCommands } from "../report/escape/workflow-command.js";

/** A stream as the host needs it. */
export interface TextSink {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

const DEFAULT_COLUMNS = 100;

/** Whether a line that was written can be written over. */
export function isRewritable(sink: TextSink, environment: Environment): boolean {
  return sink.isTTY === true && environment("terminal") !== "dumb";
}

/** What `sink` can show. About colour the user's word comes first (no-color.org, FORCE_COLOR), then whether it is a terminal. */
export function textStyleOf(sink: TextSink, environment: Environment): TextStyle {
  const { columns = 0 } = sink;
  // A terminal that does not know its width says 0.
  return { colour: wantsColour(sink, environment), columns: columns > 0 ? columns : DEFAULT_COLUMNS };
}

function wantsColour(sink: TextSink, environment: Environment): boolean {
  if (environment("noColour") !== null) return false;
  const forced = environment("forceColour");
  return forced === null ? isRewritable(sink, environment) : forced !== "0";
}

/**
 * The stream that is safe to print on. In the `run:` step of a workflow the runner reads every line, and a test's name or
 * message on a line of its own would be a command to it.
 */
export function safeSink(sink: TextSink, environment: Environment): TextSink {
  if (environment("onRunner") === null) return sink;
  return { write: (text) => sink.write(withoutCommands(text)), isTTY: sink.isTTY, columns: sink.columns };
}
