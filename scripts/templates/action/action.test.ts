import { describe, expect, it } from "@jest/globals";
import { definition } from "./action.js";
import { contextFor } from "../../tests/support/context.js";

describe("__NAME__", () => {
  it("hands the verdict to its outputs and its document", async () => {
    const outcome = await definition.invoke(new Map([["found", "1"]]), contextFor());
    expect(outcome.outputs).toEqual({ verdict: "fail" });
    expect(definition.document.check(outcome.document, [])).toEqual({ verdict: "fail", found: 1 });
    expect(outcome.text({ colour: false, columns: 80 })).toBe("1 findings, 0 allowed.\n");
  });

  it("never passes without facts", async () => {
    expect((await definition.invoke(new Map(), contextFor())).verdict).toBe("inconclusive");
  });
});
