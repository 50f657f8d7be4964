import { describe, expect, it } from "@jest/globals";
import { isTooLarge, parseCodeowners } from "./codeowners.js";
import { ownersDocument } from "./owners-of.js";

const owned = (text: string, ...paths: readonly string[]): readonly (readonly string[] | undefined)[] => {
  const { owners } = ownersDocument(parseCodeowners(text), paths);
  return paths.map((path) => owners[path]);
};
const problems = (text: string) => parseCodeowners(text).problems.map(({ line, skipped }) => [line, skipped]);

/** The cases of GitHub's page "About code owners", in a file of our own. */
const DOCUMENTED = `
# A comment.
*            @default-one @default-two
*.js         @js-owner #This is an inline comment.
*.go         docs@example.com
*.txt        @octo-org/octocats
/build/logs/ @doctocat
docs/*       docs@example.com
apps/        @octocat
/docs/       @doctocat
/scripts/    @doctocat @octocat
**/logs      @octocat
/platform/   @octocat
/platform/github
/platform/github/core @doctocat
`;

describe("GitHub's documented cases", () => {
  it.each([
    ["README.md", ["@default-one", "@default-two"]],
    ["src/deep/a.js", ["@js-owner"]],
    ["cmd/main.go", ["docs@example.com"]],
    ["notes/a.txt", ["@octo-org/octocats"]],
    ["build/logs/a.log", ["@octocat"]],
    ["src/build/logs/a", ["@octocat"]],
    ["deeply/nested/logs/a", ["@octocat"]],
    ["apps/a.js", ["@octocat"]],
    ["src/apps/deep/a.go", ["@octocat"]],
    ["docs/a.md", ["@doctocat"]],
    ["docs/build/a.md", ["@doctocat"]],
    ["src/docs/a.md", ["@default-one", "@default-two"]],
    ["scripts/a.sh", ["@doctocat", "@octocat"]],
    ["platform/a.js", ["@octocat"]],
    ["platform/github/a.js", []],
    ["platform/github/core/a.js", ["@doctocat"]],
  ])("%s belongs to %j", (path, expected) => {
    expect(owned(DOCUMENTED, path)).toEqual([expected]);
  });

  it("holds `docs/*` to the files of the folder itself", () => {
    expect(owned("docs/* docs@example.com", "docs/getting-started.md", "docs/build-app/troubleshooting.md")).toEqual([["docs@example.com"], []]);
  });

  it("lets the last line that matches win, also over a wider one before and after", () => {
    expect(owned("apps/ @one\napps/ @two", "apps/a")).toEqual([["@two"]]);
    expect(owned("/src/db/ @dba\n* @all", "src/db/1.sql")).toEqual([["@all"]]);
  });

  it("gives no meaning to a range, to a negation and to an escaped number sign at the start", () => {
    expect(owned("* @all\n[ab].ts @range\n!a.ts @not\n\\#a.ts @hash", "a.ts", "!a.ts", "#a.ts", "[ab].ts")).toEqual([["@all"], ["@all"], ["@all"], ["@range"]]);
  });
});

describe("a line of CODEOWNERS", () => {
  it("may hold escaped blanks, tabs, CRLF, an indent and a byte order mark", () => {
    const text = "\uFEFFmy\\ docs/\t@one\t\t@two\r\n  *.md @three  \r\n\t# no line\r\n";
    expect(owned(text, "my docs/a", "my/docs/a", "a.md")).toEqual([["@one", "@two"], [], ["@three"]]);
    expect(problems(text)).toEqual([]);
  });

  it("may hold a number sign inside its pattern and an escaped backslash", () => {
    expect(owned("/C#/ @dotnet\n/a\\\\ @slash # end", "C#/a.cs", "C/a.cs", "a\\")).toEqual([["@dotnet"], [], ["@slash"]]);
  });

  it("without owners takes the files away from everybody", () => {
    expect(owned("* @all\n/vendor/ # nobody's", "a", "vendor/a")).toEqual([["@all"], []]);
  });

  it.each([
    "!a.ts @one",
    "\\#a.ts @one",
    "***/*.rb @monalisa",
    "/ @one",
    "a\\",
    "a\\\\\\",
    "* user",
    "*.txt docs@",
    "* @one @wrong.name",
    "* @one/two/three",
    "* @-one",
    "* @app[bot]",
  ])("that is wrong is skipped and named, and the others count: %s", (line) => {
    const text = `* @all\n${line}\n*.md @docs`;
    expect(owned(text, "a.ts", "a.md", "a.rb", "a.txt")).toEqual([["@all"], ["@docs"], ["@all"], ["@all"]]);
    expect(problems(text)).toEqual([[2, true]]);
  });

  it("says in words what is wrong", () => {
    expect(parseCodeowners("* user").problems).toEqual([{ line: 1, problem: '"user" is no owner; write @login, @organization/team or an e-mail address', skipped: true }]);
  });

  it("with bare brackets counts for files of that name, and is named, for GitHub asks to escape them", () => {
    const text = "* @all\n/app/[id]/ @one\n/web/\\[id\\]/ @two\n/a] @three\n/b\\[ @four";
    expect(owned(text, "app/[id]/a", "app/i/a", "web/[id]/a", "a]", "b[")).toEqual([["@one"], ["@all"], ["@two"], ["@three"], ["@four"]]);
    expect(problems(text)).toEqual([[2, false], [4, false]]);
  });

  it("names accounts of an enterprise, teams with dots and whatever GitHub takes for an address", () => {
    expect(owned("* @mona_corp @octo-org/a.b_c a@b @one@two", "a")).toEqual([["@mona_corp", "@octo-org/a.b_c", "a@b", "@one@two"]]);
  });
});

describe("a CODEOWNERS file", () => {
  it("owns nothing when it is empty", () => {
    expect(owned("", "a")).toEqual([[]]);
  });

  it("of 3 MB is left aside by GitHub, so nobody is told to own anything", () => {
    const text = "#".repeat(3 * 1024 * 1024 - 1);
    expect([isTooLarge(text), isTooLarge(`${text}#`)]).toEqual([false, true]);
  });

  it("is asked for paths as people write them, and for hostile ones", () => {
    expect(ownersDocument(parseCodeowners("/a @one"), ["./a", "/a", "a", "__proto__", "constructor"]).owners).toEqual(Object.fromEntries([["./a", ["@one"]], ["/a", ["@one"]], ["a", ["@one"]], ["__proto__", []], ["constructor", []]]));
  });
});
