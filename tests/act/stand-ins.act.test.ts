import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { ROOT } from "../workflows/repository.js";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "stand-ins-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(...files: readonly string[]): void {
  for (const file of files) {
    mkdirSync(path.join(folder, "work", path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, "work", file), file);
  }
}

/** Starts a stand-in as a step would; throws when the step fails. */
function step(program: string, inputs: Readonly<Record<string, string>>, variables: Readonly<Record<string, string>> = {}): string {
  const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  mkdirSync(path.join(folder, "work"), { recursive: true });
  return execFileSync(process.execPath, ["--no-warnings", path.join(ROOT, "tests/act/stand-ins/actions", program)], {
    cwd: path.join(folder, "work"),
    encoding: "utf8",
    env: {
      ...(Object.fromEntries(given) as Record<string, string>),
      PLIMSOLL_ACT_ARTIFACTS: path.join(folder, "artifacts"), PLIMSOLL_ACT_CACHES: path.join(folder, "caches"), GITHUB_OUTPUT: path.join(folder, "output"),
      ...variables,
    },
  });
}

const upload = (inputs: Readonly<Record<string, string>>): string => step("upload-artifact/upload.ts", inputs);
const download = (inputs: Readonly<Record<string, string>>, lost = ""): string => step("download-artifact/download.ts", inputs, { PLIMSOLL_ACT_LOST: lost });

function tree(below: string): string[] {
  return readdirSync(path.join(folder, below), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(path.join(folder, below), path.join(entry.parentPath, entry.name)))
    .sort();
}

describe("the stand-ins for the artifact actions", () => {
  it("root an artifact at the named folder, the folder of a named file, or the nearest one above several", () => {
    write("a/b/one", "a/c/two");
    upload({ name: "folder", path: "a/b" });
    upload({ name: "file", path: "a/b/one" });
    upload({ name: "several", path: "a/b/one\na/c" });
    expect(tree("artifacts")).toEqual(["file/one", "folder/one", "several/b/one", "several/c/two"]);
  });

  it("leave hidden files behind unless asked for them", () => {
    write("a/.coverage", "a/plain", ".hidden/plain");
    upload({ name: "plain", path: "a" });
    upload({ name: "all", path: "a", "include-hidden-files": "true" });
    expect(tree("artifacts")).toEqual(["all/.coverage", "all/plain", "plain/plain"]);
    expect(() => upload({ name: "hidden", path: ".hidden", "if-no-files-found": "error" })).toThrow();
  });

  it("refuse a name that is taken, unless it may be overwritten", () => {
    write("a", "b");
    upload({ name: "x", path: "a" });
    expect(() => upload({ name: "x", path: "b" })).toThrow();
    upload({ name: "x", path: "b", overwrite: "true" });
    expect(tree("artifacts")).toEqual(["x/b"]);
  });

  it("fail on a name that does not exist, not on a pattern without a match", () => {
    expect(() => download({ name: "x" })).toThrow();
    expect(download({ pattern: "x-*" })).toContain("Total of 0 artifact(s)");
  });

  it("unpack the only match of a pattern into the folder itself, unlike several", () => {
    write("a");
    upload({ name: "shard-0", path: "a" });
    download({ pattern: "shard-*", path: "one" });
    upload({ name: "shard-1", path: "a" });
    download({ pattern: "shard-*", path: "two" });
    download({ pattern: "shard-*", path: "merged", "merge-multiple": "true" });
    expect([tree("work/one"), tree("work/two"), tree("work/merged")]).toEqual([["a"], ["shard-0/a", "shard-1/a"], ["a"]]);
  });

  it("fetch another run's artifacts by its id, with a token", () => {
    write("a");
    upload({ name: "record", path: "a" });
    const runs = { PLIMSOLL_ACT_RUNS: folder };
    step("download-artifact/download.ts", { pattern: "rec*", path: "from", "run-id": "artifacts", "github-token": "t" }, runs);
    expect(tree("work/from")).toEqual(["a"]);
    expect(() => step("download-artifact/download.ts", { name: "record", "run-id": "4711", "github-token": "t" }, runs)).toThrow();
    expect(() => step("download-artifact/download.ts", { name: "record", "run-id": "artifacts" }, runs)).toThrow();
  });

  it("lose an artifact on demand", () => {
    write("a");
    upload({ name: "shard-0", path: "a" });
    expect(download({ pattern: "shard-*" }, "shard-0")).toContain("Total of 0 artifact(s)");
    expect(() => download({ name: "shard-0" }, "shard-0")).toThrow();
  });
});

describe("the stand-ins for the cache actions", () => {
  it("write a key once and find the exact key, else the newest that begins with a prefix", () => {
    write("t.json");
    step("cache/save.ts", { key: "t-1", path: "t.json" });
    expect(step("cache/save.ts", { key: "t-1", path: "t.json" })).toContain("Unable to reserve cache");
    expect(step("cache/restore.ts", { key: "t-1", path: "t.json" })).toContain("restored from key: t-1");
    expect(step("cache/restore.ts", { key: "t-2", path: "t.json", "restore-keys": "t-" })).toContain("restored from key: t-1");
    expect(step("cache/restore.ts", { key: "t-2", path: "t.json" })).toContain("not found");
    expect(step("cache/restore.ts", { key: "t-1", path: "other" })).toContain("not found");
  });

  it("warn about files that are not there instead of failing", () => {
    expect(step("cache/save.ts", { key: "t-1", path: "t.json" })).toContain("::warning::");
  });
});
