import { describe, expect, it } from "@jest/globals";
import { suiteText } from "./policy-file.js";

describe("a suite in a sentence", () => {
  it("has its name where that says more than its runner", () => {
    expect(suiteText({ name: "unit", runner: "jest", evidence: "the policy" })).toBe("unit: jest, because of the policy");
    expect(suiteText({ name: "jest", runner: "jest", evidence: "jest.config.js" })).toBe("jest, because of jest.config.js");
  });
});
