import { blankedExcept } from "../blanked.js";
import type { Migration } from "../migration.js";
import type { Layout, SourceFile } from "./layout.js";

const HEADER = /^\s*--[ \t]*liquibase[ \t]+formatted[ \t]+sql\b/i;
const CHANGESET = /^[ \t]*--[ \t]*changeset[ \t]+(\S+?):(\S+)(.*)$/gim;
const ROLLBACK = /^[ \t]*--[ \t]*rollback\b[ \t]?/gim;

/** Each changeset is a migration of its own; a changelog is run from top to bottom. https://docs.liquibase.com/concepts/changelogs/sql-format.html */
function changesets({ file, text }: SourceFile): Migration[] {
  if (!HEADER.test(text)) return [];
  const found = [...text.matchAll(CHANGESET)];
  return found.map((match, index) => {
    const span = { start: match.index + match[0].length, end: found[index + 1]?.index ?? text.length };
    return {
      file, version: `${String(match[1])}:${String(match[2])}`, up: blankedExcept(text, [span]), ...rollbackOf(file, text, span),
      wrapping: /\brunInTransaction:\s*"?false\b/i.test(String(match[3])) ? "none" : "transaction",
    };
  });
}

/** The lines behind `--rollback`. One that says `empty` or `not required` has nothing to take back. */
function rollbackOf(file: string, text: string, { start, end }: { readonly start: number; readonly end: number }): Pick<Migration, "down" | "downFile"> {
  const lines = [...text.slice(start, end).matchAll(ROLLBACK)].map((match) => {
    const from = start + match.index + match[0].length;
    const newline = text.indexOf("\n", from);
    return { start: from, end: newline < 0 ? text.length : newline };
  });
  return lines.length === 0 ? { down: null, downFile: null } : { down: blankedExcept(text, lines), downFile: file };
}

/** Liquibase's changelogs in SQL. */
export const LIQUIBASE: Layout = {
  name: "liquibase", hasDown: true,
  isTypical: ({ text }) => HEADER.test(text),
  migrationsOf: (sources) => sources.flatMap(changesets),
};
