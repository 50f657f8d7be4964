import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import picomatch from "picomatch";
import { InputError } from "../action/errors.js";
import { globBase, globMatcher, namesOneFile } from "./glob.js";

/** Parts that globs and paths are made of, so that they meet often. */
const PART = fc.constantFrom("a", "b", "ab", ".a", "a.b", "aab");
const GLOB_PART = fc.oneof(PART, fc.constantFrom("*", "**", "?", "a*", "*b", "a*b", "*a*b", "?b", "[ab]", "[^a]b", "{a,b}", "{a,*b}", "{a/b,ab}", "a?b*"));

const RUNS = 3_000;

describe("a glob", () => {
  // At the end of a glob picomatch lets `**` be nothing behind a name, and not behind a wildcard: here it always may.
  it("is read as picomatch reads it, but for `**` at the end", () => {
    fc.assert(fc.property(fc.array(GLOB_PART, { minLength: 1, maxLength: 5 }).filter((parts) => parts.at(-1) !== "**"), fc.array(PART, { minLength: 1, maxLength: 6 }), (globParts, pathParts) => {
      const [glob, path] = [globParts.join("/"), pathParts.join("/")];
      expect([glob, path, globMatcher([glob])(path)]).toEqual([glob, path, picomatch(glob, { dot: true })(path)]);
    }), { numRuns: RUNS });
  });

  // A regular expression tries every division of the name among the wildcards: days for the first of these.
  it.each([["**/*a*a*a*a*a*.ts", "a".repeat(4_000)], ["**/src/**/test/**/*.java", "src/test/".repeat(450)], ["**/a*/**/a*/**/a*.ts", "a/".repeat(2_000)]])("%j cannot be made slow by a name", (glob, name) => {
    expect(globMatcher([glob])(name)).toBe(false);
  });

  it.each([
    ["src/**", ["src/a.ts", "src/.hidden/b.ts"], ["lib/src/a.ts", "srcs/a.ts"]],
    ["./*.json", ["a.json", ".b.json"], ["x/a.json"]],
    ["a/b", ["a/b"], ["a/b/c"]],
    ["**/b/**", ["b", "b/c", "a/b", "a/b/c/d"], ["ab", "a/bc/d", "c"]],
    ["a/**/**/b.ts", ["a/b.ts", "a/x/y/b.ts"], ["b.ts", "a/b.tsx"]],
    ["a**b", ["ab", "axb"], ["a/b"]],
    ["{src,lib/{a,b}}/*.{ts,js}", ["src/x.ts", "lib/a/x.js", "lib/b/x.ts"], ["lib/x.ts", "src/x.css", "lib/{a,b}/x.ts"]],
    ["a{b}/{x", ["a{b}/{x"], ["ab/x", "ab/{x"]],
    ["v[0-9a].[!x-z]", ["v1.a", "va.b"], ["vb.a", "v1.x", "v1."]],
    ["[!]^-]", ["x", "a"], ["]", "^", "-"]],
    ["[!]x", ["!x"], ["ax"]],
    ["[]-]/[^]]", ["]/a", "-/a"], ["a/a", "]/]"]],
    ["app/[/x?", ["app/[/xy", "app/[/x😀"], ["app/[/x", "app/[/xyz"]],
    ["a\\*\\[b]\\{c,d}\\", ["a*[b]{c,d}\\"], ["ax[b]{c,d}\\", "a*bc\\"]],
    ["[\\]a].[a\\-c]", ["].a", "a.-", "a.c"], ["b.a", "a.b"]],
    ["app/(auth)/@modal/+page.ts", ["app/(auth)/@modal/+page.ts"], ["app/auth/@modal/+page.ts"]],
    // Names are hostile: none of these may escape a rule about all files.
    ["**/*.ts", ["evil\n/x.ts", "a/evil\n/x.ts", "::set-output name=x::y.ts", 'quo"te.ts', "back\\slash.ts", "ünï.ts"], ["x.ts\n"]],
  ])("%j matches the files it names and no others", (glob, matched, others) => {
    const matches = globMatcher([glob]);
    expect([...matched, ...others].filter((path) => matches(path))).toEqual(matched);
  });

  it("matches nothing when there is none", () => {
    expect(globMatcher([])("a")).toBe(false);
  });

  it.each([
    ["src/app/**/*.ts", "src/app"], ["**", ""], ["*.ts", ""], ["reports/unit.json", "reports"], ["unit.json", ""], ["./a b/{x,y}.ts", "a b"],
  ])("%j starts in the folder %j", (glob, folder) => {
    expect(globBase(glob)).toBe(folder);
  });

  it.each([
    ["", /^"" is not a glob; name files/],
    ["./", /^"\.\/" is not a glob; name files/],
    ["!src/**", /^"!src\/\*\*" starts with `!`/],
    ["../other/*.json", /leads out of its folder/],
    ["reports/*/../../../x", /leads out of its folder/],
    ["/db/**", /^"\/db\/\*\*" starts with `\/`, which leads out of its folder; where it means the top, as in CODEOWNERS, write "db\/\*\*"$/],
    ["/db/", /, write "db\/\*\*"$/],
    ["/", /; name paths below it$/],
    [`/${"a".repeat(101)}`, /; name paths below it$/],
    ["a".repeat(4_097), /^"a{100}" is longer than 4096 characters/],
    ["!(a).ts", /starts with `!`/],
    ["src/!(a).ts", /^"src\/!\(a\)\.ts" has a part in parentheses behind `!`, which is not read; write names, or braces such as \{a,b\}$/],
    ["src/@(a|b).ts", /behind `@`/],
    ["{1..3}.sql", /has a range in braces; name what is meant, such as \{1,2,3\}$/],
    ["[z-a].sql", /has a range that ends before it begins: \[z-a\]$/],
    ["{a,b}".repeat(10), /stands for more than 1000 names; use fewer braces$/],
  ])("is refused when it reads %.40j", (glob, problem) => {
    expect(() => globMatcher([glob])).toThrow(InputError);
    expect(() => globMatcher([glob])).toThrow(problem);
  });

  it.each([["a/b.ts", true], ["a/{b}.ts", true], ["a\\*", true], ["a/*.ts", false], ["{a,b}", false], ["[ab]", false]])("%j names one file: %j", (glob, isOne) => {
    expect(namesOneFile(glob)).toBe(isOne);
  });
});
