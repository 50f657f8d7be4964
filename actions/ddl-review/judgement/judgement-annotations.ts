import type { Annotation } from "../../../shared/action/context.js";
import type { Severity } from "../rules/rule.js";
import type { Judgement } from "./judge.js";

const LEVELS: Readonly<Record<Severity, Annotation["level"]>> = { block: "failure", warn: "warning", info: "notice" };

/** Each finding on its own lines, with what to write instead. */
export function judgementAnnotations({ findings }: Judgement): Annotation[] {
  return findings.map(({ rule, severity, file, place, end, message, fix }) => ({
    level: LEVELS[severity], file, line: place.line, endLine: end.line, title: `ddl-review: ${rule}`,
    message: fix === null ? message : `${message}\n\nInstead:\n${fix}`,
  }));
}
