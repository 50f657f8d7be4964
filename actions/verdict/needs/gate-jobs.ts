import { InputError } from "../../../shared/action/errors.js";

/**
 * Reads `job=gate` pairs, such as `coverage=coverage-gate`: which gate's verdict each job hands over.
 * @throws InputError for an entry of another form and for a job named twice.
 */
export function readGateJobs(entries: readonly string[]): ReadonlyMap<string, string> {
  const gates = new Map<string, string>();
  for (const entry of entries) {
    const [, job, gate] = /^([A-Za-z_][\w-]*)=([a-z][a-z0-9-]*)$/.exec(entry) ?? [];
    if (job === undefined || gate === undefined) {
      throw new InputError(`input gates: expected job=gate, such as coverage=coverage-gate, found ${JSON.stringify(entry.slice(0, 100))}`);
    }
    if (gates.has(job)) throw new InputError(`input gates: job ${JSON.stringify(job)} is named twice`);
    gates.set(job, gate);
  }
  return gates;
}
