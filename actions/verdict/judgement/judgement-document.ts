import { VERDICTS } from "../../../shared/action/verdict.js";
import { list, nullable, object, oneOf, text, type TypeOf } from "../../../shared/schema/shape.js";
import type { Judgement } from "./judge-jobs.js";
import { reasonText } from "./reason.js";

/** What `plimsoll verdict --json` prints. */
export const judgementShape = object({
  verdict: oneOf(VERDICTS),
  jobs: list(
    object({
      job: text(),
      result: nullable(text({ description: "How GitHub says the job ended; null when the verdict does not need it." })),
      verdict: oneOf(VERDICTS),
      reason: object({ code: text({ description: "Stable, in kebab-case." }), text: text() }),
    }),
  ),
});

/** The judgement as plain data. */
export function judgementDocument({ verdict, jobs }: Judgement): TypeOf<typeof judgementShape> {
  return {
    verdict,
    jobs: jobs.map(({ job, result, verdict: own, reason }) => ({
      job, result, verdict: own, reason: { code: reason.code, text: reasonText(reason) },
    })),
  };
}
