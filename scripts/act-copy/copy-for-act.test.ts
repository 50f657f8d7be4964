import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { copyForAct } from "./copy-for-act.js";

let root = "";

function write(file: string, text: string): void {
  mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "act-copy-"));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

describe("copyForAct", () => {
  it("copies workflows and action files to their places and gives a token where an action takes one", () => {
    write("actions/comment/action.yml", "inputs:\n  token:\n    description: x\nruns:\n  using: node24\n");
    write("actions/verdict/action.yml", "runs:\n  using: node24\n");
    write("actions/verdict/action.ts", "");
    write("actions/unfinished/notes.txt", "");
    write(".github/workflows/w.yml", "jobs:\n  a:\n    steps:\n      - uses: $/actions/comment\n      - uses: $/actions/verdict\n");
    const lines = copyForAct(root, path.join(root, "out"), { self: (file) => `./${file}`, token: (job) => `t-${job}` });
    expect(lines).toEqual([
      ".github/workflows/w.yml: jobs.a.steps.0.uses: $/actions/comment -> ./actions/comment",
      ".github/workflows/w.yml: jobs.a.steps.1.uses: $/actions/verdict -> ./actions/verdict",
      ".github/workflows/w.yml: jobs.a.steps.0.with.token: (the default) -> t-a",
    ]);
    expect(readFileSync(path.join(root, "out/.github/workflows/w.yml"), "utf8")).toContain("- uses: ./actions/comment\n        with:\n          token: t-a\n");
    expect(readFileSync(path.join(root, "out/actions/verdict/action.yml"), "utf8")).toBe("runs:\n  using: node24\n");
  });
});
