import { at, isObject, listAt, memberOf, textAt, wholeAt } from "../loose-json.js";
import { messageText } from "./message.js";
import type { Rules } from "./rules.js";

/** What a run keeps in other files although findings depend on it. */
const KEPT_ELSEWHERE = ["results", "artifacts", "invocations", "driver", "extensions"] as const;

const NOTIFICATIONS = ["toolExecutionNotifications", "toolConfigurationNotifications"] as const;

function resultsProblem(run: unknown): string[] {
  const elsewhere = KEPT_ELSEWHERE.find((name) => {
    const reference = at(run, "externalPropertyFileReferences", name);
    return isObject(reference) || listAt(run, "externalPropertyFileReferences", name).length > 0;
  });
  if (elsewhere !== undefined) return [`keeps its ${elsewhere} in another file; let the tool write one complete log`];
  return Array.isArray(memberOf(run, "results")) ? [] : ["has no list of results: the tool did not begin its analysis"];
}

/** How one start of the tool ended, where that was badly. */
function endingProblem(invocation: unknown): string[] {
  const signal = textAt(invocation, "exitSignalName") ?? signalNumber(invocation);
  const why = textAt(invocation, "processStartFailureMessage") ?? signal ?? textAt(invocation, "exitCodeDescription");
  const suffix = why === null ? "" : ` (${why})`;
  const successful = memberOf(invocation, "executionSuccessful");
  if (typeof successful !== "boolean") return ["does not say whether it ran successfully (executionSuccessful)"];
  if (!successful) return [`did not run successfully${suffix}: its results are not complete`];
  const ended = signal !== null || textAt(invocation, "processStartFailureMessage") !== null;
  return ended ? [`was ended or did not start${suffix}: its results are not complete`] : [];
}

/** Some tools write 0 where no signal ended them. */
function signalNumber(invocation: unknown): string | null {
  const number = wholeAt(invocation, "exitSignalNumber");
  return number === null || number === 0 ? null : `signal ${number}`;
}

/** Errors of the tool itself. The standard says of them that results are incorrect or incomplete, whatever the run says of itself. */
function notificationProblems(invocation: unknown, rules: Rules): string[] {
  return NOTIFICATIONS.flatMap((name) => listAt(invocation, name)).flatMap((notification) => {
    const rule = rules.ofReference("notifications", memberOf(notification, "descriptor"));
    const level = textAt(notification, "level") ?? textAt(rule.descriptor, "defaultConfiguration", "level");
    return level === "error" ? [`reports an error of its own, so its results are not complete: ${messageText(memberOf(notification, "message"), rule)}`] : [];
  });
}

/** Why the results of a run cannot be taken for complete, a line each; empty when nothing speaks against them. */
export function runProblems(run: unknown, tool: string, rules: Rules): string[] {
  const ofInvocations = invocationsOf(run).flatMap((one) => [...endingProblem(one), ...notificationProblems(one, rules)]);
  return [...resultsProblem(run), ...ofInvocations].map((problem) => `${tool} ${problem}`);
}

/** How the tool was started, and how the converter was that wrote the log in its place. One start that should be a list of one is read all the same. */
function invocationsOf(run: unknown): readonly unknown[] {
  const written = memberOf(run, "invocations") ?? [];
  const converter = at(run, "conversion", "invocation") ?? [];
  return [written, converter].flat();
}
