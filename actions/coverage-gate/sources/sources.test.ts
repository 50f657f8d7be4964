import { describe, expect, it } from "@jest/globals";
import { hasCode, hasCountedCode } from "./has-code.js";
import { ignoreThatHides, unexplainedIgnores } from "./ignores.js";
import { unmeasuredSources } from "./source-set.js";

const groups = (files: readonly string[], measured: readonly string[], include: readonly string[] = [], exclude: readonly string[] = []) =>
  unmeasuredSources(files, new Set(measured), { include, exclude });
const unmeasured = (...facts: Parameters<typeof groups>) => groups(...facts).flatMap(({ files }) => files);

describe("the files that must be measured", () => {
  it("are those of the measured languages, JavaScript beside TypeScript", () => {
    const files = ["src/a.ts", "src/b.ts", "src/c.mjs", "README.md", "Makefile"];
    expect(groups(files, ["src/a.ts"])).toEqual([{ language: null, files: ["src/b.ts", "src/c.mjs"] }]);
    expect(groups(["tools/d.py", "main.go"], ["gen/x.go", "y.py"])).toEqual([{ language: null, files: ["tools/d.py", "main.go"] }]);
    expect(unmeasured(["a.c", "b.c", "b.h"], ["a.c", "no-extension"])).toEqual(["b.c"]);
  });

  it("are those of every language that our runners measure, also where no report does, by language", () => {
    const files = ["src/a.ts", "web/b.jsx", "web/b.test.js", "tools/d.py", "tools/e.py", "main.go", "README.md", "a.c"];
    expect(groups(files, ["tools/d.py"])).toEqual([
      { language: null, files: ["tools/e.py"] }, { language: "JavaScript or TypeScript", files: ["src/a.ts", "web/b.jsx"] }, { language: "Go", files: ["main.go"] },
    ]);
    expect(groups(files, ["a.c"]).map(({ language }) => language)).toEqual(["JavaScript or TypeScript", "Python", "Go"]);
    expect(groups(files, ["x.go", "y.tsx"], ["tools/e.py", "*.c"])).toEqual([{ language: "Python", files: ["tools/e.py"] }]);
    expect(groups(files, ["main.go", "y.py"], [], ["tools/**", "{src,web}/**"])).toEqual([]);
  });

  it("are none where nothing at all is measured: the reports are at fault, not the files", () => {
    expect(groups(["src/a.ts", "d.py"], [])).toEqual([]);
  });

  it("are not tests, mocks, configuration, declarations, dot files, built or foreign code", () => {
    const files = [
      "src/a.test.ts", "a.spec.jsx", "src/__tests__/x.js", "src/__mocks__/x.js", "test/x.js", "pkg/tests/x.js", "jest.config.js",
      "types/a.d.ts", "a.d.mts", ".eslintrc.js", ".github/x.js", "vendor/x.js", "pkg/dist/x.js", "build/x.js", "node_modules/x/index.js",
      "static/jquery.min.js",
    ];
    expect(unmeasured(files, ["src/a.ts"])).toEqual([]);
    expect(unmeasured(["a_test.go", "testdata/x.go", "vendor/m/x.go"], ["a.go"])).toEqual([]);
    expect(unmeasured(["test_a.py", "a_test.py", "conftest.py", "setup.py", "tests/helper.py"], ["a.py"])).toEqual([]);
  });

  it("are not the configuration of tools, whatever language a repository's own code is in", () => {
    const scripts = [
      "eslint.config.js", "web/vite.config.ts", "karma.conf.js", "webpack.common.js", "web/jest.setup.ts", "vitest.setup.mjs", "src/setupTests.js",
      "gulpfile.js", "gulpfile.babel.js", "Gruntfile.js", "cypress/support/commands.js", "web/login.cy.ts",
    ];
    const python = ["setup.py", "conftest.py", "noxfile.py", "toxfile.py", "fabfile.py", "dodo.py", "conanfile.py", "hatch_build.py", "docs/conf.py", "pkg/doc/source/conf.py", "gunicorn.conf.py"];
    for (const measured of ["a.py", "a.ts", "a.go"]) expect(unmeasured([...scripts, ...python, "magefile.go"], [measured])).toEqual([]);
  });

  it("are migrations, and names that only resemble tests or configuration", () => {
    const files = ["migrations/0001_first.py", "latest.py", "testing.py", "contests/x.py", "shop/conf.py", "tasks.py"];
    expect(unmeasured(files, ["a.py"])).toEqual(files);
    const scripts = ["src/webpack.ts", "src/setup.ts", "src/config.ts", "src/gulpfile/x.js", "docs/site.js", "lib/admin.js"];
    expect(unmeasured(scripts, ["a.py"])).toEqual(scripts);
  });

  it("are what `include` names, tests too, without what `exclude` names", () => {
    const files = ["src/a.ts", "src/b.ts", "src/test/c.ts", "scripts/d.ts"];
    expect(unmeasured(files, ["src/a.ts"], ["src/**"])).toEqual(["src/b.ts", "src/test/c.ts"]);
    expect(unmeasured(files, ["src/a.ts"], ["src/**"], ["**/test/**"])).toEqual(["src/b.ts"]);
    expect(unmeasured(files, ["src/a.ts"], [], ["scripts/**"])).toEqual(["src/b.ts"]);
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
    ["imports of every form", 'import a, { b as ü } from "./a.js"\nimport c, * as d from "./c.js";\nimport type E from\n"./e.js"\nimport {\n  f,\n} from "./f.js"\nimport type from "./t.js"\nimport{g}from"./g.js"\nimport h from "./h.json" with { type: "json" };'],
  ])("TypeScript: %s is none", (_what, source) => {
    expect(hasCode("types.ts", source)).toBe(false);
  });

  it.each([
    ["a constant", "export const a = 1;\n"],
    ["a call behind a type", "type A = string\nrun()\n"],
    ["a call behind an import", 'import "./a.js";\nrun();\n'],
    ["an alias of a namespace and a text behind it", "import A = B.C\nconst x = 'abc';\n"],
    ["an import of what a call returns", 'import a = require("./a.js");\n'],
    ["a call behind an ambient module without a body", "declare module 'y'\nrun('{')\n"],
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

describe("whether a file that a report lists with nothing to count holds code that had to be counted", () => {
  it.each([
    ["errors.ts", '"use strict";\nimport { A } from "./a.js";\nexport class E extends Error {}\nexport abstract class F<T> implements A {\n  abstract get(id: string): Promise<T>;\n  readonly name: string;\n}\n'],
    ["enums.ts", "export enum A { B = 1, C }\nconst enum D { E }\ndeclare const f: number\ndeclare function g(): void;\n"],
    ["words.js", "import { a } from './a.js';\nexport default { hello: 'you', list: [1, a] };\n"], ["again.js", "'use client'\nimport a from './a.js'\nexport default a\n"],
    ["View.vue", "<template><p/></template>\n"], ["a.c", " \n"], ["__init__.py", '"""Docs."""\n'],
  ])("%s does not", (file, source) => {
    expect(hasCountedCode(file, source)).toBe(false);
  });

  it.each([
    ["a.js", "export const a = 1;\n"], ["a.ts", "export class A {\n  f() { run(); }\n}\n"], ["a.ts", "export class A {\n  a = run();\n}\n"],
    ["a.js", "export default { a: run() };\n"], ["a.js", "export default () => 1;\n"], ["a.js", "export default function\nf() {}\n"], ["a.js", "class A extends mixin(B) {}\n"],
    ["a.ts", "enum A { B = run() }\n"], ["a.js", "`${run()}`\n"], ["View.vue", "<script setup>run()</script>\n"], ["a.c", "int x;\n"], ["a.py", "x = 1\n"], ["a.go", "package a\nfunc f() { run() }\n"],
  ])("%s of %j does", (file, source) => {
    expect(hasCountedCode(file, source)).toBe(true);
  });
});

describe("ignores in the source", () => {
  it("are named where they may be why nothing of a file is measured", () => {
    expect(ignoreThatHides("run();\n/* istanbul ignore file -- by hand */\n", false)).toBe("istanbul ignore file");
    expect(ignoreThatHides("/* node:coverage disable */\n", false)).toBe("node:coverage disable");
    expect(ignoreThatHides("/* istanbul ignore next -- once */\nrun();\n", false)).toBeNull();
    expect(ignoreThatHides("run()  # pragma: no cover\n", true)).toBe("pragma: no cover");
    expect(ignoreThatHides("run();\n", true)).toBeNull();
  });

  it("need a reason behind two dashes", () => {
    const source = [
      "/* istanbul ignore next */", "/* istanbul ignore next -- the disk is never full in tests */", "// c8 ignore start",
      "/* v8 ignore next 3 -- */", "x = 1  # pragma: no cover", "y = 2  # pragma: no cover -- only on Windows", "int z; // LCOV_EXCL_LINE",
      "/* node:coverage disable */", '"the words istanbul ignore next in a text"',
    ].join("\n");
    expect(unexplainedIgnores("a.ts", source)).toEqual([1, 3, 4, 5, 7, 8].map((line) => ({ file: "a.ts", line })));
  });
});
