import { describe, expect, it } from "@jest/globals";
import { RULES } from "../rules/rules.js";
import { rulesInForce } from "./rules-in-force.js";

const ids = (rules: ReturnType<typeof rulesInForce>): string[] => rules.map(({ rule }) => rule.id);

describe("the rules in force", () => {
  it("are those of the dialect that are on by default", () => {
    const inForce = ids(rulesInForce(RULES, "mysql", new Map()));
    expect(inForce).toContain("copy-algorithm");
    expect(inForce).not.toContain("index-not-concurrent");
    expect(rulesInForce(RULES, "mysql", new Map()).filter(({ rule }) => rule.isOptional)).toEqual([]);
  });

  it("are as severe as the policy has them, on and off", () => {
    const optional = RULES.find(({ isOptional, dialects }) => isOptional && dialects.includes("postgres"));
    const wanted = new Map<string, "off" | "info" | "warn">([["drop-table", "off"], ["drop-column", "info"], ...(optional === undefined ? [] : [[optional.id, "warn"] as const])]);
    const inForce = rulesInForce(RULES, "postgres", wanted);
    expect(ids(inForce)).not.toContain("drop-table");
    expect(inForce.find(({ rule }) => rule.id === "drop-column")?.severity).toBe("info");
    expect(ids(inForce)).toContain(optional?.id);
  });

  it("are refused where the policy names one that there is not", () => {
    expect(() => rulesInForce(RULES, "postgres", new Map([["drop-colum", "off"]]))).toThrow('ddl.rules: there is no rule "drop-colum"; did you mean drop-column?');
  });
});
