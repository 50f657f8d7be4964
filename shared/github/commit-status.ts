import { clip } from "../report/clip.js";
import { list, nullable, object, text, type TypeOf } from "../schema/shape.js";
import { settledWrite, type WriteResult } from "./wire/results.js";
import type { Wire } from "./wire/wire.js";

/** GitHub refuses a longer description. */
const LONGEST_DESCRIPTION = 140;

/** The state of one context of a commit. */
export interface CommitStatus {
  readonly sha: string;
  /** Name under which branch rules ask for it. */
  readonly context: string;
  readonly state: "error" | "failure" | "pending" | "success";
  /** Cut at 140 characters. */
  readonly description: string;
  /** Page with the details, or null. */
  readonly targetUrl: string | null;
}

const STATUS = object({ context: text(), state: text(), description: nullable(text()), target_url: nullable(text()), url: text() }, { open: true });
const COMBINED = object({ statuses: list(STATUS) }, { open: true });
type Found = TypeOf<typeof STATUS>;

/** What a status says, as a query of the checks gave it. */
export type KnownStatus = Pick<CommitStatus, "state" | "description" | "targetUrl">;

/**
 * Sets a commit status, unless the latest one of its context already says the same.
 * @param known the latest one, null when there is none; absent: it is looked up.
 */
export function setCommitStatus(wire: Wire, status: CommitStatus, known?: KnownStatus | null): Promise<WriteResult> {
  return settledWrite(`set the status ${status.context} of ${status.sha}`, async () => {
    const description = clip(status.description, LONGEST_DESCRIPTION);
    const same = (found: Found): boolean =>
      found.context === status.context && found.state === status.state && found.description === description && found.target_url === status.targetUrl;
    const latest = async (): Promise<Found | null> => {
      const statuses = await wire.pages("GET /repos/{owner}/{repo}/commits/{ref}/status", { ref: status.sha }, COMBINED, (page) => page.statuses);
      return statuses.find(same) ?? null;
    };
    if (known === undefined) {
      const before = await latest();
      if (before !== null) return { kind: "unchanged", url: before.url };
    } else if (known?.state === status.state && known.description === description && known.targetUrl === status.targetUrl) {
      return { kind: "unchanged", url: null };
    }
    const body = {
      sha: status.sha, context: status.context, state: status.state, description,
      ...(status.targetUrl === null ? {} : { target_url: status.targetUrl }),
    };
    const written = await wire.once("POST /repos/{owner}/{repo}/statuses/{sha}", body, STATUS, latest);
    return { kind: "written", url: written.url };
  });
}
