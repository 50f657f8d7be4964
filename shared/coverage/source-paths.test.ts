import { describe, expect, it } from "@jest/globals";
import { SourcePaths, type PathFacts } from "./source-paths.js";

function matcher(files: readonly string[], more: Partial<PathFacts> = {}) {
  const paths = new SourcePaths({ roots: ["/srv/repo"], goModules: [], files, ...more });
  return (...reported: readonly string[]) => paths.match(reported.map((path) => ({ path }))).map(({ match }) => match);
}

const file = (path: string) => ({ kind: "file", path });
const unmatched = (path: string) => ({ kind: "unmatched", path });

describe("matching reported paths to the files of the repository", () => {
  it("takes a relative path as it is, dots and doubled separators apart", () => {
    const match = matcher(["src/a.ts", "a\\b.ts"]);
    expect(match("src/a.ts", "./src//x/../a.ts", "a\\b.ts")).toEqual([file("src/a.ts"), file("src/a.ts"), file("a\\b.ts")]);
  });

  it("takes an absolute path below any spelling of the root", () => {
    const match = matcher(["src/a.ts"], { roots: ["/link", "/real/repo"] });
    expect(match("/link/src/a.ts", "/real/repo/src/a.ts", "file:///link/src/a.ts")).toEqual([file("src/a.ts"), file("src/a.ts"), file("src/a.ts")]);
  });

  it("never matches a file below the root by its name alone: it is known where it lies", () => {
    expect(matcher(["src/a.ts"])("/srv/repo/dist/src/a.ts")).toEqual([unmatched("dist/src/a.ts")]);
  });

  it.each([
    ["a container", "/app/src/deep/a.ts"], ["a runner", "/home/runner/srv/repo/repo/src/deep/a.ts"],
    ["Windows", "D:\\a\\repo\\repo\\src\\deep\\a.ts"], ["Windows with another case", "d:\\A\\SRC\\Deep\\A.ts"],
    ["Windows with slashes", "D:/a/repo/src/deep/a.ts"], ["Windows, relative", "src\\deep\\a.ts"], ["a file URL of Windows", "file:///D:/a/src/deep/a.ts"],
  ])("F: finds the file under the root of %s", (_where, reported) => {
    expect(matcher(["src/deep/a.ts", "src/b.ts", "other/deep/b.ts"])(reported)).toEqual([file("src/deep/a.ts")]);
  });

  it("prefers the file whose whole path agrees over one that agrees as far", () => {
    expect(matcher(["src/a.ts", "examples/src/a.ts"])("/home/runner/srv/repo/repo/src/a.ts")).toEqual([file("src/a.ts")]);
  });

  it("finds a folder of the repository that lies elsewhere on the report's machine, if two files say so", () => {
    const match = matcher(["src/a.ts", "packages/web/src/a.ts", "packages/web/main.ts"]);
    expect(match("/app/web/src/a.ts", "/app/web/main.ts")).toEqual([file("packages/web/src/a.ts"), file("packages/web/main.ts")]);
    expect(match("/app/web/src/a.ts")).toEqual([unmatched("/app/web/src/a.ts")]);
  });

  it("finds a path that is relative to a package of the repository", () => {
    expect(matcher(["packages/web/src/a.ts", "packages/web/index.ts"])("src/a.ts", "index.ts")).toEqual([file("packages/web/src/a.ts"), file("packages/web/index.ts")]);
  });

  it("does not guess between folders that explain equally much", () => {
    const files = ["one/src/a.ts", "two/src/a.ts", "one/main.ts", "two/main.ts"];
    const ambiguous = (path: string, ...candidates: readonly string[]) => ({ kind: "ambiguous", path, candidates });
    expect(matcher(files)("/app/src/a.ts", "/app/main.ts")).toEqual([ambiguous("/app/src/a.ts", "one/src/a.ts", "two/src/a.ts"), ambiguous("/app/main.ts", "one/main.ts", "two/main.ts")]);
    expect(matcher(files)("src/a.ts", "main.ts")).toEqual([ambiguous("src/a.ts", "one/src/a.ts", "two/src/a.ts"), ambiguous("main.ts", "one/main.ts", "two/main.ts")]);
    expect(matcher(["src/a.ts", "src/b.ts"])("/one/src/a.ts", "/two/src/b.ts")).toEqual([ambiguous("/one/src/a.ts", "src/a.ts"), ambiguous("/two/src/b.ts", "src/b.ts")]);
  });

  it("decides by the root that other files of the same report have", () => {
    const files = ["one/src/a.ts", "two/src/a.ts", "two/src/only/b.ts", "two/main.ts"];
    expect(matcher(files)("/app/src/a.ts", "/app/src/only/b.ts", "/app/main.ts")).toEqual([file("two/src/a.ts"), file("two/src/only/b.ts"), file("two/main.ts")]);
  });

  it("takes one root per report, the one that explains most: what lies elsewhere is not ours", () => {
    const match = matcher(["src/a.ts", "src/b.ts", "src/c.ts", "index.ts"]);
    expect(match("/ci/repo/src/a.ts", "/ci/repo/src/b.ts", "/home/u/other/index.ts", "/other/src/c.ts")).toEqual([
      file("src/a.ts"), file("src/b.ts"), unmatched("/home/u/other/index.ts"), unmatched("/other/src/c.ts"),
    ]);
    expect(match("src/a.ts", "/elsewhere/src/a.ts", "/srv/sibling/src/b.ts")).toEqual([
      file("src/a.ts"), unmatched("/elsewhere/src/a.ts"), unmatched("/srv/sibling/src/b.ts"),
    ]);
  });

  it("does not take another project for ours because a few of its files have our names", () => {
    const match = matcher(["index.js", "lib/core/index.js", "src/app/utils/text.py"]);
    const strangers = ["/home/u/other/index.js", "/home/u/other/core/more.js", "/home/u/other/core/other.js"];
    expect(match(...strangers)).toEqual(strangers.map(unmatched));
    expect(match("/home/u/other/core/index.js", "util.py")).toEqual([unmatched("/home/u/other/core/index.js"), unmatched("util.py")]);
    const everywhere = Array.from({ length: 6 }, (_, index) => `p${index}/src/index.js`);
    expect(matcher(everywhere)("/x/src/index.js")).toEqual([unmatched("/x/src/index.js")]);
  });

  it.each([
    "/app/node_modules/left-pad/lib/index.js", "/venv/lib/python3.11/site-packages/lib/index.js", "/usr/lib/python3/dist-packages/lib/index.js",
    "/usr/lib64/python3.12/lib/index.js", "/root/go/pkg/mod/example.com/x@v1.0.0/lib/index.js", "/app/vendor/lib/index.js", ".venv/lib/index.js", ".tox/py/lib/index.js",
  ])("does not take %s of a dependency for a source file, though its whole path agrees", (reported) => {
    expect(matcher(["lib/index.js"])(reported)).toEqual([unmatched(reported)]);
  });

  it("takes a vendored file that git tracks for what it is", () => {
    expect(matcher(["vendor/m/x.go"])("vendor/m/x.go", "/srv/repo/vendor/m/x.go")).toEqual([file("vendor/m/x.go"), file("vendor/m/x.go")]);
  });

  it("files what is nowhere in the repository under its own path", () => {
    expect(matcher(["a.ts"])("/gen/b.ts", "__proto__", "a\n::error::.ts", "file:///%zz/b.ts")).toEqual([
      unmatched("/gen/b.ts"), unmatched("__proto__"), unmatched("a\n::error::.ts"), unmatched("/%zz/b.ts"),
    ]);
  });

  it("finds a file at the top of the repository from any root", () => {
    expect(matcher(["index.js"])("/app/index.js")).toEqual([file("index.js")]);
  });
});

