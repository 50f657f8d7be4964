import { createHash } from "node:crypto";
import { list, nullable, object, text } from "../../../shared/schema/shape.js";
import type { ReadMigration } from "../migrations/read-migration.js";

/** Where what a history made is kept from one run to the next. It may lose what it was given. */
export interface HistoryCache {
  read(key: string): Promise<Uint8Array | null>;
  write(key: string, bytes: Uint8Array): Promise<void>;
}

/** A database behind a history, with what could not be followed on the way. */
export interface Replayed {
  readonly gap: string | null;
  readonly notes: readonly string[];
  readonly dump: Uint8Array;
}

/** What is kept, so that nothing older is taken for it. */
const FORMAT = "ddl-review history 1";
const headShape = object({ format: text(), gap: nullable(text()), notes: list(text()), dump: text() });
const LINE_END = 0x0a;

/** The name of what a history makes: whatever decides about it is in it. */
export function historyKey(history: readonly ReadMigration[], engine: string, extensions: readonly string[], timeZone: string | null): string {
  const facts = [FORMAT, engine, extensions, timeZone, history.map(({ migration: { file, up, wrapping } }) => [file, up, wrapping])];
  return digest(Buffer.from(JSON.stringify(facts)));
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** One line of JSON, and the dump behind it. */
export function packed({ gap, notes, dump }: Replayed): Uint8Array {
  return Buffer.concat([Buffer.from(`${JSON.stringify({ format: FORMAT, gap, notes, dump: digest(dump) })}\n`), dump]);
}

/** What was packed; null where it is damaged or something else. */
export function unpacked(bytes: Uint8Array): Replayed | null {
  const end = bytes.indexOf(LINE_END);
  const dump = bytes.subarray(end + 1);
  try {
    const head = headShape.check(JSON.parse(Buffer.from(bytes.subarray(0, Math.max(end, 0))).toString()), []);
    return head.format === FORMAT && head.dump === digest(dump) ? { gap: head.gap, notes: head.notes, dump } : null;
  } catch {
    return null;
  }
}
