import { isObject, listAt, memberOf, textAt } from "../loose-json.js";
import type { ReportedFinding, ReportedRun } from "../reported-run.js";
import { ArtifactPaths } from "./artifact-paths.js";
import { levelOfResult } from "./level.js";
import { locationsOf } from "./location.js";
import { messageText } from "./message.js";
import { Rules } from "./rules.js";
import { runProblems } from "./run-problems.js";

/** Whether whoever reviews findings took this one out: a request that was refused or is not decided takes nothing out. */
function isSuppressed(result: unknown): boolean {
  const suppressions = listAt(result, "suppressions");
  return suppressions.length > 0 && suppressions.every((one) => {
    const status = memberOf(one, "status");
    return isObject(one) && (status === undefined || status === null || status === "accepted");
  });
}

/** Whether the result tells of what the baseline run found and this run did not. */
function isGone(result: unknown): boolean {
  return memberOf(result, "baselineState") === "absent";
}

/** The findings of one run: one for each place of each result that is a problem. */
export function readSarifRun(run: unknown): ReportedRun {
  const rules = new Rules(run);
  const paths = new ArtifactPaths(run);
  const tool = textAt(run, "tool", "driver", "name") ?? "unnamed tool";
  const results = listAt(run, "results");
  const findings = results.filter((result) => !isSuppressed(result) && !isGone(result)).flatMap((result): ReportedFinding[] => {
    const rule = rules.ofResult(result);
    const level = levelOfResult(result, rule, run);
    if (level === null) return [];
    const message = messageText(memberOf(result, "message"), rule);
    return locationsOf(result, paths).map((place) => ({ tool, rule: rule.id, level, message, ...place }));
  });
  const damaged = results.filter((result) => !isObject(result)).length;
  const damage = damaged === 0 ? [] : [`${tool}: ${damaged} of its results are no objects`];
  return { findings, problems: [...runProblems(run, tool, rules), ...damage] };
}
