import type { Work } from "../locks/work.js";

/** What a statement reads and writes of a relation, in a word. */
export function workWord({ rewrites, scans }: Work): string {
  return rewrites ? "rewrites it" : scans ? "reads every row" : "";
}

/** The lock in the words of its server, with the way that MySQL and MariaDB go. */
export function lockWord({ lock, algorithm }: Work): string {
  return algorithm === null ? lock : `${algorithm}, ${lock}`;
}

/** Who waits meanwhile. */
export function waitWord({ blocks }: Work): string {
  return { nothing: "", definitions: "other changes of its definition wait", writes: "writes wait", "reads and writes": "reads and writes wait" }[blocks];
}
