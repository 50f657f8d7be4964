import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { openPglite, PGLITE_VERSION } from "./pglite-engine.js";
import { pgliteLibrary } from "./pglite-library.js";
import { refusalOf } from "./postgres-engine.js";

describe("PGlite", () => {
  it("carries extensions, knows its version, and says where it broke instead of nothing", async () => {
    const engine = await openPglite({ extensions: ["uuid-ossp", "nowhere"], dump: null, seconds: 30 });
    expect(engine.extensions.has("uuid-ossp")).toBe(true);
    expect(engine.extensions.has("nowhere")).toBe(false);
    await expect(engine.run("SELECT version() AS facts, 1 AS other", "a:1")).resolves.toEqual([expect.stringContaining(`PGlite ${PGLITE_VERSION}`)]);
    await engine.run("BEGIN", "a:1");
    await expect(engine.run("SELECT 1 / 0", "a:1")).rejects.toThrow(expect.objectContaining({ name: "Refusal", code: "22012", message: "division by zero" }));
    await engine.run("ROLLBACK; CREATE TABLE t (a text)", "a:1");
    // Nothing of the machine can be read, whatever a block is made of.
    await expect(engine.run("SELECT pg_read_file('/etc/passwd')", "a:1")).rejects.toThrow("No such file or directory");
    await expect(engine.run("DO $$ BEGIN EXECUTE 'CO' || 'PY t FROM PROGRAM ''ls'''; END $$", "a:1")).rejects.toThrow(expect.objectContaining({ name: "InconclusiveError", message: expect.stringContaining("PGlite broke at the statement at a:1") }));
  });

  it("does not start with a copy that is none", async () => {
    await expect(openPglite({ extensions: [], dump: Buffer.from("no copy"), seconds: 30 })).rejects.toThrow(expect.objectContaining({ name: "InconclusiveError", message: expect.stringContaining("the start of PGlite") }));
  });

  it("is looked for beside the bundle first", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "plimsoll-pglite-"));
    const here = pathToFileURL(path.join(folder, "chunk.js"));
    mkdirSync(path.join(folder, "pglite"));
    writeFileSync(path.join(folder, "pglite/index.js"), "");
    expect(pgliteLibrary(here.href).href).toBe(new URL("pglite/index.js", here).href);
    rmSync(folder, { recursive: true });
  });

  it("refuses with what PostgreSQL says, and nothing else is a refusal", async () => {
    await expect(refusalOf(Promise.reject(new Error("another")))).rejects.toThrow("another");
    await expect(refusalOf(Promise.resolve())).resolves.toBeNull();
  });
});
