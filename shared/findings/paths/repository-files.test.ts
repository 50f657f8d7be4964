import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { ORDERS } from "../testing/findings.js";
import { RepositoryFiles } from "./repository-files.js";

const find = (...reported: string[]) => Object.fromEntries(ORDERS.find(reported));

describe("the paths of a run", () => {
  it("stand as they are where they are the repository's own", () => {
    expect(find("src/a.ts", "./src/b.ts", "src/lib/../a.ts", "docs/with space.md")).toEqual({ "src/a.ts": "src/a.ts", "./src/b.ts": "src/b.ts", "src/lib/../a.ts": "src/a.ts", "docs/with space.md": "docs/with space.md" });
  });

  it("below the repository's root on this machine are its files, or files that only this machine has", () => {
    expect(find("/home/ci/orders/src/a.ts", "/home/ci/orders/dist/a.js")).toEqual({ "/home/ci/orders/src/a.ts": "src/a.ts", "/home/ci/orders/dist/a.js": "dist/a.js" });
  });

  it("elsewhere on this machine are not the repository's", () => {
    expect(find("/home/ci/orders/src/a.ts", "/usr/include/src/b.ts")).toEqual({ "/home/ci/orders/src/a.ts": "src/a.ts", "/usr/include/src/b.ts": "/usr/include/src/b.ts" });
    expect(find("/home/ci/orders-old/src/a.ts", "/home/ci/orders/src/a.ts")).toMatchObject({ "/home/ci/orders-old/src/a.ts": "/home/ci/orders-old/src/a.ts" });
  });

  it("of another machine have the root that they prove together", () => {
    expect(find("/build/src/a.ts", "/build/src/b.ts", "/build/gen/c.ts", "/usr/include/stdio.h")).toEqual({
      "/build/src/a.ts": "src/a.ts", "/build/src/b.ts": "src/b.ts", "/build/gen/c.ts": "/build/gen/c.ts", "/usr/include/stdio.h": "/usr/include/stdio.h",
    });
    expect(find("/app/main.go", "/app/internal/x.go")).toEqual({ "/app/main.go": "services/pay/main.go", "/app/internal/x.go": "services/pay/internal/x.go" });
  });

  it("of Windows are told by drives and backslashes, and cases do not matter there", () => {
    expect(find("D:\\a\\orders\\SRC\\a.ts", "d:\\A\\orders\\src\\b.ts")).toEqual({ "D:\\a\\orders\\SRC\\a.ts": "src/a.ts", "d:\\A\\orders\\src\\b.ts": "src/b.ts" });
    expect(find("src\\a.ts", "SRC\\B.ts")).toEqual({ "src\\a.ts": "src/a.ts", "SRC\\B.ts": "src/b.ts" });
    expect(find("\\\\server\\orders\\src\\a.ts", "\\\\server\\orders\\src\\b.ts")).toMatchObject({ "\\\\server\\orders\\src\\a.ts": "src/a.ts" });
    const windows = new RepositoryFiles({ roots: ["D:\\a\\orders"], files: null });
    expect(Object.fromEntries(windows.find(["d:/A/orders/src/a.ts"]))).toEqual({ "d:/A/orders/src/a.ts": "src/a.ts" });
  });

  it("of which one alone proves a root with its folder do so", () => {
    expect(find("/build/src/lib/a.ts")).toEqual({ "/build/src/lib/a.ts": "src/lib/a.ts" });
    expect(find("/usr/include/stdio.h", "/build/src/lib/a.ts")).toEqual({ "/usr/include/stdio.h": "/usr/include/stdio.h", "/build/src/lib/a.ts": "src/lib/a.ts" });
  });

  it.each([
    ["that agree with a file by name alone", ["/usr/share/README.md"]],
    ["that agree with nothing", ["/usr/include/stdio.h"]],
    ["that may be several files", ["/x/a.ts"]],
    ["of which each proves another root", ["/one/src/a.ts", "/two/src/b.ts"]],
    ["that lead out of their folder", ["../other/x.ts"]],
    ["that are their folder", ["."]],
    ["that are unknown, with nothing known beside them", ["dist/a.js"]],
    ["that may begin at a folder of the repository", ["internal/x.go"]],
  ])("%s cannot be placed", (_, reported) => {
    expect(find(...reported)).toEqual(Object.fromEntries(reported.map((one) => [one, null])));
  });

  it("relative to a folder in which the tool ran are found when they prove it together", () => {
    expect(find("main.go", "internal/x.go", "../../README.md", "gen.go")).toEqual({
      "main.go": "services/pay/main.go", "internal/x.go": "services/pay/internal/x.go", "../../README.md": "README.md", "gen.go": "gen.go",
    });
  });

  it("relative to the root, beside known ones, are outside when no file ends like them, and unplaced when one does", () => {
    expect(find("src/a.ts", "dist/a.js", "main.go", "../x.ts")).toEqual({ "src/a.ts": "src/a.ts", "dist/a.js": "dist/a.js", "main.go": null, "../x.ts": null });
  });

  it("that are the tail of many files say nothing about their folder", () => {
    const many = new RepositoryFiles({ roots: [], files: Array.from({ length: 9 }, (_, index) => [`p${index}/index.ts`, `p${index}/package.json`]).flat() });
    expect(Object.fromEntries(many.find(["index.ts", "package.json", "/x/index.ts"]))).toEqual({ "index.ts": null, "package.json": null, "/x/index.ts": null });
  });

  it("are taken as they stand where the repository's files are not known, unless they lead out of it", () => {
    const unknown = new RepositoryFiles({ roots: ["/home/ci/orders/"], files: null });
    expect(Object.fromEntries(unknown.find(["src/a.ts", "./b.ts", "../c.ts", "/home/ci/orders/d.ts"]))).toEqual({ "src/a.ts": "src/a.ts", "./b.ts": "b.ts", "../c.ts": null, "/home/ci/orders/d.ts": "d.ts" });
    expect(Object.fromEntries(unknown.find(["/build/src/a.ts"]))).toEqual({ "/build/src/a.ts": null });
  });

  it("that cannot be placed are none of the change when no changed file has their name", () => {
    const changed = ["src/a.ts", "services/pay/main.go"];
    const places = (files: readonly string[] | null, ...reported: string[]) => Object.fromEntries(new RepositoryFiles({ roots: [], files, changed }).find(reported));
    expect(places(["src/a.ts", "services/pay/main.go"], "/usr/include/stdio.h", "../x.ts")).toEqual({ "/usr/include/stdio.h": "/usr/include/stdio.h", "../x.ts": "../x.ts" });
    expect(places(null, "/usr/include/stdio.h", "/__w/src/b.ts", "../x.ts")).toEqual({ "/usr/include/stdio.h": "/usr/include/stdio.h", "/__w/src/b.ts": "/__w/src/b.ts", "../x.ts": "../x.ts" });
    expect(places(null, "/__w/src/a.ts")).toEqual({ "/__w/src/a.ts": null });
    expect(places(null, "C:\\w\\src\\A.TS", "../main.go")).toEqual({ "C:\\w\\src\\A.TS": null, "../main.go": null });
  });

  it("are the change's own where they are spelled so, and may be where they end like one of its files", () => {
    const changed = ["src/a.ts", "services/pay/main.go"];
    const places = (...reported: string[]) => Object.fromEntries(new RepositoryFiles({ roots: [], files: null, changed }).find(reported));
    expect(places("main.go", "src/b.ts")).toEqual({ "main.go": null, "src/b.ts": "src/b.ts" });
    expect(places("main.go", "src/a.ts")).toEqual({ "main.go": "main.go", "src/a.ts": "src/a.ts" });
  });

  it("are none where there are none", () => {
    expect(find()).toEqual({});
  });

  it("below any root come back as the files that they are", () => {
    const files = ["README.md", "src/a.ts", "src/b.ts", "src/lib/a.ts", "services/pay/main.go", "services/pay/internal/x.go"];
    const roots = fc.constantFrom("/home/ci/orders/", "/build/", "/w/orders/orders/", "C:\\work\\", "file-less/../", "");
    fc.assert(fc.property(roots, fc.subarray(files, { minLength: 2 }), (root, chosen) => {
      const reported = chosen.map((file) => `${root}${root.includes("\\") ? file.replaceAll("/", "\\") : file}`);
      const found = ORDERS.find(reported);
      // Two names that stand in a folder of their own too may be those: then nothing is said, never a wrong file.
      for (const [index, one] of reported.entries()) expect([chosen[index], null]).toContain(found.get(one));
      if (chosen.length > 3) expect(reported.map((one) => found.get(one))).toEqual(chosen);
    }));
  });

  it("that are longer than any system's cannot be placed, and cost no time", () => {
    const reported = ["../", "/a", "a/", "./"].map((part) => part.repeat(1_000_000));
    expect([...ORDERS.find(reported).values()]).toEqual([null, null, null, null]);
  });

  it("of a hostile report with thousands of roots cost no time", () => {
    const reported = Array.from({ length: 4000 }, (_, index) => `/root${index}/src/a.ts`);
    const begun = performance.now();
    expect(new Set(ORDERS.find(reported).values())).toEqual(new Set([null]));
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
