import { describe, expect, it } from "@jest/globals";
import { symlinkSync } from "node:fs";
import path from "node:path";
import { gitCheckout } from "../../tests/support/git-checkout.js";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { InconclusiveError } from "../action/errors.js";
import { execute } from "../action/exec.js";
import { openRepository } from "./repository.js";

const temporary = useTemporaryFolder();
const checkout = (): ReturnType<typeof gitCheckout> => gitCheckout(path.join(temporary(), "checkout"));

describe("the history of a file", () => {
  it("tells what each commit made of it, newest first, with its sign-offs", async () => {
    const { folder, git, write, commit } = checkout();
    write("other", "1");
    const base = commit("first");
    write("d/a b", "one");
    const added = commit("add\n\nSigned-off-by: Ann Lee <ann@example.com>\nSigned-off-by: Bo\n  Li <bo@example.com>");
    write("other", "2");
    commit("elsewhere");
    git("rm", "--quiet", "d/a b");
    const removed = commit("remove");
    const repository = await openRepository(execute, folder);
    expect(await repository.historyOf(base, "d/a b")).toEqual([
      { sha: removed, authorAddress: "t@example.com", signedOffBy: [], before: ["one"], isOwn: true, after: null },
      { sha: added, authorAddress: "t@example.com", signedOffBy: ["Ann Lee <ann@example.com>", "Bo Li <bo@example.com>"], before: [null], isOwn: true, after: "one" },
    ]);
    expect(await repository.historyOf("HEAD", "d/a b")).toEqual([]);
    expect(await (await openRepository(execute, path.join(folder))).historyOf(base, "-x")).toEqual([]);
  });

  it("tells a merge that only took a side's version from one that brought its own", async () => {
    const { folder, git, write, commit } = checkout();
    write("f", "base\n");
    const base = commit("base");
    git("checkout", "--quiet", "-b", "side");
    write("f", "side\n");
    commit("side");
    git("checkout", "--quiet", "-b", "onto", base);
    write("g", "");
    commit("onto");
    git("merge", "--quiet", "--no-edit", "side");
    git("checkout", "--quiet", "-b", "evil", "HEAD~1");
    git("merge", "--quiet", "--no-commit", "side");
    write("f", "merged\n");
    const evil = commit("evil");
    const repository = await openRepository(execute, folder);
    expect((await repository.historyOf(base, "f")).map(({ sha, isOwn, before, after }) => [sha === evil, isOwn, before, after])).toEqual([
      [true, true, ["base\n", "side\n"], "merged\n"],
      [false, true, ["base\n"], "side\n"],
    ]);
    git("checkout", "--quiet", "onto");
    expect((await repository.historyOf(base, "f")).filter(({ isOwn }) => isOwn).map(({ after }) => after)).toEqual(["side\n"]);
  });
});

describe("files between two commits", () => {
  it("are listed with what became of them, in the commit and not in the working tree", async () => {
    const { folder, git, write, commit } = checkout();
    for (const name of ["kept", "edited", "removed", "d/moved from\nhere"]) write(name, `${name}\n`.repeat(9));
    const base = commit("base");
    write("edited", "1");
    write("added", "2");
    git("rm", "--quiet", "removed");
    git("mv", "d/moved from\nhere", "d/ü");
    commit("change");
    write("kept", "not committed");
    const repository = await openRepository(execute, folder);
    expect(await repository.changedFiles(base)).toEqual([
      { path: "added", previousPath: null, status: "added" },
      { path: "d/ü", previousPath: "d/moved from\nhere", status: "renamed" },
      { path: "edited", previousPath: null, status: "modified" },
      { path: "removed", previousPath: null, status: "removed" },
    ]);
  });
});

describe("the tree of a commit", () => {
  it("lists files with their contents, and links without", async () => {
    const { folder, git, write, commit } = checkout();
    write("d/a\nb", "one");
    write("c", "two");
    symlinkSync("c", path.join(folder, "link"));
    const base = commit("base");
    git("rm", "--quiet", "c");
    commit("change");
    const repository = await openRepository(execute, folder);
    const tree = await repository.treeAt(base);
    expect(tree.map((file) => [file.path, file.blob !== null])).toEqual([["c", true], ["d/a\nb", true], ["link", false]]);
    expect(await repository.blobText(String(tree[1]?.blob))).toBe("one");
    expect((await (await openRepository(execute, path.join(folder, "d"))).treeAt("HEAD")).map((file) => file.path)).toEqual(["a\nb"]);
    await expect(repository.treeAt("nowhere")).rejects.toThrow(InconclusiveError);
    await expect(repository.blobText("1".repeat(40))).rejects.toThrow(InconclusiveError);
  });
});
