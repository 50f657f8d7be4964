import { afterEach, beforeEach } from "@jest/globals";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** An empty folder of each test's own, removed after it. Call it in a describe block; the function gives the real path. */
export function useTemporaryFolder(): () => string {
  let folder: string | null = null;
  beforeEach(async () => {
    folder = await realpath(await mkdtemp(path.join(tmpdir(), "plimsoll-test-")));
  });
  afterEach(async () => {
    if (folder !== null) await rm(folder, { recursive: true, force: true });
    folder = null;
  });
  return () => {
    if (folder === null) throw new Error("the temporary folder exists only while a test runs");
    return folder;
  };
}
