import type { Annotation } from "../../../shared/action/context.js";
import type { Judgement } from "./judge.js";

/** The level of a place that counts: it only warns where the verdict does not hang on it. */
const LEVELS = { fail: "failure", inconclusive: "warning", pass: "notice" } as const;

/**
 * Remarks on the change, in the order of the judgement: what was touched first.
 * @param prefix folder of the judged root inside the repository, with `/` at its end, or empty.
 */
export function judgementAnnotations(judgement: Judgement, mode: "all" | "changed-lines", prefix: string): Annotation[] {
  const level = LEVELS[judgement.verdict];
  const counting = mode === "all" ? judgement.uncovered : judgement.uncovered.filter(({ changed }) => changed);
  const unmeasured = judgement.verdict === "fail" ? judgement.shortfalls.flatMap((one) => (one.kind === "unmeasured" ? one.files : [])) : [];
  return [
    ...counting.map(({ file, line, endLine, text }): Annotation => ({ level, file: prefix + file, line, endLine, title: "Not covered", message: text })),
    ...unmeasured.map((file): Annotation => ({ level, file: prefix + file, line: 1, endLine: 1, title: "Not measured", message: "No test run measured this source file." })),
  ];
}
