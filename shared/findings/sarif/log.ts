import { listAt, memberOf } from "../loose-json.js";
import { UnreadableReport, type ReportedRun } from "../reported-run.js";
import { readSarifRun } from "./run.js";

/**
 * Reads a SARIF 2.1.0 log, run by run.
 * @param log its JSON.
 * @throws UnreadableReport for another version, for a log without runs, and for one that is spread over several files.
 */
export function readSarif(log: unknown): readonly ReportedRun[] {
  const version = memberOf(log, "version");
  if (version !== "2.1.0") throw new UnreadableReport(`expected SARIF version 2.1.0, found ${typeof version === "string" ? version : "none"}`);
  const runs = memberOf(log, "runs");
  if (!Array.isArray(runs)) throw new UnreadableReport("has no list of runs; the tool did not begin its analysis");
  if (runs.length === 0) throw new UnreadableReport("holds no run: nothing was analysed");
  if (listAt(log, "inlineExternalProperties").length > 0) {
    throw new UnreadableReport("holds inlineExternalProperties, which are not read; let the tool write its results into the run itself");
  }
  return runs.map(readSarifRun);
}
