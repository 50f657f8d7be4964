import { unionOfPermissions, type Permissions } from "../../shared/action/permissions.js";
import type { Job, Step, Workflow } from "./workflow-file.js";

/** What the actions of others need of the token, by repository. An action that is not listed may not be used. */
export const THIRD_PARTY_NEEDS: ReadonlyMap<string, Permissions> = new Map([
  ["actions/checkout", { contents: "read" }],
  // Artifacts and caches go by the runner's own token, not by the job's.
  ["actions/upload-artifact", {}],
  ["actions/download-artifact", {}],
  ["actions/cache", {}],
  ["actions/setup-node", {}],
  ["actions/setup-python", {}],
  ["actions/setup-go", {}],
  ["actions/setup-java", {}],
  ["oven-sh/setup-bun", {}],
  ["astral-sh/setup-uv", {}],
  ["actions/attest", { "id-token": "write", attestations: "write" }],
]);

/** Artifacts of another run go by the job's token. */
const OTHER_RUN: Permissions = { actions: "read" };

/** What a job's own scripts need of the token, as `file/job`. */
export const SCRIPT_NEEDS: ReadonlyMap<string, Permissions> = new Map([
  ["mr-checklist.yml/judge", { actions: "read", "pull-requests": "read", statuses: "write" }],
  ["mr-checklist-again.yml/find", { "pull-requests": "read", statuses: "read" }],
  ["mr-checklist-again.yml/judge", { actions: "read", "pull-requests": "read", statuses: "write" }],
  ["mr-checklist-publish.yml/publish", { actions: "read", "pull-requests": "read", statuses: "write" }],
  ["release.yml/publish", { contents: "write" }],
]);

/** How to find out what a reference needs. */
export interface NeedsOf {
  /** Permissions that our action declares. Throws for a name that is no action. */
  action(name: string): Permissions;
  /** A reusable workflow of ours by its file name. */
  workflow(file: string): Workflow;
}

function needOfReference(uses: string, needs: NeedsOf): Permissions {
  const own = /^(?:\$|\.)\/actions\/([a-z0-9-]+)$/.exec(uses)?.[1];
  if (own !== undefined) return needs.action(own);
  const repository = /^([^/]+\/[^/@]+)/.exec(uses)?.[1] ?? uses;
  const known = THIRD_PARTY_NEEDS.get(repository);
  if (known === undefined) throw new Error(`tests/workflows/grants.ts does not say what ${repository} needs of the token`);
  return known;
}

/** The union of what steps need of the token. */
export function needOfSteps(steps: readonly Step[], needs: NeedsOf): Permissions {
  return unionOfPermissions(steps.flatMap(({ uses, with: inputs }) => (uses === undefined ? [] : [needOfReference(uses, needs), ...(inputs?.has("run-id") === true ? [OTHER_RUN] : [])])));
}

/** The union of what a job's steps, scripts or called workflow need of the token. `place` is `file/job`. */
export function needOfJob(job: Job, place: string, needs: NeedsOf): Permissions {
  const called = /^(?:\$|\.)\/\.github\/workflows\/([\w-]+\.yml)$/.exec(job.uses ?? "")?.[1];
  if (called !== undefined) {
    return unionOfPermissions([...needs.workflow(called).jobs].map(([id, inner]) => needOfJob(inner, `${called}/${id}`, needs)));
  }
  return unionOfPermissions([needOfSteps(job.steps ?? [], needs), SCRIPT_NEEDS.get(place) ?? {}]);
}

/** Where a workflow's grants differ from the needs of its jobs, one line each; too much is as wrong as too little. */
export function wrongGrants(workflow: Workflow, file: string, needs: NeedsOf): string[] {
  return [...workflow.jobs].flatMap(([id, job]) => {
    const needed = new Map<string, string>(Object.entries(needOfJob(job, `${file}/${id}`, needs)));
    const granted = job.permissions ?? new Map<string, string>();
    return [...new Set([...needed.keys(), ...granted.keys()])].sort().flatMap((key) => {
      const [need = "none", grant = "none"] = [needed.get(key), granted.get(key)];
      return need === grant ? [] : [`${file}: job ${id} grants ${key}: ${grant} but needs ${need}`];
    });
  });
}
