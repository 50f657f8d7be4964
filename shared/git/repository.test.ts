import { describe, expect, it } from "@jest/globals";
import { mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { gitCheckout, type GitCheckout } from "../../tests/support/git-checkout.js";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import type { Exec } from "../action/context.js";
import { InconclusiveError, InputError } from "../action/errors.js";
import { execute } from "../action/exec.js";
import { shownRef } from "./branches.js";
import { openCheckout, openRepository } from "./repository.js";

const temporary = useTemporaryFolder();

function checkout(name = "checkout"): GitCheckout {
  return gitCheckout(path.join(temporary(), name));
}

/** A clone of `source` that has `depth` commits of `ref`, as actions/checkout makes it. */
function shallowClone(source: GitCheckout, ref: string, depth: number): GitCheckout {
  const clone = checkout("clone");
  clone.git("fetch", "--quiet", `--depth=${depth}`, `file://${source.folder}`, ref);
  clone.git("checkout", "--quiet", "FETCH_HEAD");
  return clone;
}

function withEnvironment(added: Readonly<Record<string, string>>): Exec {
  return (file, args, options) => execute(file, args, { ...options, environment: { ...added, ...options?.environment } });
}

async function refusal(promise: Promise<unknown>): Promise<string> {
  return promise.then(() => "nothing was refused", (thrown: unknown) => {
    if (thrown instanceof InputError || thrown instanceof InconclusiveError) return `${thrown.name}: ${thrown.message}`;
    throw thrown;
  });
}

describe("opening a repository", () => {
  it("gives its facts, from a subfolder as well", async () => {
    const { folder, git, write, commit } = checkout();
    write("src/b.ts", "b\n");
    write("src/a.ts", "a\n");
    write("README.md", "\n");
    const sha = commit("first");
    const repository = await openRepository(execute, path.join(folder, "src"));
    expect(repository.folder).toBe(path.join(folder, "src"));
    expect([await repository.prefix(), await (await openRepository(execute, folder)).prefix()]).toEqual(["src", ""]);
    expect(await repository.head()).toBe(sha);
    expect(await repository.tree()).toBe(git("rev-parse", "HEAD^{tree}"));
    expect(await repository.trackedFiles()).toEqual(["a.ts", "b.ts"]);
  });

  it("tells what differs from the commit: edits, files that are not in it, and nothing that is ignored or our own", async () => {
    const { folder, write, git, commit } = checkout();
    write("src/a.ts", "a\n");
    write("src/b.ts", "b\n");
    write("README.md", "\n");
    write(".gitignore", "coverage\n");
    commit("first");
    git("config", "status.showUntrackedFiles", "no");
    write("README.md", "edited outside the folder\n");
    write("src/coverage/c.info", "");
    write("src/.plimsoll/plan.json", "{}");
    const repository = await openRepository(execute, path.join(folder, "src"));
    expect(await repository.localChanges()).toEqual({ tracked: [], untracked: [] });
    write("src/new test.ts", "");
    write("src/new/a.ts", "");
    expect(await repository.localChanges()).toEqual({ tracked: [], untracked: ["src/new test.ts", "src/new/"] });
    git("mv", "src/a.ts", "src/moved.ts");
    rmSync(path.join(folder, "src/b.ts"));
    expect(await repository.localChanges()).toEqual({ tracked: ["src/a.ts", "src/b.ts", "src/moved.ts"], untracked: ["src/new test.ts", "src/new/"] });
  });

  it("reads the folder's own repository, whichever a hook works in", async () => {
    const { folder, write, commit } = checkout();
    write("a", "");
    const sha = commit("first");
    const hook = withEnvironment({ GIT_DIR: "/elsewhere/.git", GIT_INDEX_FILE: "/elsewhere/.git/index", GIT_WORK_TREE: "/elsewhere" });
    expect(await (await openRepository(hook, folder)).head()).toBe(sha);
  });

  it("says in one line why it cannot", async () => {
    const { folder, git } = checkout();
    const open = async (exec: Exec, where: string): Promise<string> => refusal(openRepository(exec, where));
    expect(await open(execute, temporary())).toBe(`InputError: ${temporary()}: it is not a git checkout; run git init and commit first`);
    expect(await open(execute, folder)).toBe(`InputError: ${folder}: the repository has no commit yet; commit first, verdicts are bound to one`);
    expect(await open(execute, path.join(folder, ".git"))).toMatch(/inside a git repository but not in its files/);
    expect(await open(withEnvironment({ PATH: "/absent" }), folder)).toBe(`InputError: cannot start git in ${folder}: it is not installed; install it or put it on the PATH`);
    git("commit", "--quiet", "--allow-empty", "-m", "first");
    expect(await open(withEnvironment({ GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" }), folder)).toMatch(/another user, and git reads it only after: git config --global --add safe.directory "/);
  });

  it("needs no commit to know its branch", async () => {
    const { folder, git } = checkout();
    git("symbolic-ref", "HEAD", "refs/heads/trunk");
    expect(await (await openCheckout(execute, folder)).defaultBranch()).toBe("trunk");
  });

  it("does not take a repository that broke meanwhile for an empty one", async () => {
    const { folder, write, commit } = checkout();
    write("a", "");
    commit("first");
    const repository = await openRepository(execute, folder);
    rmSync(path.join(folder, ".git"), { recursive: true });
    expect(await refusal(repository.head())).toMatch(/^InconclusiveError: git could not read the commit: fatal: not a git repository/);
    expect(await refusal(repository.trackedFiles())).toMatch(/^InconclusiveError: git could not list the tracked files/);
  });

  it("lists a file in conflict once", async () => {
    const { folder, git, write, commit } = checkout();
    write("a", "1\n");
    commit("first");
    git("checkout", "--quiet", "-b", "side");
    write("a", "2\n");
    commit("side");
    git("checkout", "--quiet", "main");
    write("a", "3\n");
    commit("main");
    expect(() => git("merge", "side")).toThrow();
    expect(await (await openRepository(execute, folder)).trackedFiles()).toEqual(["a"]);
  });

  it("knows the ref that changes go onto, of the remote before its own", async () => {
    const source = checkout("source");
    const first = source.commit("first");
    source.git("branch", "-m", "trunk");
    const repository = await openRepository(execute, source.folder);
    expect(await repository.mainline()).toBeNull();
    for (const ref of ["refs/heads/master", "refs/heads/main", "refs/remotes/origin/master", "refs/remotes/origin/main"]) {
      source.git("update-ref", ref, first);
      expect(await repository.mainline()).toBe(ref);
    }
    source.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/gone");
    expect(await repository.mainline()).toBe("refs/remotes/origin/main");
    source.git("update-ref", "refs/remotes/origin/gone", first);
    expect(await repository.mainline()).toBe("refs/remotes/origin/gone");
    expect(["refs/remotes/origin/a/b", "refs/heads/main", "main", "v1", first].map(shownRef)).toEqual(["origin/a/b", "main", "main", "v1", first.slice(0, 12)]);
  });

  it("knows the branch that changes go onto", async () => {
    const source = checkout("source");
    source.commit("first");
    source.git("branch", "-m", "trunk");
    const local = await openRepository(execute, source.folder);
    expect(await local.defaultBranch()).toBe("trunk");
    source.git("checkout", "--quiet", "--detach");
    expect(await local.defaultBranch()).toBe("main");
    source.git("checkout", "--quiet", "trunk");
    source.git("clone", "--quiet", source.folder, path.join(temporary(), "clone"));
    gitCheckout(path.join(temporary(), "clone")).git("checkout", "--quiet", "-b", "feature");
    expect(await (await openRepository(execute, path.join(temporary(), "clone"))).defaultBranch()).toBe("trunk");
  });
});

describe("naming a commit", () => {
  it("takes branches, tags and shas, and nothing that git could take for something else", async () => {
    const { folder, git, commit } = checkout();
    const sha = commit("first");
    git("tag", "-a", "v1", "-m", "v1");
    git("branch", "feature/ünï");
    const repository = await openRepository(execute, folder);
    for (const ref of ["main", "v1", "feature/ünï", "HEAD", sha, sha.slice(0, 10), "refs/heads/main"]) expect(await repository.resolve(ref)).toBe(sha);
    for (const ref of ["absent", "0".repeat(40), "a..b"]) expect(await repository.resolve(ref)).toBeNull();
    for (const ref of ["", "--output=/tmp/x", "a b", "main:README", "HEAD~1", "HEAD^", "a\nb", "*"]) {
      expect(await refusal(repository.resolve(ref))).toBe(`InputError: ${JSON.stringify(ref)} is not a git ref; give a branch, a tag or a commit`);
    }
  });
});

describe("the commit that a change starts from", () => {
  /** main: first, second; feature leaves at first; GitHub's merge of both in refs/pull/1/merge. */
  function pullRequest(): { readonly source: GitCheckout; readonly first: string; readonly second: string; readonly merge: string } {
    const source = checkout("source");
    source.write("a", "1\n");
    const first = source.commit("first");
    source.git("checkout", "--quiet", "-b", "feature");
    source.write("b", "1\n");
    source.commit("change");
    source.git("checkout", "--quiet", "main");
    source.write("a", "2\n");
    const second = source.commit("second");
    source.git("checkout", "--quiet", "--detach");
    source.git("merge", "--quiet", "--no-ff", "-m", "merge", "feature");
    const merge = source.git("rev-parse", "HEAD");
    source.git("update-ref", "refs/pull/1/merge", merge);
    return { source, first, second, merge };
  }

  it("is the merge base in a full clone, with a branch that only the remote has too", async () => {
    const { source, first, second } = pullRequest();
    source.git("clone", "--quiet", "--branch", "feature", source.folder, path.join(temporary(), "clone"));
    const repository = await openRepository(execute, path.join(temporary(), "clone"));
    expect(await repository.mergeBase("main")).toBe(first);
    expect(await repository.baseCommit("main")).toBe(second);
    expect(await refusal(repository.mergeBase("mian"))).toBe("InconclusiveError: this clone does not have the base mian: run `git fetch origin` or name another base");
  });

  it("is the base's tip on GitHub's merge commit, two commits deep", async () => {
    const { source, second, merge } = pullRequest();
    const { folder } = shallowClone(source, "refs/pull/1/merge", 2);
    expect(await (await openRepository(execute, folder)).mergeBase(second)).toBe(second);
    // The event may name a tip that main has left meanwhile; the merge commit's first parent is the newer one.
    const stale = "1".repeat(40);
    const repository = await openRepository(execute, folder, { base: stale, mergeCommit: merge });
    expect(await repository.mergeBase(stale)).toBe(second);
    expect(await repository.fileAt(stale, "a")).toBe("2\n");
  });

  it("is that tip on GitHub's merge commit in a full clone, too, which has the older one", async () => {
    const { source, first, second, merge } = pullRequest();
    source.git("checkout", "--quiet", "--detach", merge);
    const repository = await openRepository(execute, source.folder, { base: first, mergeCommit: merge });
    expect([await repository.baseCommit(first), await repository.fileAt(first, "a")]).toEqual([second, "2\n"]);
    source.git("checkout", "--quiet", "feature");
    expect(await repository.baseCommit(first)).toBe(first);
  });

  it("is never the first parent of a merge commit that the author of the change could have made", async () => {
    const { source, merge } = pullRequest();
    const { folder } = shallowClone(source, "refs/pull/1/merge", 2);
    const stale = "1".repeat(40);
    const problem = `InconclusiveError: this clone does not have the base ${stale} and is shallow: run \`git fetch --unshallow origin\` here, or set \`fetch-depth: 0\` on actions/checkout`;
    for (const event of [{ base: stale }, { base: stale, mergeCommit: null }, { base: stale, mergeCommit: "2".repeat(40) }, { base: "main", mergeCommit: merge }]) {
      expect(await refusal((await openRepository(execute, folder, event)).mergeBase(stale))).toBe(problem);
    }
  });

  it("says what to fetch when the clone is one commit deep, or does not reach it", async () => {
    const { source, first, merge } = pullRequest();
    const clone = shallowClone(source, "refs/pull/1/merge", 1);
    const repository = await openRepository(execute, clone.folder, { base: first, mergeCommit: merge });
    expect(await refusal(repository.mergeBase(first))).toMatch(/^InconclusiveError: this clone does not have the base [0-9a-f]{40} and is shallow: run `git fetch --unshallow/);
    clone.git("fetch", "--quiet", "--depth=1", `file://${source.folder}`, "main:refs/remotes/origin/main");
    expect(await refusal(repository.mergeBase("main"))).toMatch(/^InconclusiveError: this clone does not reach the commit that HEAD and main have in common and is shallow: run `git fetch --unshallow/);
  });

  it("does not exist between histories that have nothing in common", async () => {
    const { folder, git, commit } = checkout();
    commit("first");
    git("checkout", "--quiet", "--orphan", "other");
    commit("other");
    const repository = await openRepository(execute, folder);
    expect(await refusal(repository.mergeBase("main"))).toBe("InconclusiveError: main and HEAD have no commit in common; name the branch that this change goes onto");
  });
});

describe("the changed lines of a checkout", () => {
  async function changes(folder: string, base: string): Promise<Record<string, readonly number[]>> {
    const changed = await (await openRepository(execute, folder)).changedLines(base);
    return Object.fromEntries([...changed].map(([file, lines]) => [file, [...lines]]));
  }

  it("are those of the working tree, by paths below the folder, whatever the files are called", async () => {
    const { folder, write, commit } = checkout();
    const names = ['quo"te.ts', "new\nline.ts", "::set-output name=x::y.ts", "ünï 😀.ts", "tab\t.ts", "back\\slash.ts", "-dash.ts", " blank .ts"];
    for (const name of names) write(`src/${name}`, "1\n2\n3\n");
    write("src/kept.ts", "1\n");
    write("outside.ts", "1\n");
    const base = commit("first");
    for (const name of names) write(`src/${name}`, "1\nedited\n3\nadded");
    write("outside.ts", "edited\n");
    write("src/committed.ts", "1\n");
    commit("second");
    write("src/kept.ts", "not committed\n");
    write("src/untracked.ts", "1\n");
    const expected = Object.fromEntries(names.map((name) => [name, [2, 4]]));
    expect(await changes(path.join(folder, "src"), base)).toEqual({ ...expected, "kept.ts": [1], "committed.ts": [1] });
  });

  it("of a moved file are only what changed in it", async () => {
    const { folder, write, commit } = checkout();
    const lines = Array.from({ length: 30 }, (_, index) => `line ${index}`);
    write("old.ts", `${lines.join("\n")}\n`);
    write("moved-only.ts", `${lines.toReversed().join("\n")}\n`);
    const base = commit("first");
    renameSync(path.join(folder, "old.ts"), path.join(folder, "new.ts"));
    renameSync(path.join(folder, "moved-only.ts"), path.join(folder, "elsewhere.ts"));
    write("new.ts", `${lines.with(4, "edited").join("\n")}\n`);
    commit("second");
    expect(await changes(folder, base)).toEqual({ "new.ts": [5] });
  });

  it("cannot be hidden by the change's own attributes, nor bent by the user's configuration", async () => {
    const { folder, git, write, commit } = checkout();
    write("a.ts", "1\n2\n3\n4\n5\n");
    const base = commit("first");
    write(".gitattributes", "*.ts binary -diff\n");
    write("a.ts", "edited\n2\nedited\n4\n5\n");
    write("nul.ts", "// \0\nhidden\n");
    commit("second");
    for (const setting of ["diff.noprefix=true", "diff.mnemonicPrefix=true", "diff.interHunkContext=9", "diff.context=9", "diff.renames=false", "color.ui=always", "diff.external=false", "core.quotePath=true"]) {
      git("config", ...(setting.split("=") as [string, string]));
    }
    expect(await changes(folder, base)).toEqual({ ".gitattributes": [1], "a.ts": [1, 3], "nul.ts": [1, 2] });
  });

  it("are unknown, not none, when the base is not there", async () => {
    const { folder, commit } = checkout();
    commit("first");
    const repository = await openRepository(execute, folder);
    expect(await refusal(repository.changedLines("absent"))).toMatch(/^InconclusiveError: this clone does not have the base absent: run `git fetch origin`/);
    expect(await refusal(repository.changedLines("--output=stolen"))).toMatch(/^InputError: "--output=stolen" is not a git ref/);
  });
});

describe("a file of another commit", () => {
  it("is read as it was there, below the folder", async () => {
    const { folder, git, write, commit } = checkout();
    write("sub/.github/plimsoll.yml", "version: 1\n");
    const first = commit("first");
    write("sub/.github/plimsoll.yml", "rewritten\n");
    commit("second");
    git("branch", "base", first);
    const repository = await openRepository(execute, path.join(folder, "sub"));
    expect(await repository.fileAt("base", ".github/plimsoll.yml")).toBe("version: 1\n");
    expect(await repository.fileAt(first, "absent.yml")).toBeNull();
    expect(await refusal(repository.fileAt("gone", "absent.yml"))).toMatch(/^InconclusiveError: this clone does not have the base gone/);
  });

  it("is not absent when it is something else than a plain file", async () => {
    const { folder, write, commit } = checkout();
    write("folder/a", "");
    symlinkSync("folder/a", path.join(folder, "link"));
    commit("first");
    const repository = await openRepository(execute, folder);
    for (const name of ["folder", "link"]) expect(await refusal(repository.fileAt("HEAD", name))).toMatch(new RegExp(`^InputError: ${name} at [0-9a-f]{12} is a link or a folder`));
  });

  it("is not absent when this clone has only its name", async () => {
    const source = checkout("source");
    source.write("rules.yml", "version: 1\n");
    const first = source.commit("first");
    source.write("rules.yml", "version: 2\n");
    source.commit("second");
    source.git("config", "uploadpack.allowFilter", "true");
    mkdirSync(path.join(temporary(), "partial"));
    source.git("clone", "--quiet", "--filter=blob:none", `file://${source.folder}`, path.join(temporary(), "partial"));
    rmSync(source.folder, { recursive: true });
    const repository = await openRepository(execute, path.join(temporary(), "partial"));
    expect(await refusal(repository.fileAt(first, "rules.yml"))).toMatch(/^InconclusiveError: git could not read rules.yml of [0-9a-f]{40}: fatal: /);
  });
});
