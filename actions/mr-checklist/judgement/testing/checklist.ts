import { systemClock } from "../../../../shared/host/clock.js";
import type { ResolvedChecklist } from "../../../../shared/policy/sections/checklist/resolution/resolve.js";
import { readChecklist } from "../../policy/read-checklist.js";

const silent = (): void => undefined;

/** The checklist of a policy whose section `checklist` a person writes so. It extends nothing. */
export async function checklistOf(section: Readonly<Record<string, unknown>>): Promise<ResolvedChecklist> {
  const written = { name: "p.yml", reference: { repository: null, path: ".github/plimsoll.yml", ref: null }, content: JSON.stringify({ checklist: section }) };
  const access = { github: null, clock: systemClock, log: { info: silent, warning: silent, debug: silent, progress: silent } };
  return readChecklist(written, () => Promise.resolve(null), access);
}
