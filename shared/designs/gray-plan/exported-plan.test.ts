import { describe, expect, it } from "@jest/globals";
import { sample } from "../testing/sample.js";
import { exportedPlan, exportedPlanShape } from "./exported-plan.js";
import { threshold } from "./threshold.js";

describe("the gray plan for the promotion", () => {
  it("holds the steps with seconds, numbers and what was approved", () => {
    const { frontMatter, digest } = sample();
    const plan = exportedPlan(frontMatter.gray, { id: "ORD-12", title: "Orders by region", path: "docs/design/ORD-12.md", digest });
    expect(plan).toEqual({
      version: 1,
      design: { id: "ORD-12", title: "Orders by region", path: "docs/design/ORD-12.md", digest },
      steps: [
        { name: "one host", percent: null, targets: ["orders-1"], metrics: [{ metric: "http_5xx_ratio", comparison: "<", value: 0.5, unit: "%" }], bake: { min: 1800, max: null, minRequests: null } },
        { name: "all", percent: 100, targets: [], metrics: [{ metric: "http_5xx_ratio", comparison: "<=", value: 0.5, unit: "%" }], bake: { min: 86_400, max: 172_800, minRequests: 500 } },
      ],
      alerts: ["OrdersErrorBudgetBurn"],
      rollback: "switch the flag orders.region off",
    });
    expect(exportedPlanShape.check(JSON.parse(JSON.stringify(plan)), [])).toEqual(plan);
  });
});

describe("a threshold", () => {
  it.each([["< 0.5 %", "<", 0.5, "%"], ["<=300ms", "<=", 300, "ms"], [">99.9%", ">", 99.9, "%"], [">= 5", ">=", 5, ""], ["< 12 req/s", "<", 12, "req/s"]])("%j is a comparison, a number and a unit", (written, comparison, value, unit) => {
    expect(threshold.check(written, [])).toEqual({ comparison, value, unit });
  });

  it.each(["", "5", "< -1", "= 1", "< 1e9", "< NaN", "<  1", "< 1 %%", "< 1 or vector(0)", "<< 1", "< 1\n", `< ${"1".repeat(13)}`])("%j is refused", (written) => {
    expect(() => threshold.check(written, [])).toThrow("expected a threshold such as");
  });
});
