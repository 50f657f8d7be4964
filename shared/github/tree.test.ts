import { symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { connectTo } from "../../tests/github/connected.js";
import { startOrders } from "../../tests/github/fixture.js";
import { startGitHubDouble } from "../../tests/github/start.js";
import { gitCheckout } from "../../tests/support/git-checkout.js";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";

const READ = { contents: "read" } as const;
const top = useTemporaryFolder();

describe("the files of a commit", () => {
  it("are all listed, with contents and without folders", async () => {
    await using fixture = await startOrders();
    const { client } = connectTo(fixture.github, READ);
    const tree = (await client.treeAt(fixture.sample.commits[3]!)) ?? [];
    expect(tree.map((file) => file.path)).toEqual(["README.md", "bin/logo.png", "docs/a ü.md", "src/total.ts"]);
    const texts = await client.blobTexts(tree.flatMap(({ blob }) => blob ?? []));
    expect(tree.map(({ blob }) => texts.get(blob ?? ""))).toEqual(["# Orders\n", "", "new\n", "export const total = 2;\nexport const sum = 3;\n"]);
  });

  it("are unknown, not none, where the commit is gone or may not be read", async () => {
    await using fixture = await startOrders();
    expect(await connectTo(fixture.github, READ).client.treeAt("1".repeat(40))).toBeNull();
    await expect(connectTo(fixture.github, {}).client.treeAt(fixture.sample.commits[0]!)).rejects.toThrow("cannot list the files of");
  });

  it("are inconclusive where GitHub lists only a part of them", async () => {
    await using fixture = await startOrders({ largestTree: 2 });
    await expect(connectTo(fixture.github, READ).client.treeAt(fixture.sample.commits[3]!)).rejects.toThrow("it has more files than GitHub lists");
  });

  it("hold links without their contents, and more than fifty texts are read in turns", async () => {
    const { folder, write, commit } = gitCheckout(path.join(top(), "many"));
    for (let index = 0; index < 60; index += 1) write(`d/${index}`, `text ${index}`);
    symlinkSync("d/1", path.join(folder, "link"));
    const sha = commit("many");
    await using github = await startGitHubDouble({ repositories: [{ owner: "octo", name: "orders", gitDirectory: path.join(folder, ".git") }] });
    const { client } = connectTo(github, READ);
    const tree = (await client.treeAt(sha)) ?? [];
    expect(tree.filter(({ blob }) => blob === null).map(({ path: name, mode }) => [name, mode])).toEqual([["link", "120000"]]);
    const texts = await client.blobTexts(tree.flatMap(({ blob }) => blob ?? []));
    expect([...texts.values()].sort()).toEqual(Array.from({ length: 60 }, (_value, index) => `text ${index}`).sort());
    expect(github.count("POST /graphql")).toBe(2);
  });

  it("that are too large or not there are inconclusive", async () => {
    const { folder, git, write, commit } = gitCheckout(path.join(top(), "large"));
    write("a", "x".repeat(600_000));
    commit("large");
    await using github = await startGitHubDouble({ repositories: [{ owner: "octo", name: "orders", gitDirectory: path.join(folder, ".git") }] });
    const { client } = connectTo(github, READ);
    await expect(client.blobTexts([git("rev-parse", "HEAD:a")])).rejects.toThrow("GitHub does not show it whole");
    await expect(client.blobTexts(["1".repeat(40)])).rejects.toThrow("cannot read the content 111111111111");
    await expect(connectTo(github, {}).client.blobTexts([git("rev-parse", "HEAD:a")])).rejects.toThrow("contents: read");
  });
});

describe("the history of a file on GitHub", () => {
  it("lists the commits that changed it, newest first", async () => {
    await using fixture = await startOrders();
    const [first, , third] = fixture.sample.commits;
    const commits = await connectTo(fixture.github, READ).client.fileCommits("src/total.ts", fixture.sample.commits[3]!);
    expect(commits).toEqual([
      { sha: third, message: "Sum", authorAddress: "ada@example.com", parents: [fixture.sample.commits[1]] },
      { sha: first, message: "Begin", authorAddress: "ada@example.com", parents: [] },
    ]);
    await expect(connectTo(fixture.github, {}).client.fileCommits("src/total.ts", "main")).rejects.toThrow("cannot read the history of src/total.ts");
  });
});
