import { InconclusiveError } from "../action/errors.js";
import { PERMISSION_KEYS, type PermissionKey, type PermissionLevel, type Permissions } from "../action/permissions.js";
import { anything } from "../schema/shape.js";
import { failureText } from "./wire/messages.js";
import type { Route } from "./wire/permissions.js";
import { caughtFailure } from "./wire/request-failure.js";
import type { Parameters, Wire } from "./wire/wire.js";

/** Whether the token has a permission. `unknown`: GitHub has no harmless request that would tell. */
export interface PermissionProbe {
  readonly key: PermissionKey;
  readonly level: PermissionLevel;
  readonly state: "granted" | "missing" | "unknown";
}

interface Probe {
  readonly route: Route;
  readonly parameters: Parameters;
}

/** A commit that no repository has: a write onto it is refused with 422 by who may write, and with 403 by who may not. */
const NO_COMMIT = "0".repeat(40);

const READS: Readonly<Partial<Record<PermissionKey, Probe>>> = {
  actions: { route: "GET /repos/{owner}/{repo}/actions/runs", parameters: { per_page: 1 } },
  checks: { route: "GET /repos/{owner}/{repo}/commits/{ref}/check-runs", parameters: { ref: "HEAD", per_page: 1 } },
  contents: { route: "GET /repos/{owner}/{repo}/commits/{ref}", parameters: { ref: "HEAD" } },
  deployments: { route: "GET /repos/{owner}/{repo}/deployments", parameters: { per_page: 1 } },
  issues: { route: "GET /repos/{owner}/{repo}/issues", parameters: { per_page: 1 } },
  "pull-requests": { route: "GET /repos/{owner}/{repo}/pulls", parameters: { per_page: 1 } },
  statuses: { route: "GET /repos/{owner}/{repo}/commits/{ref}/status", parameters: { ref: "HEAD", per_page: 1 } },
};

const WRITES: Readonly<Partial<Record<PermissionKey, Probe>>> = {
  checks: { route: "POST /repos/{owner}/{repo}/check-runs", parameters: { name: "plimsoll", head_sha: NO_COMMIT } },
  statuses: { route: "POST /repos/{owner}/{repo}/statuses/{sha}", parameters: { sha: NO_COMMIT, state: "pending" } },
};

/**
 * Asks for each permission in turn. On a public repository GitHub shows most things to any token, so that a read says
 * `granted` there even where the grant is missing.
 * @throws InconclusiveError when GitHub cannot be asked at all.
 */
export async function probePermissions(wire: Wire, needed: Permissions): Promise<readonly PermissionProbe[]> {
  const probes: PermissionProbe[] = [];
  for (const key of PERMISSION_KEYS) {
    const level = needed[key];
    if (level !== undefined) probes.push({ key, level, state: await stateOf(wire, key, level) });
  }
  return probes;
}

async function stateOf(wire: Wire, key: PermissionKey, level: PermissionLevel): Promise<PermissionProbe["state"]> {
  const write = level === "write" ? WRITES[key] : undefined;
  const probe = write ?? READS[key];
  if (probe === undefined) return "unknown";
  const allowed = await isAllowed(wire, probe);
  if (!allowed) return "missing";
  return level === "write" && write === undefined ? "unknown" : "granted";
}

async function isAllowed(wire: Wire, { route, parameters }: Probe): Promise<boolean> {
  try {
    await wire.repeatable(route, parameters, anything());
    return true;
  } catch (error) {
    const failure = caughtFailure(error);
    if (failure.kind === "rejected") return true;
    if (failure.status === 403 && failure.kind === "no-permission") return false;
    throw new InconclusiveError(failureText("ask GitHub what the token may do", failure));
  }
}
