import { describe, expect, it } from "@jest/globals";
import { policyShape } from "../../policy/policy.js";
import { designRulesOf } from "../../policy/sections/checklist/resolution/design-rules.js";
import { designRoster, roleMembership, teamsOfRoles } from "./role-membership.js";

const { design, checklist } = policyShape.check({
  design: { roles: { architect: { from: ["architects", "@cem"] }, operator: { from: ["nobody"] }, robot: { from: ["@renovate-bot"] } } },
  checklist: { groups: { architects: { users: ["bea"], teams: ["octo/b", "octo/a"] }, others: { teams: ["octo/c"] } } },
}, []);
const policy = designRulesOf(design, checklist);

describe("the roles of designs", () => {
  it("name the teams of their groups and no others", () => {
    expect(teamsOfRoles(policy)).toEqual(["octo/a", "octo/b"]);
  });

  it("are held by logins, by users and by members of teams, in any case", () => {
    const has = roleMembership(policy, designRoster(policy, [{ team: "octo/a", members: ["dan"], unknown: null }, { team: "octo/b", members: [], unknown: null }]));
    expect(["CEM", "bea", "Dan", "eve"].map((login) => has(login, "architect").answer)).toEqual(["yes", "yes", "yes", "no"]);
  });

  it("are unknown where a team could not be read or a group is not declared, and never held by programs", () => {
    const has = roleMembership(policy, designRoster(policy, [{ team: "octo/a", members: null, unknown: "no token" }]));
    expect(has("eve", "architect")).toMatchObject({ answer: "unknown", reason: expect.stringContaining("octo/") });
    expect(has("bea", "architect").answer).toBe("yes");
    expect(has("bea", "operator")).toMatchObject({ answer: "unknown", reason: "the policy declares no group nobody" });
    expect(has("renovate-bot", "robot").answer).toBe("no");
    expect(has("bea", "nothing").answer).toBe("no");
  });
});
