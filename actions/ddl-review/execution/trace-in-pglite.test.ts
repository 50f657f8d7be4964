import { describe, expect, it } from "@jest/globals";
import { readerOf, readMigrations } from "../dialects/reader.js";
import type { ReadMigration } from "../migrations/read-migration.js";
import { migration } from "../testing/review.js";
import type { HistoryCache } from "./history-cache.js";
import { traceInPglite } from "./trace-in-pglite.js";

async function reading(...texts: string[]): Promise<ReadMigration[]> {
  return readMigrations(texts.map((text, index) => migration(text, index + 1)), await readerOf("postgres"));
}

/** A cache in memory that tells what was asked of it. */
class Memory implements HistoryCache {
  readonly kept = new Map<string, Uint8Array>();
  readonly asked: string[] = [];
  read(key: string): Promise<Uint8Array | null> {
    this.asked.push(this.kept.has(key) ? "found" : "missed");
    return Promise.resolve(this.kept.get(key) ?? null);
  }
  write(key: string, bytes: Uint8Array): Promise<void> {
    this.asked.push("written");
    this.kept.set(key, bytes);
    return Promise.resolve();
  }
}

describe("a trace in PGlite", () => {
  it("keeps what the history made, and its notes, for as long as the history stays the same", async () => {
    const cache = new Memory();
    const options = { timeZone: null, seconds: 60, cache };
    const history = await reading("CREATE TABLE orders (id int); DROP TABLE nowhere; CREATE EXTENSION hstore;");
    const changed = await reading("CREATE INDEX ON orders (id); DROP TABLE others;");
    const first = await traceInPglite(history, changed, options);
    expect(first.migrations[0]).toMatchObject([{ works: [{ relation: { schema: "public", name: "orders" }, lock: "Share", blocks: "writes", scans: true, rewrites: false }] }, { untraced: expect.stringContaining("perhaps because") }]);
    expect(first.notes).toHaveLength(1);
    expect(await traceInPglite(history, changed, options)).toEqual(first);
    expect(cache.asked).toEqual(["missed", "written", "found"]);
    const [key] = cache.kept.keys();
    cache.kept.set(String(key), Buffer.from("damaged"));
    expect(await traceInPglite(history, changed, options)).toEqual(first);
    expect(cache.asked.slice(3)).toEqual(["found", "written"]);
  });

  it("needs no cache, and no history", async () => {
    const changed = await reading("SELECT 1");
    const cache = new Memory();
    const one = { works: [], problem: null, untraced: null };
    expect(await traceInPglite([], changed, { timeZone: "UTC", seconds: 60, cache })).toEqual({ migrations: [[one]], notes: [] });
    expect(cache.asked).toEqual([]);
  });

  it("ends a statement that does not end by itself", async () => {
    const changed = await reading("SELECT 1;\nDO $$ BEGIN LOOP END LOOP; END $$;");
    await expect(traceInPglite([], changed, { timeZone: null, seconds: 2, cache: null })).rejects.toThrow(expect.objectContaining({ name: "InconclusiveError", message: "the statement at 1.sql:2 did not end within 2 s" }));
  });

  it("cannot be made of a time zone that there is not", async () => {
    await expect(traceInPglite([], [], { timeZone: "nowhere", seconds: 60, cache: null })).rejects.toThrow(expect.objectContaining({ name: "InputError" }));
  });
});
