import { describe, expect, it } from "@jest/globals";
import { EXPLANATIONS } from "../catalogue/explanations.js";
import { REFUSED } from "../rules/failure/refused.js";
import { RULES } from "../catalogue/rules.js";
import type { Severity } from "../rules/rule.js";
import { Strictness } from "./strictness.js";

function strictness(wanted: readonly (readonly [string, Severity | "off"])[] = []): Strictness {
  return new Strictness(new Map(wanted), EXPLANATIONS);
}

const ids = (rules: ReturnType<Strictness["rulesInForce"]>): string[] => rules.map(({ rule }) => rule.id);

describe("the rules in force", () => {
  it("are those of the dialect that are on by default", () => {
    const inForce = strictness().rulesInForce(RULES, "mysql");
    expect(ids(inForce)).toContain("copy-algorithm");
    expect(ids(inForce)).not.toContain("index-not-concurrent");
    expect(inForce.filter(({ rule }) => rule.isOptional)).toEqual([]);
  });

  it("are as severe as the policy has them, on and off", () => {
    const optional = RULES.find(({ isOptional, dialects }) => isOptional && dialects.includes("postgres"))?.id ?? "";
    const strict = strictness([["drop-table", "off"], ["drop-column", "info"], [optional, "warn"], ["refused", "warn"]]);
    const inForce = strict.rulesInForce(RULES, "postgres");
    expect(ids(inForce)).not.toContain("drop-table");
    expect(inForce.find(({ rule }) => rule.id === "drop-column")?.severity).toBe("info");
    expect(ids(inForce)).toContain(optional);
    expect([strict.severityOf(REFUSED), strictness().severityOf(REFUSED)]).toEqual(["warn", "block"]);
  });

  it("are refused where the policy names one that there is not", () => {
    expect(() => strictness([["drop-colum", "off"]])).toThrow('ddl.rules: there is no rule "drop-colum"; did you mean "drop-column"?');
  });

  it("have names of their own, each one", () => {
    expect(EXPLANATIONS.map(({ id }) => id).filter((id, index, all) => all.indexOf(id) !== index)).toEqual([]);
  });
});
