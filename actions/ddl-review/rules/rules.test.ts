import { describe, expect, it } from "@jest/globals";
import { remarksOn } from "./testing/remarks.js";
import type { Dialect } from "../statements/dialect.js";
import { FAMILIES, type Rule } from "./rule.js";
import { RULES } from "../catalogue/rules.js";

/** What makes a statement fail, whatever it is about, is told of new tables too. */
const OF_NEW_TABLES_TOO = new Set(["concurrently-in-transaction", "domain-with-constraint"]);

function wordsOf(rule: Rule, dialect: Dialect): Pick<Rule, "bad" | "safe"> {
  return dialect === "postgres" ? rule : (rule.mysql ?? rule);
}

describe("the table of rules", () => {
  it("names each rule once, by family and then by name", () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    const places = RULES.map(({ id, family }) => `${String(FAMILIES.indexOf(family))} ${id}`);
    expect(places).toEqual([...places].sort());
  });
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
  it("says its reasons and where they are from", () => {
    expect(rule.id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect([rule.title, rule.why]).toEqual([expect.stringMatching(/^[A-Z][^.]+$/), expect.stringMatching(/^[A-Z].+ Source: .+\.$/)]);
  });

  it.each(rule.dialects)("finds the bad statement of %s and says the change and the table in one line", async (dialect) => {
    const { bad } = wordsOf(rule, dialect);
    const told = await remarksOn(dialect, [rule], { before: bad.before, change: bad.statement });
    expect(told.map(({ message }) => message)).toEqual([expect.stringMatching(/^[^\n]+$/)]);
  });

  it.each(rule.dialects)("proposes to %s nothing that it would find again, and nothing that cannot be read", async (dialect) => {
    const { bad } = wordsOf(rule, dialect);
    const unreviewed = RULES.filter(({ id }) => id === "unreviewed");
    for (const { fix } of await remarksOn(dialect, [rule], { before: bad.before, change: bad.statement })) {
      expect(fix === null ? [] : await remarksOn(dialect, [rule, ...unreviewed], { before: bad.before, change: fix })).toEqual([]);
    }
  });

  it.each(rule.dialects)("finds nothing in the safe way of %s", async (dialect) => {
    const { bad, safe } = wordsOf(rule, dialect);
    expect(await remarksOn(dialect, [rule], { before: bad.before, change: safe })).toEqual([]);
  });
});

describe("rules about locks", () => {
  const rules = RULES.filter(({ family, id }) => family === "locks" && !OF_NEW_TABLES_TOO.has(id));
  it.each(rules.flatMap((rule) => rule.dialects.map((dialect) => [rule.id, dialect, rule] as const)))("%s says nothing of %s's tables that the change makes itself", async (_, dialect, rule) => {
    const { bad } = wordsOf(rule, dialect);
    expect(await remarksOn(dialect, rules, { before: "", change: `${bad.before}\n${bad.statement}` })).toEqual([]);
  });
});
