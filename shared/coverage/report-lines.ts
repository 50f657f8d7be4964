/** Decoded at a time, so that a text report may be larger than V8's longest string. */
const BLOCK_BYTES = 8 * 1024 * 1024;
/** No line of a report is longer; the rest of one that is would be more than V8's longest string, and is left off. */
const LONGEST_BYTES = 64 * 1024 * 1024;
const NEWLINE = 10;

/** The lines of a UTF-8 text without their line ends (LF or CRLF); a byte order mark in front is dropped. */
export function* linesOf(bytes: Buffer, blockBytes = BLOCK_BYTES, longestBytes = LONGEST_BYTES): Generator<string> {
  let start = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0;
  const textEnd = bytes.at(-1) === NEWLINE ? bytes.length - 1 : bytes.length;
  while (start <= textEnd) {
    const lineEnd = bytes.indexOf(NEWLINE, Math.min(start + blockBytes, textEnd));
    const end = lineEnd === -1 ? textEnd : lineEnd;
    for (const line of bytes.toString("utf8", start, Math.min(end, start + longestBytes)).split("\n")) yield line.endsWith("\r") ? line.slice(0, -1) : line;
    start = end + 1;
  }
}
