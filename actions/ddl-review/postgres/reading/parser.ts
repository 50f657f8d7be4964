import type { ParseResult, ScanToken } from "libpg-query";

/** PostgreSQL's own parser. Its places are bytes of UTF-8. */
export interface Parser {
  /** @throws Error with PostgreSQL's message. */
  parse(sql: string): ParseResult;
  /** @throws Error for a quotation or comment that has no end. */
  scan(sql: string): readonly ScanToken[];
}

/** Loads the parser, once: nobody pays for it whose migrations are of another server. */
export async function loadParser(): Promise<Parser> {
  const library = await import("libpg-query");
  await library.loadModule();
  return { parse: (sql) => library.parseSync(sql), scan: (sql) => tokensOf(sql, library) };
}

function tokensOf(sql: string, { scanSync, parseSync }: typeof import("libpg-query")): readonly ScanToken[] {
  // The library takes an empty text for a mistake.
  if (sql === "") return [];
  try {
    return scanSync(sql).tokens;
  } catch (thrown) {
    // What it says of a mistake in scanning is about JSON; parsing fails on the same one in PostgreSQL's own words.
    parseSync(sql);
    throw thrown;
  }
}
