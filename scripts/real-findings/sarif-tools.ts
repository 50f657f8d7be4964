import { must } from "../real-projects/run.js";

/** A result as sarif-tools reads it: of several places the first. */
export interface SarifRecord {
  readonly file: string;
  /** The URI as it is written; null for none. */
  readonly location: string | null;
  readonly line: number | null;
  /** error, warning, note or none. */
  readonly severity: string;
  readonly code: string | null;
}

const PROGRAM = `
import json, sys
from sarif import sarif_file_utils
for name in sys.argv[1:]:
    with open(name, encoding="utf-8") as stream:
        log = json.load(stream)
    for run in log["runs"]:
        for result in run.get("results") or []:
            location, line = sarif_file_utils.read_result_location(result)
            rule, _ = sarif_file_utils.read_result_rule(result, run)
            code = result.get("ruleId") or (rule or {}).get("id")
            print(json.dumps({"file": name, "location": location, "line": line, "severity": sarif_file_utils.read_result_severity(result, run), "code": code}))
`;

/** Reads every result of SARIF logs with sarif-tools' own functions. */
export function readWithSarifTools(python: string, files: readonly string[], folder: string): SarifRecord[] {
  return must(python, ["-c", PROGRAM, ...files], folder).split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as SarifRecord);
}
