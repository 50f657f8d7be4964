import { describe, expect, it } from "@jest/globals";
import { ask } from "./ask.js";
import { ROOT, startOrders } from "./fixture.js";
import { textOf, type JsonObject } from "./json.js";

describe("what comes out of git", () => {
  it("compares as git does: merge base, counts, commits and files", async () => {
    await using fixture = await startOrders();
    const { github, orders, sample } = fixture;
    const { status, body } = await ask(github.url, github.token({ contents: "read" }), `GET ${ROOT}/compare/main...feature`);
    expect(status).toBe(200);
    const said = body as JsonObject & { readonly files: readonly JsonObject[]; readonly commits: readonly JsonObject[]; readonly merge_base_commit: JsonObject };
    const numstat = await orders.git.run(["diff", "--numstat", "main...feature"]);
    expect(said).toMatchObject({ status: "diverged", ahead_by: 2, behind_by: 1, total_commits: 2 });
    expect(said.merge_base_commit.sha).toBe((await orders.git.run(["merge-base", "main", "feature"])).trim());
    expect(said.commits.map((commit) => commit.sha)).toEqual([sample.commits[2], sample.commits[3]]);
    expect(said.files).toHaveLength(numstat.trim().split("\n").length);
    expect(said.files.map(({ filename, status: change, additions, deletions }) => [filename, change, additions, deletions])).toEqual([
      ["bin/logo.png", "added", 0, 0],
      ["docs/a ü.md", "added", 1, 0],
      ["src/price.ts", "removed", 0, 1],
      ["src/total.ts", "modified", 2, 1],
    ]);
    expect(said.files[0]).not.toHaveProperty("patch");
    expect(said.files[3]?.patch).toBe("@@ -1 +1,2 @@\n-export const total = 1;\n+export const total = 2;\n+export const sum = 3;");
  });

  it("says identical, ahead, behind, and 404 for a ref that is not there", async () => {
    await using fixture = await startOrders();
    const { github } = fixture;
    const token = github.token({ contents: "read" });
    for (const [range, expected] of [["main...main", "identical"], ["main~1...main", "ahead"], ["main...main~1", "behind"]] as const) {
      expect((await ask(github.url, token, `GET ${ROOT}/compare/${range}`)).body).toMatchObject({ status: expected });
    }
    expect((await ask(github.url, token, `GET ${ROOT}/compare/main...nowhere`)).status).toBe(404);
  });

  it("gives a rename with both names", async () => {
    await using fixture = await startOrders();
    const { github, orders } = fixture;
    const blob = (await orders.git.run(["rev-parse", "main:src/total.ts"])).trim();
    const tree = await orders.git.treeOf([`100644 blob ${blob}\tsrc/sum.ts`]);
    const commit = await orders.git.commitTree(tree, [(await orders.git.resolve("main"))!], "Rename");
    const { body } = await ask(github.url, github.token({ contents: "read" }), `GET ${ROOT}/compare/main...${commit}`);
    expect((body as { readonly files: readonly JsonObject[] }).files).toContainEqual(
      expect.objectContaining({ filename: "src/sum.ts", previous_filename: "src/total.ts", status: "renamed", changes: 0 }),
    );
  });

  it("reads files, folders and raw bytes at any ref", async () => {
    await using fixture = await startOrders();
    const { github } = fixture;
    const token = github.token({ contents: "read" });
    const file = await ask(github.url, token, `GET ${ROOT}/contents/src%2Ftotal.ts?ref=feature`);
    const { content, type, path } = file.body as JsonObject & { readonly content: string };
    expect([type, path, Buffer.from(content, "base64").toString()]).toEqual(["file", "src/total.ts", "export const total = 2;\nexport const sum = 3;\n"]);
    const folder = await ask(github.url, token, `GET ${ROOT}/contents/src`);
    expect((folder.body as JsonObject[]).map((entry) => entry.path)).toEqual(["src/price.ts", "src/total.ts"]);
    expect((await ask(github.url, token, `GET ${ROOT}/contents/`)).body).toHaveLength(2);
    expect((await ask(github.url, token, `GET ${ROOT}/contents/README.md`, undefined, { accept: "application/vnd.github.raw+json" })).body).toBe("# Orders\n\nMore.\n");
    expect((await ask(github.url, token, `GET ${ROOT}/contents/nowhere`)).status).toBe(404);
    expect((await ask(github.url, token, `GET ${ROOT}/contents/README.md?ref=nowhere`)).status).toBe(404);
  });

  it("gives no content inline for a file above a megabyte", async () => {
    await using fixture = await startOrders();
    const { github, orders } = fixture;
    const blob = (await orders.git.run(["hash-object", "-w", "--stdin"], "x".repeat(1_000_001))).trim();
    const commit = await orders.git.commitTree(await orders.git.treeOf([`100644 blob ${blob}\tbig.txt`]), [], "Big");
    const { body } = await ask(github.url, github.token({ contents: "read" }), `GET ${ROOT}/contents/big.txt?ref=${commit}`);
    expect(body).toMatchObject({ encoding: "none", content: "", size: 1_000_001 });
  });

  it("writes blobs, trees, commits, refs and files, and refuses what git would", async () => {
    await using fixture = await startOrders();
    const { github, orders, sample } = fixture;
    const token = github.token({ contents: "write" });
    const send = async (route: string, body?: JsonObject) => (await ask(github.url, token, route, body)) as { readonly status: number; readonly body: JsonObject };
    const blob = await send(`POST ${ROOT}/git/blobs`, { content: "hello\n" });
    expect(await send(`GET ${ROOT}/git/blobs/${textOf(blob.body.sha)}`)).toMatchObject({ body: { content: "aGVsbG8K", size: 6 } });
    const tree = await send(`POST ${ROOT}/git/trees`, {
      base_tree: "main", tree: [{ path: "new/a.txt", mode: "100644", type: "blob", sha: blob.body.sha! }, { path: "README.md", mode: "100644", type: "blob", sha: null }, { path: "b.txt", mode: "100644", type: "blob", content: "b" }],
    });
    const commit = await send(`POST ${ROOT}/git/commits`, { message: "By hand", tree: tree.body.sha!, parents: [sample.commits[4]!] });
    expect(await send(`POST ${ROOT}/git/refs`, { ref: "refs/heads/hand", sha: commit.body.sha! })).toMatchObject({ status: 201, body: { ref: "refs/heads/hand" } });
    expect(await orders.git.run(["ls-tree", "-r", "--name-only", "hand"])).toBe("b.txt\nnew/a.txt\nsrc/price.ts\nsrc/total.ts\n");
    expect((await send(`POST ${ROOT}/git/refs`, { ref: "refs/heads/hand", sha: commit.body.sha! })).status).toBe(422);
    expect((await send(`PATCH ${ROOT}/git/refs/heads/hand`, { sha: sample.commits[0]! })).status).toBe(422);
    expect((await send(`PATCH ${ROOT}/git/refs/heads%2Fhand`, { sha: sample.commits[0]!, force: true })).status).toBe(200);
    expect((await send(`GET ${ROOT}/git/ref/heads/hand`)).body).toMatchObject({ object: { sha: sample.commits[0]! } });
    expect((await send(`DELETE ${ROOT}/git/refs/heads/hand`)).status).toBe(204);
    expect((await send(`GET ${ROOT}/git/ref/heads/hand`)).status).toBe(404);
    const before = (await orders.git.run(["rev-parse", "main:README.md"])).trim();
    expect((await send(`PUT ${ROOT}/contents/README.md`, { message: "Edit", content: "aGk=", sha: "0".repeat(40) })).status).toBe(409);
    expect((await send(`PUT ${ROOT}/contents/README.md`, { message: "Edit", content: "aGk=", sha: before })).status).toBe(200);
    expect((await send(`PUT ${ROOT}/contents/docs/new.md`, { message: "Add", content: "aGk=" })).status).toBe(201);
    expect(await orders.git.run(["show", "main:README.md"])).toBe("hi");
  });

  it("lists commits, branches, tags, trees and refs", async () => {
    await using fixture = await startOrders();
    const { github, orders, sample } = fixture;
    await orders.git.run(["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "tag", "-a", "v1", "-m", "First", sample.commits[0]!]);
    const token = github.token({ contents: "read" });
    const get = async (path: string) => (await ask(github.url, token, `GET ${ROOT}${path}`)).body;
    expect(((await get("/commits?sha=feature")) as JsonObject[]).map(({ sha }) => sha)).toEqual([3, 2, 1, 0].map((index) => sample.commits[index]));
    expect(await get(`/commits/${sample.commits[3]!}`)).toMatchObject({ sha: sample.commits[3], files: [{ filename: "bin/logo.png" }, { filename: "src/price.ts" }] });
    expect(await get(`/commits/${sample.commits[0]!}`)).toMatchObject({ files: [] });
    expect(((await get("/branches")) as JsonObject[]).map(({ name }) => name)).toEqual(["feature", "main"]);
    expect(await get("/branches/main")).toMatchObject({ name: "main", commit: { sha: sample.commits[4] } });
    expect(await get("/tags")).toMatchObject([{ name: "v1", commit: { sha: sample.commits[0] } }]);
    const [tag] = (await get("/git/matching-refs/tags/v")) as readonly { readonly object: { readonly sha: string; readonly type: string } }[];
    expect(tag?.object.type).toBe("tag");
    expect(await get(`/git/tags/${tag!.object.sha}`)).toMatchObject({ tag: "v1", message: "First", object: { sha: sample.commits[0], type: "commit" } });
    expect(await get(`/git/commits/${sample.commits[1]!}`)).toMatchObject({ message: "Prices", parents: [{ sha: sample.commits[0] }] });
    const { tree } = (await get("/git/trees/main?recursive=1")) as { readonly tree: readonly JsonObject[] };
    expect(tree.map(({ path, type }) => [path, type])).toEqual([["README.md", "blob"], ["src", "tree"], ["src/price.ts", "blob"], ["src/total.ts", "blob"]]);
  });
});
