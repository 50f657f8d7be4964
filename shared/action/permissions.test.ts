import { describe, expect, it } from "@jest/globals";
import { unionOfPermissions } from "./permissions.js";

describe("the grant of a job", () => {
  it("is the least that serves every action in it, in a fixed order", () => {
    const union = unionOfPermissions([{ "pull-requests": "read", contents: "read" }, {}, { "pull-requests": "write" }, { checks: "write", "pull-requests": "read" }]);
    expect(JSON.stringify(union)).toBe('{"checks":"write","contents":"read","pull-requests":"write"}');
  });

  it("is nothing when the actions need nothing", () => {
    expect(unionOfPermissions([])).toEqual({});
    expect(unionOfPermissions([{}])).toEqual({});
  });
});
