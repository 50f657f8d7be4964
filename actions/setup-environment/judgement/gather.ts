import type { Clock, Exec, Log, RunFacts } from "../../../shared/action/context.js";
import type { ServicePolicy } from "../../../shared/policy/sections/environment.js";
import type { Detection } from "../detection/detect.js";
import type { Plan } from "../plan/plan.js";
import { plannedInstalls, runInstalls, type InstallResult } from "../plan/run-installs.js";
import { declaredServices, startServices } from "../services/start-services.js";
import { requestedToolchains, verifyToolchains, type Toolchain } from "../verification/toolchain.js";
import type { EnvironmentFacts } from "./judge.js";

/** What may be done to the machine. */
export interface Wanted {
  readonly planOnly: boolean;
  readonly install: boolean;
  readonly startServices: boolean;
}

export interface Effects {
  readonly exec: Exec;
  readonly log: Log;
  readonly clock: Clock;
  readonly run: RunFacts;
  /** Folder of the project. */
  readonly folder: string;
  readonly temporary: string;
}

/** uv fetches the Python that the project asks for, so that one may still be missing when uv starts. */
function blocksInstalls({ tool, satisfied }: Toolchain, detection: Detection): boolean {
  return satisfied !== true && !(tool === "python" && detection.python?.manager === "uv");
}

async function verifyAndInstall(detection: Detection, plan: Plan, install: boolean, effects: Effects): Promise<{ toolchains: Toolchain[]; installs: InstallResult[] }> {
  const toolchains = await verifyToolchains(detection.choices, effects.exec, effects.folder);
  const blocked = plan.unlocked.length > 0 || toolchains.some((toolchain) => blocksInstalls(toolchain, detection));
  if (!install || blocked) return { toolchains, installs: plannedInstalls(plan.installs) };
  const installs = await runInstalls(plan.installs, effects.folder, effects);
  return { installs, toolchains: await verifyToolchains(detection.choices, effects.exec, effects.folder) };
}

/**
 * Asks and, where it is wanted, changes the machine. Nothing is installed with a tool that is missing or of another
 * version, and nothing that a lock file does not hold when the policy wants one.
 */
export async function gatherFacts(
  detection: Detection, plan: Plan, services: ReadonlyMap<string, ServicePolicy>, wanted: Wanted, effects: Effects,
): Promise<EnvironmentFacts> {
  const base = { detection, unlocked: plan.unlocked };
  const declared = declaredServices(services, effects.run.host);
  if (wanted.planOnly) {
    return { ...base, asked: false, toolchains: requestedToolchains(detection.choices), installs: plannedInstalls(plan.installs), services: declared };
  }
  const verified = await verifyAndInstall(detection, plan, wanted.install, effects);
  return { ...base, ...verified, asked: true, services: wanted.startServices ? await startServices(services, effects) : declared };
}
