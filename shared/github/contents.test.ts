import { describe, expect, it } from "@jest/globals";
import { connectTo } from "../../tests/github/connected.js";
import { startOrders } from "../../tests/github/fixture.js";
import { InconclusiveError } from "../action/errors.js";

const READ = { contents: "read" } as const;

describe("reading a file", () => {
  it("gives its text at a branch, a commit or a tag", async () => {
    await using fixture = await startOrders();
    const { client } = connectTo(fixture.github, READ);
    expect(await client.readFile("src/total.ts", "feature")).toBe("export const total = 2;\nexport const sum = 3;\n");
    expect(await client.readFile("docs/a ü.md", fixture.sample.commits[2]!)).toBe("new\n");
    expect(await client.readFile("README.md", fixture.sample.commits[0]!)).toBe("# Orders\n");
  });

  it("gives null only where the commit is there and the file is not", async () => {
    await using fixture = await startOrders();
    const { client } = connectTo(fixture.github, READ);
    expect(await client.readFile("src/none.ts", "main")).toBeNull();
    await expect(client.readFile("README.md", "no-such-branch")).rejects.toThrow(
      "cannot read README.md at no-such-branch: GitHub answered 422 (Invalid request. No commit found for SHA: no-such-branch); see the reason that GitHub gives",
    );
  });

  it("is inconclusive for a token without the permission, and says which one", async () => {
    await using fixture = await startOrders();
    const { client } = connectTo(fixture.github, {});
    const read = client.readFile("README.md", "main");
    await expect(read).rejects.toThrow(InconclusiveError);
    await expect(read).rejects.toThrow("cannot read README.md at main: GitHub answered 403 (Resource not accessible by integration); the token needs the permission contents: read");
  });

  it("is inconclusive for a repository that the token does not see, and for a wrong token", async () => {
    await using fixture = await startOrders();
    const other = connectTo(fixture.github, READ, { as: { repositories: ["octo/other"] } });
    await expect(other.client.readFile("README.md", "main")).rejects.toThrow("GitHub answered 404 (Not Found); it is not there, or hidden from the token: the token needs the permission contents: read");
    const wrong = connectTo(fixture.github, READ, { token: "ghs_wrong" });
    await expect(wrong.client.readFile("README.md", "main")).rejects.toThrow("GitHub answered 401 (Bad credentials); the token is missing, wrong or expired");
  });

  it("is inconclusive for what is no file of text: a folder, a link, a large file, other bytes", async () => {
    await using fixture = await startOrders();
    const { git } = fixture.orders;
    const blob = async (content: string | Buffer): Promise<string> => (await git.run(["hash-object", "-w", "--stdin"], content)).trim();
    const tree = await git.treeOf([
      `120000 blob ${await blob("README.md")}\tlink`,
      `100644 blob ${await blob("x".repeat(1_000_001))}\tlarge.txt`,
      `100644 blob ${await blob(Buffer.from([0xff, 0xfe, 0xff]))}\tlogo.png`,
      `100644 blob ${await blob("ok")}\tsrc/a.ts`,
    ]);
    const commit = await git.commitTree(tree, [], "Odd files");
    const { client } = connectTo(fixture.github, READ);
    await expect(client.readFile("src", commit)).rejects.toThrow(`cannot read src at ${commit}: it is a folder`);
    await expect(client.readFile("link", commit)).rejects.toThrow("it is a symlink, not a file");
    await expect(client.readFile("large.txt", commit)).rejects.toThrow("its 1000001 bytes are more than GitHub gives this way (1 MB)");
    await expect(client.readFile("logo.png", commit)).rejects.toThrow("it is not UTF-8 text");
  });
});
