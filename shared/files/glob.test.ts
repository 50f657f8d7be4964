import { describe, expect, it } from "@jest/globals";
import { InputError } from "../action/errors.js";
import { globBase, globMatcher } from "./glob.js";

describe("a glob", () => {
  it.each([
    ["src/**", ["src/a.ts", "src/.hidden/b.ts"], ["lib/src/a.ts", "srcs/a.ts"]],
    ["./*.json", ["a.json", ".b.json"], ["x/a.json"]],
    ["a/b", ["a/b"], ["a/b/c"]],
    ["!(a).ts", ["b.ts"], ["a.ts"]],
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
    ["a".repeat(70_000), /^"a{100}" is not a glob: .*65536/],
  ])("is refused when it reads %.40j", (glob, problem) => {
    expect(() => globMatcher([glob])).toThrow(InputError);
    expect(() => globMatcher([glob])).toThrow(problem);
  });
});
