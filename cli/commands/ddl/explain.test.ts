import { describe, expect, it } from "@jest/globals";
import { EXPLANATIONS } from "../../../actions/ddl-review/catalogue/explanations.js";
import { contextFor } from "../../../tests/support/context.js";
import { ruleExplanationShape } from "../../ddl/rule-explanation.js";
import { definition } from "./explain.js";

async function explain(rule: string) {
  const outcome = await definition.invoke(new Map([["rule", rule]]), contextFor());
  return { document: ruleExplanationShape.check(outcome.document, []), text: outcome.text({ colour: false, columns: 100 }) };
}

describe("plimsoll ddl explain", () => {
  it("says what a rule finds, why, and the safe way", async () => {
    const { document, text } = await explain("drop-table");
    expect(document).toMatchObject({ rule: "drop-table", family: "data-loss", optional: false, dialects: expect.arrayContaining(["postgres"]) });
    expect(text).toMatch(/^drop-table {2}\S/u);
    for (const part of ["instead of", "write", document.bad.statement, document.safe.split("\n")[0]]) expect(text).toContain(part);
  });

  it("says it in MySQL's words too where they differ", async () => {
    const rule = EXPLANATIONS.find(({ mysql }) => mysql !== undefined);
    const { document, text } = await explain(rule?.id ?? "");
    expect(document.mysql).toEqual({ bad: rule?.mysql?.bad, safe: rule?.mysql?.safe });
    expect(text).toContain("in MySQL, after");
    expect((await explain("drop-table")).document.mysql).toBeNull();
  });

  it("says of a rule that is off by default how to switch it on", async () => {
    const optional = EXPLANATIONS.find(({ isOptional }) => isOptional);
    expect((await explain(optional?.id ?? "")).text).toContain("off until the policy names it");
  });

  it("names the nearest rule for one that there is not", async () => {
    await expect(explain("drop-tabel")).rejects.toThrow(/^there is no rule "drop-tabel"; did you mean "drop-table"\?; docs/u);
  });
});
