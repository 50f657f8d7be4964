import { describe, expect, it } from "@jest/globals";
import { parsePolicy } from "../policy/parse.js";
import { patternShape } from "./pattern-shape.js";

describe("the shape of a pattern", () => {
  it("hands back the pattern as it is written", () => {
    expect(patternShape("A key.").check("ORD-[0-9]+", [])).toBe("ORD-[0-9]+");
    expect(patternShape("A key.").schema).toEqual({ type: "string", minLength: 1, description: "A key. RE2 syntax: no lookaround, no backreference." });
  });

  it.each([
    ["", 'key: expected a non-empty text, found ""'],
    [1, "key: expected a non-empty text, found 1"],
    ["(", "key: not a pattern of RE2: missing closing ): `(`"],
  ])("refuses %j", (written, problem) => {
    expect(() => patternShape("A key.").check(written, ["key"])).toThrow(problem);
  });

  it("gives a policy's author the line and the column", () => {
    const policy = ["checklist:", "  trackers:", "    jira:", '      pattern: "(?=a)b"'].join("\n");
    expect(() => parsePolicy(policy, "plimsoll.yml")).toThrow(/^plimsoll\.yml:4:7: checklist\.trackers\.jira\.pattern: not a pattern of RE2: .*no lookaround/);
  });
});
