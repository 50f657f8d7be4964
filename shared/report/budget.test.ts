import { describe, expect, it } from "@jest/globals";
import { budgetBeside, COMMENT_BUDGET, SUMMARY_BUDGET } from "./budget.js";

describe("a size budget", () => {
  it("counts a summary in bytes and a comment in characters", () => {
    expect([SUMMARY_BUDGET.measure("é😀"), COMMENT_BUDGET.measure("é😀")]).toEqual([6, 3]);
  });

  it("shrinks beside what was already written, never below nothing", () => {
    expect(budgetBeside(COMMENT_BUDGET, "abc").limit).toBe(65_533);
    expect(budgetBeside({ ...COMMENT_BUDGET, limit: 2 }, "abc").limit).toBe(0);
  });
});
