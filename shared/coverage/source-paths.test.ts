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

  it("prefers the longest suffix", () => {
    expect(matcher(["src/a.ts", "packages/web/src/a.ts"])("/app/web/src/a.ts")).toEqual([file("packages/web/src/a.ts")]);
  });

  it("finds a path that is relative to a package of the repository", () => {
    expect(matcher(["packages/web/src/a.ts", "packages/web/index.ts"])("src/a.ts", "index.ts")).toEqual([file("packages/web/src/a.ts"), file("packages/web/index.ts")]);
  });

  it("does not guess between files that agree equally well", () => {
    const files = ["one/src/a.ts", "two/src/a.ts"];
    const ambiguous = { kind: "ambiguous", path: "/app/src/a.ts", candidates: files };
    expect(matcher(files)("/app/src/a.ts")).toEqual([ambiguous]);
    expect(matcher(files)("src/a.ts")).toEqual([{ ...ambiguous, path: "src/a.ts" }]);
  });

  it("decides by the root that other files of the same report have", () => {
    const files = ["one/src/a.ts", "two/src/a.ts", "two/src/only/b.ts", "two/main.ts"];
    expect(matcher(files)("/app/src/a.ts", "/app/src/only/b.ts", "/app/main.ts")).toEqual([file("two/src/a.ts"), file("two/src/only/b.ts"), file("two/main.ts")]);
    expect(matcher(files)("/app/src/a.ts", "/elsewhere/src/only/b.ts")).toMatchObject([{ kind: "ambiguous" }, { kind: "file" }]);
  });

  it("uses the nearest root when a report has several", () => {
    const files = ["x/api/core/only.py", "y/web/core/last.py", "x/api/core/same.py", "y/web/core/same.py"];
    expect(matcher(files)("/srv/core/only.py", "/srv/sub/core/last.py", "/srv/sub/core/same.py", "/srv/core/same.py")).toEqual([
      file("x/api/core/only.py"), file("y/web/core/last.py"), file("y/web/core/same.py"), file("x/api/core/same.py"),
    ]);
  });

  it("does not take a dependency for a source file because its name agrees", () => {
    const match = matcher(["lib/index.js", "src/six.py"]);
    expect(match("/app/node_modules/left-pad/lib/index.js", "/usr/lib/python3/six.py")).toEqual([
      unmatched("/app/node_modules/left-pad/lib/index.js"), unmatched("/usr/lib/python3/six.py"),
    ]);
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

  it("falls back to the longest suffix without a go.mod", () => {
    expect(matcher(["pkg/a.go", "a.go"])("example.com/mod/pkg/a.go", "example.com/mod/a.go")).toEqual([file("pkg/a.go"), file("a.go")]);
  });
});
