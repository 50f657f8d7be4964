import { describe, expect, it } from "@jest/globals";
import { hasCode } from "./has-code.js";
import { unexplainedIgnores } from "./ignores.js";
import { unmeasuredLanguages, unmeasuredSources } from "./source-set.js";

const unmeasured = (files: readonly string[], measured: readonly string[], include: readonly string[] = [], exclude: readonly string[] = []) =>
  unmeasuredSources(files, new Set(measured), { include, exclude });

describe("the files that must be measured", () => {
  it("are those of the measured languages, JavaScript beside TypeScript", () => {
    const files = ["src/a.ts", "src/b.ts", "src/c.mjs", "tools/d.py", "main.go", "README.md", "Makefile"];
    expect(unmeasured(files, ["src/a.ts"])).toEqual(["src/b.ts", "src/c.mjs"]);
    expect(unmeasured(files, ["gen/x.go", "y.py"])).toEqual(["tools/d.py", "main.go"]);
    expect(unmeasured(["a.c", "b.c", "b.h"], ["a.c", "no-extension"])).toEqual(["b.c"]);
    expect(unmeasured(files, [])).toEqual([]);
  });

  it("are not tests, mocks, configuration, declarations, dot files, built or foreign code", () => {
    const files = [
      "src/a.test.ts", "a.spec.jsx", "src/__tests__/x.js", "src/__mocks__/x.js", "test/x.js", "pkg/tests/x.js", "jest.config.js",
      "types/a.d.ts", "a.d.mts", ".eslintrc.js", ".github/x.js", "vendor/x.js", "pkg/dist/x.js", "build/x.js", "node_modules/x/index.js",
    ];
    expect(unmeasured(files, ["src/a.ts"])).toEqual([]);
    expect(unmeasured(["a_test.go", "testdata/x.go", "vendor/m/x.go"], ["a.go"])).toEqual([]);
    expect(unmeasured(["test_a.py", "a_test.py", "conftest.py", "setup.py", "tests/helper.py"], ["a.py"])).toEqual([]);
  });

  it("are migrations, and names that only resemble tests", () => {
    const files = ["migrations/0001_first.py", "latest.py", "testing.py", "contests/x.py"];
    expect(unmeasured(files, ["a.py"])).toEqual(files);
  });

  it("are what `include` names, tests too, without what `exclude` names", () => {
    const files = ["src/a.ts", "src/b.ts", "src/test/c.ts", "scripts/d.ts"];
    expect(unmeasured(files, ["src/a.ts"], ["src/**"])).toEqual(["src/b.ts", "src/test/c.ts"]);
    expect(unmeasured(files, ["src/a.ts"], ["src/**"], ["**/test/**"])).toEqual(["src/b.ts"]);
    expect(unmeasured(files, ["src/a.ts"], [], ["scripts/**"])).toEqual(["src/b.ts"]);
  });
});

describe("the languages that no report measures", () => {
  const languages = (files: readonly string[], measured: readonly string[], exclude: readonly string[] = []) =>
    Object.fromEntries(unmeasuredLanguages(files, new Set(measured), { include: [], exclude }));

  it("are those that have source files which somebody should measure", () => {
    const files = ["src/a.ts", "web/b.jsx", "web/b.test.js", "tools/d.py", "main.go", "README.md", "a.c"];
    expect(languages(files, ["tools/d.py"])).toEqual({ "JavaScript or TypeScript": ["src/a.ts", "web/b.jsx"], Go: ["main.go"] });
    expect(languages(files, ["x.go", "y.tsx"], ["tools/**"])).toEqual({});
    expect(languages(files, [])).toEqual({});
  });
});

