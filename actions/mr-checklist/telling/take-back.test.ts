import { describe, expect, it } from "@jest/globals";
import type { CommitStatus } from "../../../shared/github/commit-status.js";
import type { GitHub } from "../../../shared/github/connection.js";
import { keepingLog } from "../../../tests/github/connected.js";
import type { OnHead } from "../gathering/gather.js";
import { orTakeBack } from "./take-back.js";

const [PAYLOAD, LIVE, QUEUED] = ["1".repeat(40), "2".repeat(40), "3".repeat(40)];

interface Given {
  readonly run?: { readonly mergeGroupHead?: string | null; readonly pullRequestHead?: string | null; readonly baseBranch?: string | null };
  readonly hinted?: boolean;
  readonly telling?: "none" | "status" | "all";
  readonly live?: string | null;
  readonly write?: GitHub["setCommitStatus"];
}

/** What a failing run writes: the commits with their states, and what the log says. */
async function failing({ run = { pullRequestHead: PAYLOAD, baseBranch: "former" }, hinted = false, telling = "all", live = LIVE, write = () => Promise.resolve({ kind: "written", url: "u" }) }: Given) {
  const written: CommitStatus[] = [];
  const logged: string[] = [];
  const github = { setCommitStatus: (status: CommitStatus) => (written.push(status), write(status)) };
  const work = (onHead: OnHead): Promise<never> => {
    if (live !== null) onHead(live, "main");
    return Promise.reject(new Error("the day is bad\u001b[31m"));
  };
  await expect(orTakeBack(github, { telling, run, hinted, log: keepingLog(logged) }, work)).rejects.toThrow("the day is bad");
  return { written, logged };
}

describe("a run that cannot judge", () => {
  it("hands on what the work returns, and writes nothing then", async () => {
    const github = { setCommitStatus: () => Promise.reject(new Error("not asked for")) };
    expect(await orTakeBack(github, { telling: "all", run: {}, hinted: false, log: keepingLog([]) }, (onHead) => { onHead(LIVE, "main"); return Promise.resolve(7); })).toBe(7);
  });

  it.each<[string, Given, string[]]>([
    ["the live head, whatever an event remembers that is repeated", {}, [LIVE]],
    ["the event's head, where GitHub did not even name the live one", { live: null }, [PAYLOAD]],
    ["nothing, where nobody said which branch it was green for", { live: null, run: { pullRequestHead: PAYLOAD } }, []],
    ["the live head of a comment's event, which names none", { run: {} }, [LIVE]],
    ["the queue's own commit", { run: { mergeGroupHead: QUEUED, pullRequestHead: null } }, [QUEUED]],
    ["the commit that the untrusted run was for, never one that its number leads to", { hinted: true }, [PAYLOAD]],
    ["nothing, where an untrusted number is all there is", { hinted: true, run: {} }, []],
    ["nothing, where no commit is known", { run: { mergeGroupHead: null, pullRequestHead: null }, live: null }, []],
    ["nothing, where it may tell nothing", { telling: "none" }, []],
  ])("takes back what stands on %s", async (_what, given, commits) => {
    const { written } = await failing(given);
    expect(written.map(({ sha }) => sha)).toEqual(commits);
    for (const status of written) expect(status).toMatchObject({ context: `plimsoll/mr-checklist: ${given.live === null ? "former" : "main"}`, state: "error", description: expect.not.stringContaining("\u001b") });
  });

  it("says in the log that it could not, and ends with what made it fail", async () => {
    const refused = await failing({ write: () => Promise.resolve({ kind: "refused", code: "no-permission", status: 403, reason: "statuses: write is missing" }) });
    expect(refused.logged).toEqual(["warning: statuses: write is missing"]);
    const down = await failing({ write: () => Promise.reject(new Error("GitHub answered 503")) });
    expect(down.logged).toEqual(["warning: GitHub answered 503"]);
  });
});
