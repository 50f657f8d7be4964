import { jsonText } from "../../../shared/schema/json-text.js";

type Given = Readonly<Record<string, unknown>>;

/** Text of a `pull_request` event's payload about a change of alice's, with keys that nobody asks for; `given` replaces parts. */
export function eventText({ base, head, ...given }: Given & { readonly base: string; readonly head: string }): string {
  const repository = { id: 1, full_name: "octo/orders", private: false };
  return jsonText({
    action: "synchronize", number: 7, sender: { login: "mallory", type: "User" }, repository,
    pull_request: {
      number: 7, title: "feat: add totals", body: "Closes #12\n\n## Why\n\nSums per region were asked for by many.\n", state: "open", merged: false, draft: false,
      user: { login: "alice", type: "User", id: 2 }, labels: [{ name: "size/S", color: "ededed" }],
      base: { ref: "main", sha: base, repo: repository }, head: { ref: "totals", sha: head, repo: repository },
      additions: 3, deletions: 1, changed_files: 2, commits: 2, mergeable: null, ...given,
    },
  }, 2);
}
