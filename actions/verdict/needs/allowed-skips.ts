import { InputError } from "../../../shared/action/errors.js";

/** Why a job may be skipped, by the job's id. */
export type AllowedSkips = ReadonlyMap<string, string>;

/**
 * Reads one `job: reason` per line.
 * @throws InputError for a line without a reason and for a job named twice: a skip nobody explains is no permission.
 */
export function readAllowedSkips(raw: string): AllowedSkips {
  const skips = new Map<string, string>();
  for (const line of raw.split(/\r?\n/).map((text) => text.trim()).filter((text) => text !== "")) {
    const [, job, reason] = /^([A-Za-z_][\w-]*)\s*:\s*(\S.*)$/.exec(line) ?? [];
    if (job === undefined || reason === undefined) {
      throw new InputError(`input may-skip: expected "job: reason" on each line, found ${JSON.stringify(line.slice(0, 100))}`);
    }
    if (skips.has(job)) throw new InputError(`input may-skip: job ${JSON.stringify(job)} is named twice`);
    skips.set(job, reason);
  }
  return skips;
}
