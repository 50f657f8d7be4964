import { describe, expect, it } from "@jest/globals";
import { connectTo } from "../../../tests/github/connected.js";
import { startOrders, type OrdersFixture } from "../../../tests/github/fixture.js";
import { createGitRepository } from "../../../tests/github/git-sample.js";
import { startGitHubDouble } from "../../../tests/github/start.js";
import { PERMISSIONS_OF } from "../wire/permissions.js";

const QUERY = "POST /graphql";
const FILES = "GET /repos/{owner}/{repo}/pulls/{pull_number}/files";
const PULL = "GET /repos/{owner}/{repo}/pulls/{pull_number}";
const GRANTS = PERMISSIONS_OF.changeRequest;

const routes = ({ github }: Pick<OrdersFixture, "github">): (string | null)[] => github.requests.map(({ route }) => route);

describe("a change request", () => {
  it("is read whole with one query and one list of files", async () => {
    await using fixture = await startOrders();
    const { orders, sample } = fixture;
    const issue = orders.openIssue("Totals are wrong");
    const linked = orders.openIssue("Linked by hand");
    const pull = await orders.openPullRequest({ head: "feature", title: "Sum", body: "Closes #1", author: "ada", labels: ["ddl"], draft: true, closes: [issue.number], linked: [linked.number] });
    linked.state = "closed";
    orders.has.collaborators.set("eve", "maintain");
    orders.has.accounts.set("ada@example.com", "ada");
    orders.has.signatures.set(sample.commits[3]!, true);
    orders.addReview(pull, "eve", "APPROVED", "good");
    orders.addReview(pull, "renovate[bot]", "COMMENTED").editedAt = "2026-01-02T00:00:00Z";
    orders.addReview(pull, "mallory", "PENDING", "not said yet");
    orders.addComment(pull, "ghost", "I am gone");
    orders.editBody(pull, "Closes #1\n- [x] tried", "eve", "2099-01-01T00:00:00Z");
    orders.addCheckRun(sample.commits[3]!, "test", undefined, "pipeline");
    orders.addCheckRun(sample.commits[3]!, "scan", { status: "in_progress" }, undefined, 99);
    orders.addCheckRun(sample.commits[3]!, "wait", { status: "queued" });
    orders.has.statuses.push({ id: 1, sha: sample.commits[3]!, creator: "ci", said: { context: "ci/old", state: "error" }, createdAt: "2026-01-01T00:00:00Z" });
    orders.has.statuses.push({ id: 2, sha: sample.commits[3]!, creator: "ci", said: { context: "ci/new", state: "pending" }, createdAt: "2026-01-01T00:00:00Z" });
    const { client } = connectTo(fixture.github, GRANTS);
    const found = await client.changeRequest(pull.number, ["README.md", ".github/plimsoll.yml", "src"]);
    expect(routes(fixture)).toEqual([QUERY, FILES]);
    expect(found).toMatchObject({
      viewer: "github-actions[bot]", repository: "octo/orders", number: 3, state: "open", draft: true, title: "Sum", body: "Closes #1\n- [x] tried",
      author: { login: "ada", kind: "user" }, base: { ref: "main", sha: sample.commits[4] }, head: { ref: "feature", sha: sample.commits[3], repository: "octo/orders" },
      labels: ["ddl"], additions: 3, deletions: 2, changedFiles: 4, commitCount: 2,
      closing: [{ repository: "octo/orders", number: 1, open: true }, { number: 2, open: false }], sidebar: [{ number: 2 }],
    });
    expect([...found.baseFiles]).toEqual([["README.md", "# Orders\n\nMore.\n"], [".github/plimsoll.yml", null], ["src", null]]);
    expect(found.files.complete).toBe(true);
    expect(found.files.items.map(({ path, blob }) => [path, blob === null])).toEqual([["bin/logo.png", false], ["docs/a ü.md", false], ["src/price.ts", true], ["src/total.ts", false]]);
    expect(found.commits).toMatchObject({ complete: true, items: [
      { sha: sample.commits[2], message: "Sum", author: { login: "ada", name: "Ada Author", email: "ada@example.com" }, parents: 1, signatureVerified: null },
      { sha: sample.commits[3], signatureVerified: true, committedAt: "2026-01-01T00:03:00Z" },
    ] });
    expect(found.reviews.items.map(({ author, state, canPush, edited, commit }) => [author?.login, state, canPush, edited, commit])).toEqual([
      ["eve", "approved", true, false, sample.commits[3]], ["renovate[bot]", "commented", false, true, sample.commits[3]],
    ]);
    expect(found.comments.items).toMatchObject([{ author: null, body: "I am gone", edited: false, url: expect.stringContaining("#issuecomment-") }]);
    expect(found.bodyEdits?.map(({ editor }) => editor?.login)).toEqual(["ada", "eve"]);
    expect(found.checks.items.map(({ name, app, workflow, status, conclusion }) => [name, app, workflow, status, conclusion])).toEqual([
      ["test", "github-actions", "pipeline", "completed", "success"], ["scan", "app-99", null, "in-progress", null], ["wait", "github-actions", null, "queued", null],
      ["ci/old", null, null, "completed", "error"], ["ci/new", null, null, "queued", null],
    ]);
  });

  it("is read with one more query for each further hundred, of several lists at once", async () => {
    await using fixture = await startOrders();
    const { orders } = fixture;
    const pull = await orders.openPullRequest({ head: "feature", headRepository: "", labels: Array.from({ length: 101 }, (_none, index) => `label ${index}`) });
    for (let number = 0; number < 250; number += 1) orders.addComment(pull, "octocat", `Comment ${number}`);
    for (let number = 0; number < 150; number += 1) orders.addReview(pull, "octocat", "COMMENTED", `Review ${number}`).commit = "";
    const { client } = connectTo(fixture.github, GRANTS);
    const { comments, reviews, labels, checks, head } = await client.changeRequest(1, []);
    expect([comments.items.length, comments.complete, reviews.items.length, reviews.complete, labels.length, checks, head.repository]).toEqual([250, true, 150, true, 101, { complete: true, items: [] }, null]);
    expect(new Set(comments.items.map(({ body }) => body)).size).toBe(250);
    expect(reviews.items[0]?.commit).toBeNull();
    expect(fixture.github.count(QUERY)).toBe(3);
  });

  it("of more commits than GitHub lists says so, as REST counts them all", async () => {
    await using sample = await createGitRepository([
      { branch: "main", files: { "a.txt": "a\n" } },
      ...Array.from({ length: 253 }, (_none, index) => ({ branch: "many", from: "main", files: { "a.txt": `${index}\n` } })),
    ]);
    await using github = await startGitHubDouble({ repositories: [{ owner: "octo", name: "orders", gitDirectory: sample.directory }] });
    await github.repository("octo/orders").openPullRequest({ head: "many" });
    const { commits, commitCount } = await connectTo(github, GRANTS).client.changeRequest(1, []);
    expect([commits.items.length, commits.complete, commitCount]).toEqual([250, false, 253]);
    expect(github.count(PULL)).toBe(1);
  });

  it("whose files are fewer than it counts has an incomplete list", async () => {
    await using fixture = await startOrders({ largestFileList: 3 });
    await fixture.orders.openPullRequest({ head: "feature" });
    const { files } = await connectTo(fixture.github, GRANTS).client.changeRequest(1, []);
    expect([files.items.length, files.complete]).toEqual([3, false]);
  });

  it("whose head moves between the answers is read again", async () => {
    await using fixture = await startOrders();
    const pull = await fixture.orders.openPullRequest({ head: fixture.sample.commits[2]! });
    moveAt(fixture, FILES, () => fixture.orders.push(pull, "feature"));
    const { head, files, commits } = await connectTo(fixture.github, GRANTS).client.changeRequest(1, []);
    expect([head.sha, files.items.length, commits.items.length]).toEqual([fixture.sample.commits[3], 4, 2]);
    expect(routes(fixture)).toEqual([QUERY, FILES, QUERY, FILES]);
  });

  it("whose head moves between two pages is read again too, and one that keeps moving is inconclusive", async () => {
    await using fixture = await startOrders();
    const pull = await fixture.orders.openPullRequest({ head: "feature" });
    for (let number = 0; number < 120; number += 1) fixture.orders.addComment(pull, "octocat", "x");
    const [, , first, second] = fixture.sample.commits;
    moveAt(fixture, QUERY, () => fixture.orders.push(pull, pull.pull?.headSha === first ? second! : first!), 20);
    await expect(connectTo(fixture.github, GRANTS).client.changeRequest(1, [])).rejects.toThrow("the head of pull request 1 moved twice while it was read: run again when the pushing is over");
    expect(fixture.github.count(QUERY)).toBe(4);
  });

  it("that only removes files proves its head with one read more", async () => {
    await using fixture = await startOrders();
    const { git } = fixture.orders;
    const gone = await git.commitTree(await git.treeOf([]), [fixture.sample.commits[4]!], "Nothing left");
    await git.run(["update-ref", "refs/heads/gone", gone]);
    const pull = await fixture.orders.openPullRequest({ head: "gone" });
    const { client } = connectTo(fixture.github, GRANTS);
    expect((await client.changeRequest(1, [])).files.items.every(({ status, blob }) => status === "removed" && blob === null)).toBe(true);
    expect(routes(fixture)).toEqual([QUERY, FILES, PULL]);
    moveAt(fixture, PULL, () => fixture.orders.push(pull, "feature"));
    expect((await client.changeRequest(1, [])).head.sha).toBe(fixture.sample.commits[3]);
  });

  it("whose base is gone, or whose file GitHub does not show whole, is inconclusive", async () => {
    await using fixture = await startOrders();
    const { git } = fixture.orders;
    await git.run(["update-ref", "refs/heads/old", fixture.sample.commits[1]!]);
    await fixture.orders.openPullRequest({ head: "feature", base: "old" });
    const large = (await git.run(["hash-object", "-w", "--stdin"], "#".repeat(600_000))).trim();
    const binary = (await git.run(["hash-object", "-w", "--stdin"], "\0")).trim();
    const tree = await git.treeOf([`100644 blob ${large}\tLARGE`, `100644 blob ${binary}\tBINARY`]);
    await git.run(["update-ref", "refs/heads/old", await git.commitTree(tree, [fixture.sample.commits[1]!], "Large")]);
    const { client } = connectTo(fixture.github, GRANTS);
    for (const path of ["LARGE", "BINARY"]) {
      await expect(client.changeRequest(1, [path])).rejects.toThrow(`cannot read ${path} at old: GitHub does not show it whole, as it is too large or no text`);
    }
    await git.run(["update-ref", "-d", "refs/heads/old"]);
    fixture.orders.has.issues[0]!.pull!.base = "old";
    await expect(client.changeRequest(1, [])).rejects.toThrow("the branch old that pull request 1 goes into is not there");
  });
});

/** Lets something happen on GitHub just before it answers requests to this route. */
function moveAt({ github }: OrdersFixture, route: string, happens: () => Promise<unknown>, times = 1): void {
  github.faults.add({ on: route, fault: { kind: "meanwhile", happens }, times });
}
