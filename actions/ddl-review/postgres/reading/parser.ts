import type { ParseResult } from "libpg-query";

/** PostgreSQL's own parser. Its places are bytes of UTF-8. */
export interface Parser {
  /** @throws Error with PostgreSQL's message. */
  parse(sql: string): ParseResult;
}

/** Loads the parser, once: nobody pays for it whose migrations are of another server. */
export async function loadParser(): Promise<Parser> {
  const library = await import("libpg-query");
  await library.loadModule();
  return { parse: (sql) => library.parseSync(sql) };
}
