import type { LocalChanges } from "../git/local-changes.js";
import { visibleFileName } from "../report/escape/file-name.js";

/** What is different, in a few words for one line; null when nothing is. */
export function changesText({ tracked, untracked }: LocalChanges): string | null {
  const [first] = [...tracked, ...untracked];
  if (first === undefined) return null;
  const others = tracked.length + untracked.length - 1;
  const state = tracked.length > 0 ? "is not as committed" : "is not committed";
  return `${visibleFileName(first)} ${state}${others > 0 ? `, nor ${others === 1 ? "is 1 more" : `are ${others} more`}` : ""}`;
}
