import { describe, expect, it } from "@jest/globals";
import type { RequestCheck, RequestComment } from "../../../shared/github/change-request/change-request.js";
import { markdown } from "../../../shared/report/markdown/fragment.js";
import { composeSticky } from "../../../shared/report/markdown/sticky.js";
import { plainSection } from "../../../shared/report/markdown/summary.js";
import { statusContext } from "../report/status-text.js";
import { publishedBefore } from "./published.js";

const VIEWER = "github-actions[bot]";
const BASE = { ref: "main", sha: "0".repeat(40) };
const NONE = { complete: true, items: [] };

function statusOf(given: Partial<RequestCheck>): RequestCheck {
  return { name: statusContext("main"), app: null, workflow: null, status: "completed", conclusion: "success", startedAt: null, url: "https://example.org", description: "fine", ...given };
}

function commentOf(id: number, login: string, gate = "mr-checklist"): RequestComment {
  const body = composeSticky(gate, [plainSection("verdict", 0, markdown`fine`)]);
  return { id, author: { login, kind: "bot" }, body, createdAt: "2026-01-01T00:00:00Z", edited: false, url: `https://example.org/${id}` };
}

describe("what an earlier run has published", () => {
  it("is the status of its context, in the words of the status API", () => {
    const states = ([["success", "success"], ["failure", "failure"], ["error", "error"], [null, "pending"]] as const).map(([conclusion, state]) => {
      const { status } = publishedBefore({ viewer: VIEWER, base: BASE, comments: NONE, checks: { complete: true, items: [statusOf({ app: "github-actions" }), statusOf({ name: "ci" }), statusOf({ name: statusContext("lax") }), statusOf({ conclusion })] } });
      return [status?.state, state];
    });
    for (const [found, wanted] of states) expect(found).toBe(wanted);
  });

  it("has no description where GitHub tells none, is nothing where there is none, and unknown where not all was read", () => {
    const before = (complete: boolean, items: readonly RequestCheck[]) => publishedBefore({ viewer: VIEWER, base: BASE, comments: NONE, checks: { complete, items } }).status;
    expect(before(true, [statusOf({ description: null, url: null })])).toEqual({ state: "success", description: "", targetUrl: null });
    expect(before(true, [])).toBeNull();
    expect(before(false, [])).toBeUndefined();
  });

  it("are the comments of the token's own account for this gate, and unknown where not all were read", () => {
    const items = [commentOf(1, "mallory"), commentOf(2, VIEWER, "coverage-gate"), commentOf(3, VIEWER), { ...commentOf(4, VIEWER), author: null }, commentOf(5, VIEWER)];
    expect(publishedBefore({ viewer: VIEWER, base: BASE, checks: NONE, comments: { complete: true, items } }).comments?.map(({ id }) => id)).toEqual([3, 5]);
    expect(publishedBefore({ viewer: VIEWER, base: BASE, checks: NONE, comments: { complete: false, items } }).comments).toBeNull();
  });
});
