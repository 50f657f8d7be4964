import { visibleFileName } from "../report/escape/file-name.js";
import { addHits, clampHits } from "./hits.js";
import { LAST_LINE, type FileCoverage, type Statement } from "./model.js";
import type { ParsedReport } from "./problem.js";
import { linesOf } from "./report-lines.js";
import { ReportReading } from "./report-reading.js";

/** `path:line.column,line.column statements count`; the path may hold colons and blanks. */
const BLOCK = /^(.+):(\d{1,7})\.(\d{1,9}),(\d{1,7})\.(\d{1,9}) (\d{1,9}) (\d+)$/u;
const NEWLINE = 10;
const MODE = /^mode: (?:set|count|atomic)$/u;

interface GoBlock {
  readonly path: string;
  readonly statement: Statement;
}

/** Go counts columns from 1. */
function columnOf(digits: string | undefined): number {
  return Math.max(Number(digits) - 1, 0);
}

function blockOf(text: string, reading: ReportReading): GoBlock | null {
  const found = BLOCK.exec(text);
  if (found === null) return null;
  const line = Number(found[2]);
  const endLine = Number(found[4]);
  if (line < 1 || endLine < line || endLine > LAST_LINE) return null;
  const count = Number(found[7]);
  const hits = clampHits(count);
  if (hits !== count) reading.note("clamped-count", "counts below 0 or beyond 2^53 were read as 0 and 2^53 - 1");
  const span = { line, column: columnOf(found[3]), endLine, endColumn: columnOf(found[5]) };
  return { path: String(found[1]), statement: { kind: "statement", span, weight: Number(found[6]), hits } };
}

/** Everything that two blocks must agree on to be one. */
function blockKey({ span, weight }: Statement): string {
  return `${span.line}.${span.column},${span.endLine}.${span.endColumn} ${weight}`;
}

/** Equal blocks add up: with `-coverpkg` every test binary lists every block. */
function addBlock(blocksByPath: Map<string, Map<string, Statement>>, { path, statement }: GoBlock): void {
  const blocks = blocksByPath.get(path) ?? new Map<string, Statement>();
  const key = blockKey(statement);
  const before = blocks.get(key);
  blocks.set(key, before === undefined ? statement : { ...before, hits: addHits(before.hits, statement.hits) });
  blocksByPath.set(path, blocks);
}

/**
 * Reads a Go cover profile of any mode, or several that were written one behind the other.
 * @param report its name for messages.
 */
export function parseGoProfile(report: string, bytes: Buffer): ParsedReport<FileCoverage> {
  const reading = new ReportReading(report);
  const blocksByPath = new Map<string, Map<string, Statement>>();
  let number = 0;
  for (const line of linesOf(bytes)) {
    number += 1;
    if (line.trim() === "" || MODE.test(line)) continue;
    const block = blockOf(line, reading);
    if (block !== null) addBlock(blocksByPath, block);
    else {
      const found = JSON.stringify(line.slice(0, 80));
      reading.problem("malformed-report", `line ${number}: expected file:line.column,line.column statements count, found ${found}`);
    }
  }
  // Go ends every line, so a profile that stops at a line's last digit may stop within a count or before further blocks.
  if (bytes.at(-1) !== NEWLINE) reading.problem("malformed-report", "the profile is cut off: its last line has no end");
  // A shard whose packages hold no statement writes only the mode line: that is complete, and measures nothing.
  if (blocksByPath.size === 0) reading.note("empty-profile", `${visibleFileName(report)}: the profile lists no block`);
  return reading.done(Array.from(blocksByPath, ([path, blocks]): FileCoverage => ({
    path, format: "go", hash: null, statements: [...blocks.values()], branches: [], functions: [], lines: [],
  })));
}