describe("whether a file holds code that can be measured", () => {
  it.each([
    ["a package clause", "package a\n\n// func x() { y() }\n"],
    ["constants and variables", 'package a\nconst A = "func() { x() }"\nvar B = `func f() {\n`\n'],
    ["types", "package a\ntype F func(a int) (interface{}, error)\ntype S struct {\n\tf func(int) struct{}\n\tg func()\n}\ntype I interface {\n\tM(func() int) error\n}\n"],
    ["functions without statements", "package a\nfunc (T) marker() {}\nfunc asm(x int) int\nvar f = map[string]func(){ }"],
    ["a function without an end", "package a\nfunc"],
  ])("Go: %s is none", (_what, source) => {
    expect(hasCode("x/doc.go", source)).toBe(false);
  });

  it.each([
    ["a function", "package a\nfunc f() int {\n\treturn 1\n}\n"],
    ["a method with results on several lines", "package a\nfunc (t *T) F(\n\ta []int,\n) (int, error) {\n\treturn 0, nil\n}\n"],
    ["a function literal", "package a\nvar f = func() { println() }\n"],
    ["a generic function", "package a\nfunc F[T any](x T) T { return x }\n"],
  ])("Go: %s is code", (_what, source) => {
    expect(hasCode("a.go", source)).toBe(true);
  });

  it.each(["", "\n# comment 'x\n", '"""Docs.\n\nx = 1\n"""\n', "r'''raw''' # done\n", "'single'\n\"double \\\" quote\"\n"])("Python: %j is none", (source) => {
    expect(hasCode("pkg/__init__.py", source)).toBe(false);
  });

  it.each(["x = 1\n", '"""Docs."""\nfrom a import b\n', "def f():\n    '''Docs.'''\n"])("Python: %j is code", (source) => {
    expect(hasCode("a.py", source)).toBe(true);
  });

  it.each([
    ["nothing", "// only a comment\n/* and a block"],
    ["types", 'import type { A } from "./a.js";\nimport { B } from "./b.js"\n\nexport interface C extends A {\n  readonly b: B; // note\n  f(x: { y: string }): void;\n}\nexport type D = "x" | `y`;\ntype E =\n  | A\n  | B\nexport type F<T> = T extends C ? D\n  : E;\nexport type G = { a: [A, B] }\n'],
    ["re-exports", 'export * from "./a.js";\nexport * as b from "./b.js";\nexport { c, d as e } from "./c.js";\nexport type { F } from "./f.js";\nexport { x };\n'],
    ["ambient declarations", 'declare global {\n  interface Window { x: number }\n}\nexport {};\ndeclare module "y";'],
    ["an interface without an end", "interface A {"],
    ["a type without an end", 'type A = B | "c"'],
    ["a side-effect import", 'import "./polyfill.js";\n'],
  ])("TypeScript: %s is none", (_what, source) => {
    expect(hasCode("types.ts", source)).toBe(false);
  });

  it.each([
    ["a constant", "export const a = 1;\n"],
    ["a call behind a type", "type A = string\nrun()\n"],
    ["a call behind an import", 'import "./a.js";\nrun();\n'],
    ["a dynamic import", 'import("./a.js");\n'],
    ["an enum", "export enum A { B }\n"],
    ["a default export", 'export default { a: "b" };\n'],
    ["a function behind a type of several lines", "type A = {\n  b: string\n}\nfunction f() {}\n"],
  ])("TypeScript: %s is code", (_what, source) => {
    expect(hasCode("a.tsx", source)).toBe(true);
  });

  it("a language that is not read has code", () => {
    expect(hasCode("a.rs", "")).toBe(true);
  });
});

describe("ignores in the source", () => {
  it("need a reason behind two dashes", () => {
    const source = [
      "/* istanbul ignore next */", "/* istanbul ignore next -- the disk is never full in tests */", "// c8 ignore start",
      "/* v8 ignore next 3 -- */", "x = 1  # pragma: no cover", "y = 2  # pragma: no cover -- only on Windows", "int z; // LCOV_EXCL_LINE",
      "/* node:coverage disable */", '"the words istanbul ignore next in a text"',
    ].join("\n");
    expect(unexplainedIgnores("a.ts", source)).toEqual([1, 3, 4, 5, 7, 8].map((line) => ({ file: "a.ts", line })));
  });
});
