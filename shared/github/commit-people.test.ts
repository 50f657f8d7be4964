import { describe, expect, it } from "@jest/globals";
import { connectTo } from "../../tests/github/connected.js";
import { startOrders } from "../../tests/github/fixture.js";

const READ = { contents: "read" } as const;

describe("the people of a commit", () => {
  it("are nobody where its address belongs to no account and nobody signed it", async () => {
    await using fixture = await startOrders();
    expect(await connectTo(fixture.github, READ).client.commitPeople(fixture.sample.commits[0]!)).toEqual({ author: null, signer: null });
  });

  it.each([
    ["ada", undefined, null], ["ada", false, null], ["ada", true, "ada"],
    // A squash in GitHub's pages has an author of the merger's choice and GitHub's signature.
    ["web-flow", true, null],
  ])("of the address of %s with a signature that is valid: %p are signed by %p", async (login, isValid, signer) => {
    await using fixture = await startOrders();
    const [sha = ""] = fixture.sample.commits;
    fixture.orders.has.accounts.set("ada@example.com", login);
    if (isValid !== undefined) fixture.orders.has.signatures.set(sha, isValid);
    expect(await connectTo(fixture.github, READ).client.commitPeople(sha)).toEqual({ author: login, signer });
  });

  it("hold no signer where the signing key belongs to an account that is gone", async () => {
    await using fixture = await startOrders();
    const [sha = ""] = fixture.sample.commits;
    fixture.orders.has.signatures.set(sha, true);
    expect(await connectTo(fixture.github, READ).client.commitPeople(sha)).toEqual({ author: null, signer: null });
  });

  it("that cannot be read are inconclusive", async () => {
    await using fixture = await startOrders();
    await expect(connectTo(fixture.github, READ).client.commitPeople("1".repeat(40))).rejects.toThrow("cannot read who made the commit 111111111111: GitHub answered 4");
  });
});
