import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { compilePattern, LONGEST_TEXT, PatternError } from "./pattern.js";

function problemOf(source: string): string {
  try {
    compilePattern(source);
  } catch (thrown) {
    if (thrown instanceof PatternError) return thrown.message;
    throw thrown;
  }
  return "accepted";
}

function secondsOf(run: () => unknown): number {
  const started = performance.now();
  run();
  return (performance.now() - started) / 1000;
}

describe("a user's pattern", () => {
  it.each([
    ["^feat", "feat: x", "found"],
    ["ORD-[0-9]+", "about ORD-12", "found"],
    ["(?i)ord", "ORD", "found"],
    ["^x$", "a\nx\nb", "absent"],
    ["(?m)^x$", "a\nx\nb", "found"],
    ["^.$", "😀", "found"],
    ["^\\p{L}+$", "größe", "found"],
    ["a", "", "absent"],
    ["b", "a\ud83d", "absent"],
  ] as const)("%j is looked for anywhere in %j: %s", (source, text, outcome) => {
    expect(compilePattern(source).search(text)).toBe(outcome);
  });

  it.each([
    ["(", "missing closing ): `(`"],
    ["[z-a]", "invalid character class range: `z-a`"],
    ["a**", "invalid nested repetition operator: `**`"],
    ["a{1001}", "invalid repeat count: `{1001}`"],
    ["(?=a)b", "invalid or unsupported Perl syntax: `(?=`; RE2 has no lookaround, because it makes some texts slow"],
    ["(?<!a)b", "invalid named capture: `(?<!a)b`; RE2 has no lookaround, because it makes some texts slow"],
    ["(a)\\1", "invalid escape sequence: `\\1`; RE2 has no backreference, because it makes some texts slow"],
    ["a{900}[b-d]{200}", "repeats too much: a long text would take long; write smaller counts in braces"],
  ])("%j is refused: %s", (source, problem) => {
    expect(problemOf(source)).toBe(problem);
  });

  it("looks at 65,536 characters, counted as people count, and says when there are more", () => {
    const pattern = compilePattern("x$");
    expect(pattern.search(`${"a".repeat(LONGEST_TEXT - 1)}x`)).toBe("found");
    expect(pattern.search(`${"😀".repeat(LONGEST_TEXT - 1)}x`)).toBe("found");
    expect(pattern.search(`${"😀".repeat(LONGEST_TEXT - 1)}ax`)).toBe("too-long");
    expect(pattern.search(`${"a".repeat(LONGEST_TEXT)}x`)).toBe("too-long");
    expect(pattern.search("a".repeat(2 * LONGEST_TEXT + 1))).toBe("too-long");
    expect(compilePattern("a").words("a ".repeat(LONGEST_TEXT))).toBeNull();
  });

  it.each([
    ["(a+)+$", `${"a".repeat(LONGEST_TEXT - 1)}!`],
    ["(a|b)*a(a|b){50}c", `c${"ab".repeat(LONGEST_TEXT / 2 - 1)}`],
    ["^(.*a)(.{200})c(.*)$", `c${"aab".repeat(21_000)}`],
    ["(x+x+)+y", `y${"x".repeat(LONGEST_TEXT - 1)}`],
  ])("cannot be made slow: %j", (source, text) => {
    const pattern = compilePattern(source);
    expect(secondsOf(() => pattern.search(text))).toBeLessThan(5);
    expect(secondsOf(() => pattern.words(text))).toBeLessThan(5);
  });

  it.each([
    ["ORD-[0-9]+", "ORD-1, ORD-22 and ORD-1", ["ORD-1", "ORD-22"]],
    ["ORD-[0-9]+", "FORD-1 ÖORD-2 1ORD-3 ORD-4a ORD-5é", []],
    ["ORD-[0-9]+", "fix/ORD-12-totals [ORD-13] (ORD-14). 😀ORD-15😀", ["ORD-12", "ORD-13", "ORD-14", "ORD-15"]],
    ["ORD-[0-9]{2}", "ORD-123", []],
    ["[A-Z]*", "a A", ["A"]],
    ["Story [0-9]+", "Story 1\nStory\n2", ["Story 1"]],
  ])("%j finds its words in %j", (source, text, words) => {
    expect(compilePattern(source).words(text)).toEqual(words);
  });

  it("finds words in a long line, wherever the line is cut, and looks at no endless list of them", () => {
    const pattern = compilePattern("ORD-[0-9]+");
    expect(pattern.words(`${"word ".repeat(5000)}ORD-7 ${"x".repeat(2000)} ORD-8`)).toEqual(["ORD-7", "ORD-8"]);
    expect(pattern.words(`${"x".repeat(2000)}-ORD-9`)).toEqual([]);
    expect(pattern.words(Array.from({ length: 900 }, (_, index) => `ORD-${index}`).join(" "))).toHaveLength(200);
    const quadratic = compilePattern("(A+-[0-9])|A");
    expect(secondsOf(() => quadratic.words("A".repeat(LONGEST_TEXT)))).toBeLessThan(5);
    expect(secondsOf(() => quadratic.words("A ".repeat(LONGEST_TEXT / 2)))).toBeLessThan(5);
  });

  it("agrees with JavaScript where both read the same pattern", () => {
    const atom = fc.constantFrom("a", "b", ".", "[ab]", "[^a]", "\\d", "(?:ab|c)", "^", "$");
    const source = fc.array(fc.tuple(atom, fc.constantFrom("", "?", "*", "+", "{2}")).map(([one, times]) => (one === "^" || one === "$" ? one : one + times)), { minLength: 1, maxLength: 5 });
    fc.assert(fc.property(source.map((parts) => parts.join("")), fc.string({ unit: fc.constantFrom("a", "b", "c", "1"), maxLength: 8 }), (written, text) => {
      expect(compilePattern(written).search(text)).toBe(new RegExp(written, "u").test(text) ? "found" : "absent");
    }), { numRuns: 700 });
  });
});
