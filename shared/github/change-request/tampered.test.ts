import { describe, expect, it } from "@jest/globals";
import { connectTo } from "../../../tests/github/connected.js";
import { startOrders, type OrdersFixture } from "../../../tests/github/fixture.js";
import { isObject, type Json } from "../../../tests/github/json.js";
import { PERMISSIONS_OF } from "../wire/permissions.js";
import type { ChangeRequest } from "./change-request.js";

/** Changes a part of a query's answer; `at` leads from the pull request to it. */
function replaced(value: Json, at: readonly string[], by: (part: Json) => Json): Json {
  const [key, ...rest] = at;
  if (key === undefined) return by(value);
  return isObject(value) ? { ...value, [key]: replaced(value[key] ?? null, rest, by) } : value;
}

const PULL = ["data", "repository", "pullRequest"];

/** What the client makes of a pull request with two reviews whose answer GitHub changed like this. */
async function readAs(at: readonly string[], by: (part: Json) => Json, prepare: (fixture: OrdersFixture) => void = () => undefined, times = 1): Promise<ChangeRequest> {
  await using fixture = await startOrders();
  const pull = await fixture.orders.openPullRequest({ head: "feature", labels: ["ddl"] });
  for (const author of ["eve", "bob"]) fixture.orders.addReview(pull, author, "APPROVED");
  prepare(fixture);
  fixture.github.faults.add({ on: "POST /graphql", fault: { kind: "tampered", body: (body) => replaced(body, [...PULL, ...at], by) }, times });
  return await connectTo(fixture.github, PERMISSIONS_OF.changeRequest).client.changeRequest(1, []);
}

const half = (nodes: Json): Json => (Array.isArray(nodes) ? (nodes as Json[]).slice(0, 1) : nodes);

describe("an answer that is not whole", () => {
  it("with half a page of results is a list that says so", async () => {
    expect((await readAs(["reviews", "nodes"], half)).reviews).toMatchObject({ complete: false, items: [{ author: { login: "eve" } }] });
    expect((await readAs(["reviews", "nodes"], () => null)).reviews).toEqual({ complete: false, items: [] });
    expect((await readAs(["reviews", "nodes"], (nodes) => (Array.isArray(nodes) ? [null, ...(nodes as Json[]).slice(1)] : nodes))).reviews).toMatchObject({ complete: false, items: [{ author: { login: "bob" } }] });
  });

  it("with a page that leads to itself ends, and says that it is not whole", async () => {
    const { reviews } = await readAs(["reviews", "pageInfo"], () => ({ hasNextPage: true, endCursor: null }));
    expect([reviews.items.length, reviews.complete]).toEqual([2, false]);
  });

  it("without all of the labels is inconclusive: no item can say that one is missing", async () => {
    await expect(readAs(["labels", "nodes"], () => [])).rejects.toThrow("GitHub listed 0 of 1 labels of pull request 1: run again");
  });

  it("without the edits of the description, or not all, has none of them: who ticked what is unknown then", async () => {
    expect((await readAs(["edits"], () => null)).bodyEdits).toBeNull();
    const edited = ({ orders }: OrdersFixture): void => {
      orders.editBody(orders.has.issues[0]!, "x", "eve");
    };
    expect((await readAs(["edits", "nodes"], half, edited)).bodyEdits).toBeNull();
  });

  it("whose list of checks is cut inside says so, and without any list there are none", async () => {
    const checked = ({ orders, sample }: OrdersFixture): void => {
      for (const name of ["test", "lint"]) orders.addCheckRun(sample.commits[3]!, name);
    };
    expect((await readAs(["checks", "contexts", "nodes"], half, checked)).checks).toMatchObject({ complete: false, items: [{ name: "test" }] });
    expect((await readAs(["checks"], () => null, checked)).checks).toEqual({ complete: true, items: [] });
  });

  it("of another form than GitHub documents is inconclusive, and says where", async () => {
    await expect(readAs(["reviews", "nodes"], () => [{ state: "PRAISED" }])).rejects.toThrow("cannot read pull request 1: GitHub answered 200 (repository.pullRequest.reviews.nodes[0].author: expected");
    await expect(readAs(["headRefOid"], () => null)).rejects.toThrow("repository.pullRequest.headRefOid: expected");
  });
});

describe("what GitHub leaves out", () => {
  it("is unknown: the account and the name of a commit's author, an app that is gone, a check's conclusion", async () => {
    const checked = ({ orders, sample }: OrdersFixture): void => void orders.addCheckRun(sample.commits[3]!, "test");
    const withoutAuthor = (nodes: Json): Json => (Array.isArray(nodes) ? (nodes as Json[]).map((node) => replaced(node, ["commit", "author"], () => null)) : nodes);
    expect((await readAs(["commits", "nodes"], withoutAuthor)).commits.items[0]?.author).toEqual({ login: null, name: "", email: "" });
    const bare = (nodes: Json): Json => (Array.isArray(nodes) ? (nodes as Json[]).map((node) => replaced(replaced(node, ["conclusion"], () => null), ["checkSuite", "app"], () => null)) : nodes);
    expect((await readAs(["checks", "contexts", "nodes"], bare, checked)).checks.items).toMatchObject([{ name: "test", app: null, status: "completed", conclusion: null }]);
  });

  it("does not hide what kind of account somebody has", async () => {
    const kinds = [];
    for (const kind of ["Bot", "Organization", "Mannequin", "User", "EnterpriseUserAccount"]) kinds.push((await readAs(["author"], () => ({ __typename: kind, login: "x" }))).author);
    expect(kinds).toEqual([{ login: "x[bot]", kind: "bot" }, { login: "x", kind: "organization" }, { login: "x", kind: "mannequin" }, { login: "x", kind: "user" }, { login: "x", kind: "user" }]);
    expect((await readAs(["author"], () => ({ __typename: "Bot", login: "x[bot]" }))).author).toEqual({ login: "x[bot]", kind: "bot" });
  });
});
