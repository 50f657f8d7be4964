import { describe, expect, it } from "@jest/globals";
import { connectTo } from "../../../tests/github/connected.js";
import { startOrders } from "../../../tests/github/fixture.js";

const READ = { "pull-requests": "read" } as const;

describe("a pull request", () => {
  it("is read with both ends, its author and its labels", async () => {
    await using fixture = await startOrders();
    const pull = await fixture.orders.openPullRequest({ head: "feature", title: "Sum", body: "Adds it", author: "ada", labels: ["ddl"], draft: true });
    const { client } = connectTo(fixture.github, READ);
    expect(await client.pullRequest(pull.number)).toEqual({
      number: 1, state: "open", draft: true, merged: false, title: "Sum", body: "Adds it", author: "ada", fromFork: false, labels: ["ddl"], changedFiles: 4,
      base: { ref: "main", sha: fixture.sample.commits[4], repository: "octo/orders" },
      head: { ref: "feature", sha: fixture.sample.commits[3], repository: "octo/orders" },
    });
  });

  it("of a fork is known as such, and an empty body is an empty text", async () => {
    await using fixture = await startOrders();
    await fixture.orders.openPullRequest({ head: "feature", headRepository: "ada/orders" });
    const { client } = connectTo(fixture.github, READ);
    expect(await client.pullRequest(1)).toMatchObject({ fromFork: true, head: { repository: "ada/orders" }, body: "" });
  });

  it("that is not there is inconclusive", async () => {
    await using fixture = await startOrders();
    const { client } = connectTo(fixture.github, READ);
    await expect(client.pullRequest(9)).rejects.toThrow("cannot read pull request 9: GitHub answered 404 (Not Found); it is not there, or hidden from the token: the token needs the permission pull-requests: read");
  });
});

describe("the files of a pull request", () => {
  it("are listed with their change, whole", async () => {
    await using fixture = await startOrders();
    await fixture.orders.openPullRequest({ head: "feature" });
    const { client } = connectTo(fixture.github, READ);
    const { files, ...rest } = await client.pullRequestFiles(1);
    expect(rest).toEqual({ headSha: fixture.sample.commits[3], total: 4, complete: true });
    expect(files.map(({ path, status, patch }) => [path, status, patch === null])).toEqual([
      ["bin/logo.png", "added", true], ["docs/a ü.md", "added", false], ["src/price.ts", "removed", false], ["src/total.ts", "modified", false],
    ]);
    expect(files[3]).toMatchObject({ previousPath: null, additions: 2, deletions: 1 });
  });

  it("come from as many pages as there are, and beyond 3,000 the list says that it is not complete", async () => {
    await using fixture = await startOrders();
    const { git } = fixture.orders;
    const blob = (await git.run(["hash-object", "-w", "--stdin"], "none of the old files\n")).trim();
    const names = Array.from({ length: 3_005 }, (_none, index) => `100644 blob ${blob}\tfiles/${String(index).padStart(4, "0")}`);
    const many = await git.commitTree(await git.treeOf(names), [fixture.sample.commits[4]!], "Many");
    await git.run(["update-ref", "refs/heads/many", many]);
    await fixture.orders.openPullRequest({ head: "many" });
    const { client } = connectTo(fixture.github, READ);
    const { files, total, complete } = await client.pullRequestFiles(1);
    expect([files.length, total, complete]).toEqual([3_000, 3_008, false]);
    expect(new Set(files.map(({ path }) => path)).size).toBe(3_000);
    expect(fixture.github.count("GET /repos/{owner}/{repo}/pulls/{pull_number}/files")).toBe(30);
  });

  it("that do not fit the pull request's own count are inconclusive: it changed in between", async () => {
    await using fixture = await startOrders({ largestFileList: 3 });
    await fixture.orders.openPullRequest({ head: "feature" });
    const { client } = connectTo(fixture.github, READ);
    await expect(client.pullRequestFiles(1)).rejects.toThrow("GitHub listed 3 of 4 changed files of pull request 1: it changed while it was read; run again");
  });
});