describe("matching Go import paths", () => {
  const goModules = [{ module: "example.com/mod", directory: "" }, { module: "example.com/mod/tools", directory: "internal/tools" }];

  it("goes through the module path, the longest first", () => {
    const match = matcher(["pkg/a.go", "internal/tools/b.go"], { goModules });
    expect(match("example.com/mod/pkg/a.go", "example.com/mod/tools/b.go")).toEqual([file("pkg/a.go"), file("internal/tools/b.go")]);
  });

  it("does not look elsewhere for a file that its module does not have", () => {
    expect(matcher(["other/pkg/gen.go"], { goModules })("example.com/mod/pkg/gen.go")).toEqual([unmatched("pkg/gen.go")]);
  });

  it("does not take a file of another module for one of ours", () => {
    expect(matcher(["a.go", "internal/log/log.go"], { goModules: [{ module: "example.com/mod", directory: "" }] })("github.com/other/a.go", "github.com/other/internal/log/log.go", "/app/a.go")).toEqual([
      unmatched("github.com/other/a.go"), unmatched("github.com/other/internal/log/log.go"), file("a.go"),
    ]);
  });

  it("finds the root of the import paths by itself without a go.mod", () => {
    expect(matcher(["pkg/a.go", "a.go"])("example.com/mod/pkg/a.go", "example.com/mod/a.go")).toEqual([file("pkg/a.go"), file("a.go")]);
  });
});
