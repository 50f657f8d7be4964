import { stat } from "node:fs/promises";
import path from "node:path";
import { POLICY_FILE } from "../../shared/policy/policy.js";

/** What a command works on when it is called somewhere below it. Paths are absolute. */
export interface Project {
  /** Top of the git checkout that holds the working directory; null where none does. */
  readonly top: string | null;
  /** The policy that is nearest to the working directory, up to the top of the checkout; null where there is none. */
  readonly policy: string | null;
  /** What the policy's paths start from: the folder that has it, or without one the top, or outside a checkout the working directory. */
  readonly folder: string;
}

/** The project that `workspace` lies in. */
export async function projectAt(workspace: string): Promise<Project> {
  const top = await checkoutTop(workspace);
  const folder = await nearest(workspace, POLICY_FILE, top ?? workspace);
  return { top, policy: folder === null ? null : path.join(folder, POLICY_FILE), folder: folder ?? top ?? workspace };
}

/** The top of the git checkout that holds `folder`; null where none does. A submodule and a worktree have their own. */
export function checkoutTop(folder: string): Promise<string | null> {
  return nearest(folder, ".git", path.parse(folder).root);
}

/** The nearest folder from `workspace` up to the top of its checkout that has the entry `name`; null where none has. */
export async function nearestWith(workspace: string, name: string): Promise<string | null> {
  return nearest(workspace, name, (await checkoutTop(workspace)) ?? workspace);
}

/** Where a missing policy was looked for, in words. */
export function lookedIn(workspace: string, { top }: Project): string {
  if (top === null) return `${workspace}, which lies in no git checkout`;
  return top === workspace ? workspace : `${workspace}, nor above it up to ${top}`;
}

/** The first folder with an entry of that name, from `folder` up to `last`. */
async function nearest(folder: string, name: string, last: string): Promise<string | null> {
  const isThere = (await stat(path.join(folder, name)).catch(() => null)) !== null;
  if (isThere) return folder;
  return folder === last ? null : nearest(path.dirname(folder), name, last);
}
