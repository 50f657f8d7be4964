import type { Log } from "../../shared/action/context.js";
import { loadWorkingPolicy } from "../../shared/policy/load.js";
import { POLICY_FILE, type Policy } from "../../shared/policy/policy.js";
import { lookedIn, projectAt } from "./project.js";

/** Says that no policy was found and where it was looked for: what holds instead may not be what somebody wrote. */
export function warnOfNoPolicy(log: Log, where: string): void {
  log.warning(`there is no ${POLICY_FILE} in ${where}: what holds without a policy is taken`);
}

/**
 * The policy of the project that the working directory lies in, and the folder that its paths start from.
 * @throws InputError for a policy that is wrong.
 */
export async function projectPolicy(workspace: string, log: Log): Promise<{ readonly policy: Policy; readonly folder: string }> {
  const project = await projectAt(workspace);
  if (project.policy === null) warnOfNoPolicy(log, lookedIn(workspace, project));
  return { policy: (await loadWorkingPolicy(project.folder)).policy, folder: project.folder };
}
