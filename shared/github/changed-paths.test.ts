import { describe, expect, it } from "@jest/globals";
import { connectTo } from "../../tests/github/connected.js";
import { createGitRepository, type SampleCommit } from "../../tests/github/git-sample.js";
import { startGitHubDouble } from "../../tests/github/start.js";
import { startOrders } from "../../tests/github/fixture.js";

const COMPARE = "GET /repos/{owner}/{repo}/compare/{basehead}";
const TREE = "GET /repos/{owner}/{repo}/git/trees/{tree_sha}";
const GRANTS = { contents: "read" } as const;

/** A client of a repository with this history, and its commits. */
async function startHistory(history: readonly SampleCommit[], options: { readonly largestTree?: number } = {}) {
  const sample = await createGitRepository(history);
  const github = await startGitHubDouble({ repositories: [{ ...options, owner: "octo", name: "orders", gitDirectory: sample.directory }] });
  const { client } = connectTo(github, GRANTS);
  const between = async (before: string, after: string) => (await client.changedPaths([before], after)).get(before)?.toSorted() ?? null;
  return {
    github, client, between, commits: sample.commits, git: github.repository("octo/orders").git,
    async [Symbol.asyncDispose]() {
      await github[Symbol.asyncDispose]();
      await sample[Symbol.asyncDispose]();
    },
  };
}

describe("the paths that differ between two commits", () => {
  it("are those that the later one touched on top of the earlier, with one request; none of one commit with itself", async () => {
    await using fixture = await startOrders();
    const [, , sum, drop] = fixture.sample.commits;
    const { client } = connectTo(fixture.github, GRANTS);
    expect(await client.changedPaths([sum!, drop!, sum!], drop!)).toEqual(new Map([[sum!, ["bin/logo.png", "src/price.ts"]], [drop!, []]]));
    expect(fixture.github.requests.length).toBe(1);
  });

  it("name both sides of a new name", async () => {
    const text = `${Array.from({ length: 30 }, (_none, index) => `line ${index}`).join("\n")}\n`;
    await using history = await startHistory([{ branch: "main", files: { "old.txt": text } }, { branch: "main", files: { "old.txt": null, "new.txt": text } }]);
    expect(await history.between(history.commits[0]!, history.commits[1]!)).toEqual(["new.txt", "old.txt"]);
  });

  it("are told after a rebase by content: what was only written anew is the same", async () => {
    await using history = await startHistory([
      { branch: "main", files: { "a.txt": "a\n", "b.txt": "b\n", "old.txt": "old\n" } },
      { branch: "before", from: "main", files: { "a.txt": "changed\n", "b.txt": "first\n", "gone.txt": "x\n" } },
      { branch: "other", from: "main", files: { "b.txt": "third\n" } },
      { branch: "main", files: { "c.txt": "from main\n" } },
      { branch: "after", from: "main", files: { "a.txt": "changed\n", "b.txt": "second\n", "old.txt": null, "new.txt": "old\n" } },
    ]);
    const [, before, other, , after] = history.commits;
    expect(await history.between(before!, after!)).toEqual(["b.txt", "c.txt", "gone.txt", "new.txt", "old.txt"]);
    expect([history.github.count(COMPARE), history.github.count(TREE)]).toEqual([1, 2]);
    expect((await history.client.changedPaths([before!, other!], after!)).size).toBe(2);
    expect([history.github.count(COMPARE), history.github.count(TREE)]).toEqual([3, 5]);
  });

  // Two commits that merge each other's parents have two ancestors, and each may hide what the other brought.
  it("are told where both sides have merged the same two commits, to opposite ends", async () => {
    await using history = await startHistory([
      { branch: "main", files: { "db.sql": "start\n" } },
      { branch: "x", from: "main", files: { "db.sql": "drop everything\n" } },
      { branch: "y", from: "main", files: { "db.sql": "good\n" } },
    ]);
    const [, x, y] = history.commits;
    const mergedAs = async (kept: string, first: string, second: string) => history.git.commitTree((await history.git.run(["rev-parse", `${kept}^{tree}`])).trim(), [first, second], "Merge");
    expect(await history.between(await mergedAs(y!, x!, y!), await mergedAs(x!, y!, x!))).toEqual(["db.sql"]);
  });

  it("are told after a rebase by the mode too: a file that became a link or a program is another", async () => {
    await using history = await startHistory([{ branch: "main", files: { "a.txt": "a\n" } }]);
    const [main] = history.commits;
    const blob = (await history.git.run(["rev-parse", "main:a.txt"])).trim();
    const withMode = async (mode: string) => history.git.commitTree(await history.git.treeOf([`${mode} blob ${blob}\ta.txt`]), [main!], mode);
    const [link, program] = [await withMode("120000"), await withMode("100755")];
    expect([await history.between(link, program), await history.between(program, link), await history.between(main!, program)]).toEqual([["a.txt"], ["a.txt"], ["a.txt"]]);
  });

  it("are unknown when a commit is gone, or GitHub lists not all of them", async () => {
    await using history = await startHistory([
      { branch: "main", files: { "a.txt": "a\n" } },
      { branch: "many", from: "main", files: Object.fromEntries(Array.from({ length: 300 }, (_none, index) => [`${index}.txt`, `${index}\n`])) },
      { branch: "other", from: "main", files: { "b.txt": "b\n" } },
    ], { largestTree: 299 });
    const [base, many, other] = history.commits;
    expect(await history.client.changedPaths(["0".repeat(40), base!], many!)).toEqual(new Map([["0".repeat(40), null], [base!, null]]));
    expect(await history.between(many!, other!)).toBeNull();
    expect(await history.between(other!, many!)).toBeNull();
  });

  it("are inconclusive where GitHub gives no answer", async () => {
    await using fixture = await startOrders();
    fixture.github.faults.add({ on: COMPARE, fault: { kind: "status", status: 403 } });
    const { client } = connectTo(fixture.github, GRANTS);
    await expect(client.changedPaths(["a".repeat(40)], "b".repeat(40))).rejects.toThrow("the token needs the permission contents: read");
  });
});
