import { describe, expect, it } from "@jest/globals";
import { parseCodeowners } from "./codeowners.js";
import { ownersOf } from "./owners-of.js";

/** Which of the paths a single line with this pattern gives to somebody. */
function taken(pattern: string, paths: readonly string[]): string[] {
  const owners = ownersOf(parseCodeowners(`${pattern} @somebody`), paths);
  return paths.filter((path) => owners.get(path)?.length === 1);
}

/** Pattern, what it takes, what it leaves. */
const TABLE: readonly (readonly [pattern: string, taken: readonly string[], left: readonly string[]])[] = [
  ["api", ["api", "api/v1.ts", "src/api", "src/api/v1.ts"], ["api.ts", "src/api.ts", "apis/v1.ts", "src/v1.ts"]],
  ["/api", ["api", "api/v1.ts", "api/a/b.ts"], ["src/api", "src/api/v1.ts", "apis", "api.ts"]],
  ["api/", ["api/v1.ts", "api/a/b.ts", "src/api/v1.ts", "src/api/a/b.ts"], ["api", "src/api", "src/v1.ts"]],
  ["/api/", ["api/v1.ts", "api/a/b.ts"], ["api", "src/api", "src/api/v1.ts"]],
  ["db/sql", ["db/sql", "db/sql/1.sql"], ["db/sqlite", "src/db/sql", "src/db/sql/1.sql"]],
  ["/db/sql", ["db/sql", "db/sql/1.sql"], ["db/sqlite", "src/db/sql", "src/db/sql/1.sql"]],
  ["db/sql/", ["db/sql/1.sql", "db/sql/a/1.sql"], ["db/sql", "db/sqlite/1.sql", "src/db/sql/1.sql"]],
  ["/db/sql/", ["db/sql/1.sql", "db/sql/a/1.sql"], ["db/sql", "src/db/sql/1.sql"]],
  ["*", ["a", "a/b", "a/b/c", ".github/a"], []],
  ["t*", ["test", "t", "test/a", "src/test", "src/test/a"], ["latest", "src/latest"]],
  ["/*", ["a", ".a"], ["a/b", "a/b/c"]],
  ["/t*", ["test", "test/a", "test/a/b"], ["src/test", "latest"]],
  ["t*/", ["test/a", "src/test/a"], ["test", "src/test", "latest/a"]],
  ["/*/", ["a/b", "a/b/c"], ["a"]],
  ["/t*/", ["test/a", "test/a/b"], ["test", "src/test/a"]],
  ["a\\*b", ["a*b", "src/a*b"], ["ab", "axb"]],
  ["docs/*", ["docs/a.md"], ["docs", "docs/build/a.md", "src/docs/a.md"]],
  ["docs/*.md", ["docs/a.md", "docs/.md"], ["docs/a/b.md", "src/docs/a.md", "docs/a.mdx"]],
  ["docs/*/img", ["docs/a/img", "docs/a/img/1.png"], ["docs/img", "docs/a", "docs/a/b/img"]],
  ["a?c", ["abc", "src/a-c", "a😀c"], ["ac", "abbc", "a/c"]],
  ["a\\?c", ["a?c"], ["abc"]],
  ["**/db/sql", ["db/sql", "src/db/sql", "src/a/db/sql/1.sql"], ["db/a/sql", "src/db/a/sql"]],
  ["**/*port*", ["port", "src/report", "src/ports/1.ts"], ["src/part"]],
  ["db/sql/**", ["db/sql/1.sql", "db/sql/a/1.sql"], ["db/sql", "src/db/sql/1.sql"]],
  ["db/**/sql", ["db/sql", "db/sql/1.sql", "db/a/sql/1.sql", "db/a/b/sql"], ["src/db/sql", "db/a/b"]],
  ["db/**/", ["db/a", "db/a/b"], ["db", "src/db/a"]],
  ["db/**/sql/1*", ["db/sql/1.sql", "db/a/sql/1.sql"], ["db/sql", "db/sql/2.sql", "db/a/sql", "db/a/sql/2.sql"]],
  ["/app/[id]/page.ts", ["app/[id]/page.ts"], ["app/i/page.ts", "app/d/page.ts", "app/[no]/page.ts"]],
  ["/app/\\[id\\]/page.ts", ["app/[id]/page.ts"], ["app/i/page.ts", "app/d/page.ts", "app/[no]/page.ts"]],
  ["jobs/a:b/**/*", ["jobs/a:b/1.json", "jobs/a:b/c/1.json"], ["jobs/a-b/1.json"]],
  ["src/^gpu", ["src/^gpu", "src/^gpu/1.c"], ["src/gpu"]],
];

describe("a pattern of CODEOWNERS", () => {
  it.each(TABLE)("%s takes %j and leaves %j", (pattern, expected, left) => {
    expect(taken(pattern, [...expected, ...left])).toEqual(expected);
  });

  it.each([
    ["**", ["a", "a/c", "x/abc"]],
    ["/**", ["a", "a/c", "x/abc"]],
    ["**/", ["a", "a/c", "x/abc"]],
    ["**/*", ["a", "a/c", "x/abc"]],
    ["a**c", ["x/abc"]],
    ["/a/**/**/c", ["a/c"]],
    ["a//c", []],
    ["//a", []],
  ])("means something, or nothing, at its edges: %s takes %j", (pattern, expected) => {
    expect(taken(pattern, ["a", "a/c", "x/abc"])).toEqual(expected);
  });

  it("is case-sensitive, as the files are", () => {
    expect(taken("/Docs/", ["Docs/a.md", "docs/a.md"])).toEqual(["Docs/a.md"]);
  });

  it("cannot be made slow by the names of a change's files", () => {
    const wild = `${"*a".repeat(40)}*b*`;
    const deep = `${"**/a/".repeat(40)}b/*`;
    expect(taken(wild, ["a".repeat(4000)])).toEqual([]);
    expect(taken(deep, [`${"a/".repeat(2000)}c`])).toEqual([]);
    expect(taken(`/${"**/a*a/".repeat(20)}b`, [`${"aaaa/".repeat(800)}c`])).toEqual([]);
  });
});
