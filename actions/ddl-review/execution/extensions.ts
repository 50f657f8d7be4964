import type { ReadMigration } from "../migrations/read-migration.js";
import { tokensOf } from "../postgres/reading/tokens.js";

/** The extension that a statement makes; null for every other statement. */
export function createdExtension(text: string): string | null {
  if (!/^create\s/i.test(text)) return null;
  const words = tokensOf(text).map((token) => token.text);
  if (words[1]?.toLowerCase() !== "extension") return null;
  const name = words[words[2]?.toLowerCase() === "if" ? 5 : 2];
  return name === undefined ? null : name.startsWith('"') ? name.slice(1, -1) : name.toLowerCase();
}

/** Extensions that migrations make, each once, in the order of their names. */
export function createdExtensions(migrations: readonly ReadMigration[]): string[] {
  const names = migrations.flatMap(({ migration: { up }, statements }) => statements.map(({ span }) => createdExtension(up.slice(span.start, span.end))));
  return [...new Set(names.filter((name) => name !== null))].sort();
}
