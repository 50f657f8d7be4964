import { describe, expect, it } from "@jest/globals";
import { judge } from "./judge.js";

describe("the judgement of __NAME__", () => {
  it("passes up to the limit and fails above it", () => {
    expect(judge({ found: 2, limit: 2 }).verdict).toBe("pass");
    expect(judge({ found: 3, limit: 2 })).toEqual({ verdict: "fail", sentence: "3 findings, 2 allowed." });
  });

  it("is inconclusive when the facts are missing", () => {
    expect(judge({ found: null, limit: 2 }).verdict).toBe("inconclusive");
  });
});
