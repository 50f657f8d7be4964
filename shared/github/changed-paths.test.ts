import { describe, expect, it } from "@jest/globals";
import { connectTo } from "../../tests/github/connected.js";
import { createGitRepository } from "../../tests/github/git-sample.js";
import { startGitHubDouble } from "../../tests/github/start.js";
import { startOrders } from "../../tests/github/fixture.js";

const COMPARE = "GET /repos/{owner}/{repo}/compare/{basehead}";
const GRANTS = { contents: "read" } as const;

describe("the paths that differ between two commits", () => {
  it("are those that the later one touched on top of the earlier, with one request; none of one commit with itself", async () => {
    await using fixture = await startOrders();
    const [, , sum, drop] = fixture.sample.commits;
    const { client } = connectTo(fixture.github, GRANTS);
    expect(await client.changedPaths(sum!, drop!)).toEqual(["bin/logo.png", "src/price.ts"]);
    expect(await client.changedPaths(drop!, drop!)).toEqual([]);
    expect(fixture.github.requests.length).toBe(1);
  });

  it("are told after a rebase by content: what was only written anew is the same", async () => {
    const text = `${Array.from({ length: 30 }, (_none, index) => `line ${index}`).join("\n")}\n`;
    await using sample = await createGitRepository([
      { branch: "main", files: { "a.txt": "a\n", "b.txt": "b\n", "old name.txt": text } },
      { branch: "before", from: "main", files: { "a.txt": "changed\n", "b.txt": "first\n", "gone.txt": "x\n" } },
      { branch: "main", files: { "c.txt": "from main\n" } },
      { branch: "after", from: "main", files: { "a.txt": "changed\n", "b.txt": "second\n", "old name.txt": null, "new name.txt": text } },
    ]);
    await using github = await startGitHubDouble({ repositories: [{ owner: "octo", name: "orders", gitDirectory: sample.directory }] });
    const { client } = connectTo(github, GRANTS);
    expect((await client.changedPaths(sample.commits[1]!, sample.commits[3]!))?.toSorted()).toEqual(["b.txt", "c.txt", "gone.txt", "new name.txt", "old name.txt"]);
    expect(github.count(COMPARE)).toBe(2);
  });

  it("are unknown when a commit is gone, on either side, or GitHub lists not all of them", async () => {
    await using sample = await createGitRepository([
      { branch: "main", files: { "a.txt": "a\n" } },
      { branch: "many", from: "main", files: Object.fromEntries(Array.from({ length: 300 }, (_none, index) => [`${index}.txt`, `${index}\n`])) },
      { branch: "other", from: "main", files: { "b.txt": "b\n" } },
    ]);
    await using github = await startGitHubDouble({ repositories: [{ owner: "octo", name: "orders", gitDirectory: sample.directory }] });
    const { client } = connectTo(github, GRANTS);
    const [base, many, other] = sample.commits;
    expect(await client.changedPaths("0".repeat(40), base!)).toBeNull();
    expect(await client.changedPaths(base!, many!)).toBeNull();
    expect(await client.changedPaths(many!, other!)).toBeNull();
  });

  it("are inconclusive where GitHub gives no answer", async () => {
    await using fixture = await startOrders();
    fixture.github.faults.add({ on: COMPARE, fault: { kind: "status", status: 403 } });
    const { client } = connectTo(fixture.github, GRANTS);
    await expect(client.changedPaths("a".repeat(40), "b".repeat(40))).rejects.toThrow("the token needs the permission contents: read");
  });
});
