import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { readConventionalTitle } from "./conventional.js";

const TYPES = ["feat", "fix", "chore"];

describe("a conventional title", () => {
  it.each([
    ["feat: add totals", { type: "feat", scope: null, breaking: false, subject: "add totals" }],
    ["FIX(api)!: drop v1", { type: "fix", scope: "api", breaking: true, subject: "drop v1" }],
    ["chore(deps dev): bump: a", { type: "chore", scope: "deps dev", breaking: false, subject: "bump: a" }],
    ["feat:  two blanks", { type: "feat", scope: null, breaking: false, subject: "two blanks" }],
    ["feat: 加上合计", { type: "feat", scope: null, breaking: false, subject: "加上合计" }],
  ])("%j is read", (title, parts) => {
    expect(readConventionalTitle(title, TYPES)).toEqual(parts);
  });

  it.each([
    ["", "does not read `type(scope): subject`"],
    ["Add totals", "does not read `type(scope): subject`"],
    [" feat: x", "does not read `type(scope): subject`"],
    ["feat (api): x", "does not read `type(scope): subject`"],
    ["feat!(api): x", "does not read `type(scope): subject`"],
    ["feat(a(b)): x", "does not read `type(scope): subject`"],
    ["feat: x\ny", "does not read `type(scope): subject`"],
    ["fixup! feat: x", "does not read `type(scope): subject`"],
    ["faet: x", 'has the unknown type "faet"; did you mean "feat"?'],
    ["wip: x", 'has the unknown type "wip"; known are feat, fix, chore'],
    ["feat(): x", "has an empty scope; leave the brackets away or name a part of the code"],
    ["feat( ): x", "has an empty scope; leave the brackets away or name a part of the code"],
    ["feat:x", "lacks the blank after the colon"],
    ["feat: ", "has no subject after the colon"],
    ["feat: \u200b\u202e", "has no subject after the colon"],
  ])("%j is not: %s", (title, problem) => {
    expect(readConventionalTitle(title, TYPES)).toBe(problem);
  });

  it("is read back from its parts", () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
    fc.assert(fc.property(fc.constantFrom(...TYPES), fc.option(word), fc.boolean(), word, (type, scope, breaking, subject) => {
      const title = `${type}${scope === null ? "" : `(${scope})`}${breaking ? "!" : ""}: ${subject}`;
      expect(readConventionalTitle(title, TYPES)).toEqual({ type, scope, breaking, subject });
    }));
  });

  it("takes no time for a title made to be slow", () => {
    const started = performance.now();
    for (const title of ["f".repeat(65_536), `feat(${"(".repeat(65_536)}`, `feat${"!".repeat(65_536)}`, `feat: ${"\u200b".repeat(65_536)}`]) readConventionalTitle(title, TYPES);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
