import { describe, expect, it } from "@jest/globals";
import { connectTo } from "../../tests/github/connected.js";
import { startOrders } from "../../tests/github/fixture.js";

const ROLE = "GET /repos/{owner}/{repo}/collaborators/{username}/permission";

describe("somebody's role", () => {
  it("is the exact one, which the field permission folds", async () => {
    await using fixture = await startOrders();
    const { client } = connectTo(fixture.github, {});
    const roles = [];
    for (const role of ["admin", "maintain", "write", "triage", "read", "none"]) {
      fixture.orders.has.collaborators.set("eve", role);
      roles.push(await client.roleOf("eve"));
    }
    expect(roles).toEqual(["admin", "maintain", "write", "triage", "read", "none"]);
  });

  it("of an organization's own making counts as the one below it", async () => {
    await using fixture = await startOrders();
    fixture.orders.has.collaborators.set("eve", "release-captain");
    expect(await connectTo(fixture.github, {}).client.roleOf("eve")).toBe("write");
  });

  it("is none where GitHub does not know the person, and unknown where the token may not ask", async () => {
    await using fixture = await startOrders();
    const { client } = connectTo(fixture.github, {});
    fixture.github.faults.add({ on: ROLE, fault: { kind: "status", status: 404 } });
    expect(await client.roleOf("stranger")).toBe("none");
    fixture.github.faults.add({ on: ROLE, fault: { kind: "status", status: 403 } });
    expect(await client.roleOf("stranger")).toBeNull();
    fixture.github.faults.add({ on: ROLE, fault: { kind: "status", status: 422 } });
    await expect(client.roleOf("stranger")).rejects.toThrow("cannot read the role of stranger: GitHub answered 422");
  });
});

describe("a team", () => {
  it("is read whole with a token that may, page by page", async () => {
    await using fixture = await startOrders();
    const members = Array.from({ length: 130 }, (_none, index) => `member-${index}`);
    fixture.github.teams.set("octo/dba", members);
    const { client } = connectTo(fixture.github, { members: "read" });
    expect(await client.teamMembers("octo/dba")).toEqual({ members, unknown: null });
  });

  it("is unknown to a workflow's own token and, when it is secret, to any other: never empty", async () => {
    await using fixture = await startOrders();
    fixture.github.teams.set("octo/dba", ["eve"]);
    expect(await connectTo(fixture.github, { contents: "read" }).client.teamMembers("octo/dba")).toEqual({
      members: null, unknown: expect.stringContaining("cannot read the members of the team octo/dba: GitHub answered 403"),
    });
    const { client } = connectTo(fixture.github, { members: "read" });
    expect(await client.teamMembers("octo/secret")).toMatchObject({ members: null, unknown: expect.stringContaining("404") });
    fixture.github.faults.add({ on: "GET /orgs/{org}/teams/{team_slug}/members", fault: { kind: "status", status: 422 } });
    await expect(client.teamMembers("octo/dba")).rejects.toThrow("cannot read the members of the team octo/dba: GitHub answered 422");
  });
});
