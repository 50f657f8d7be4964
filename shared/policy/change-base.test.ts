import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { contextFor } from "../../tests/support/context.js";
import { gitCheckout, type GitCheckout } from "../../tests/support/git-checkout.js";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import type { RunFacts } from "../action/context.js";
import { execute } from "../action/exec.js";
import { openRepository } from "../git/repository.js";
import { changeBase, noBaseError, type ChangeBase } from "./change-base.js";
import { loadPolicy } from "./load.js";
import { POLICY_FILE } from "./policy.js";

const temporary = useTemporaryFolder();
const GONE = "e".repeat(40);

async function baseIn(folder: string, facts: Partial<RunFacts>, given = ""): Promise<ChangeBase> {
  return changeBase(await openRepository(execute, folder), given, { ...contextFor().run, ...facts });
}

/** A branch `change` that leaves `main`, whose policy is this. */
function branched(policy: string): { readonly source: GitCheckout; readonly start: string } {
  const source = gitCheckout(path.join(temporary(), "source"));
  source.write(POLICY_FILE, policy);
  const start = source.commit("start");
  source.git("checkout", "--quiet", "-b", "change");
  source.commit("change");
  return { source, start };
}

describe("the base of a change on a runner", () => {
  const pushed = (facts: Partial<RunFacts>): Partial<RunFacts> => ({ host: "runner", event: "push", ...facts });

  it("is what the user names, else what the event names", async () => {
    const { source, start } = branched("");
    expect(await baseIn(source.folder, { host: "runner", base: start, before: GONE, defaultBranch: "main" }, "v1")).toEqual({ ref: "v1", choice: null });
    expect(await baseIn(source.folder, { host: "runner", base: start, before: GONE, defaultBranch: "main" })).toEqual({ ref: start, choice: null });
  });

  it("is for a push the commit that the branch was at", async () => {
    const { source, start } = branched("");
    expect(await baseIn(source.folder, pushed({ before: start, defaultBranch: "trunk" }))).toEqual({ ref: start, choice: null });
  });

  it("is the default branch where that commit is gone or never was, and nothing on that branch itself; each says why", async () => {
    const { source } = branched("");
    expect(await baseIn(source.folder, pushed({ before: GONE, defaultBranch: "main" }))).toEqual({
      ref: "refs/remotes/origin/main", choice: "the commit eeeeeeeeeeee that the push replaced is in no branch any more, so the change is compared with origin/main",
    });
    expect(await baseIn(source.folder, pushed({ defaultBranch: "main" }))).toEqual({
      ref: "refs/remotes/origin/main", choice: "the event names no commit that the change goes onto, so the change is compared with origin/main",
    });
    expect(await baseIn(source.folder, pushed({ before: GONE }))).toEqual({ ref: null, choice: "the commit eeeeeeeeeeee that the push replaced is in no branch any more" });
    expect(await baseIn(source.folder, pushed({}))).toEqual({ ref: null, choice: "the event names no commit that the change goes onto" });
  });

  it("is refused with the fetch that is needed where a part of the history does not hold it", async () => {
    const { source, start } = branched("");
    const clone = gitCheckout(path.join(temporary(), "clone"));
    clone.git("fetch", "--quiet", "--depth=1", `file://${source.folder}`, "change");
    clone.git("checkout", "--quiet", "FETCH_HEAD");
    const { ref } = await baseIn(clone.folder, pushed({ before: start, defaultBranch: "main" }));
    expect(ref).toBe(start);
    await expect(loadPolicy(await openRepository(execute, clone.folder), ref)).rejects.toThrow(/does not have the base .* and is shallow: run `git fetch --unshallow origin`/);
  });
});

describe("the base of a change in a terminal", () => {
  const CHANGED_LINES = "coverage: { mode: changed-lines }\n";

  it("is asked for where changed lines are judged, and is then the branch that changes go onto", async () => {
    const { source } = branched(CHANGED_LINES);
    expect(await baseIn(source.folder, {})).toEqual({ ref: "refs/heads/main", choice: "no base was given, so the change is compared with main, whose policy holds" });
    source.git("update-ref", "refs/remotes/origin/main", "main");
    expect(await baseIn(source.folder, {})).toMatchObject({ ref: "refs/remotes/origin/main" });
    expect(await baseIn(source.folder, {}, "HEAD~1")).toEqual({ ref: "HEAD~1", choice: null });
    source.write(POLICY_FILE, "coverage: { mode: all }\n");
    expect(await baseIn(source.folder, {})).toEqual({ ref: null, choice: null });
  });

  it("is nothing on that branch itself, or without it, and the refusal says how to name one", async () => {
    const { source } = branched(CHANGED_LINES);
    source.git("checkout", "--quiet", "main");
    const onMain = await baseIn(source.folder, {});
    expect(onMain).toEqual({ ref: null, choice: "HEAD is on main itself, so there is no change to compare" });
    expect(noBaseError(onMain).message).toBe(
      "the policy's coverage.mode is changed-lines, and HEAD is on main itself, so there is no change to compare; give --base, the ref that the change goes onto, such as --base HEAD~1 for the last commit",
    );
    source.git("branch", "-m", "elsewhere");
    expect(await baseIn(source.folder, {})).toEqual({ ref: null, choice: "there is no origin/HEAD, main or master to compare with" });
    expect(noBaseError({ ref: null, choice: null }).message).toContain("and there is no base to compare with;");
  });
});
