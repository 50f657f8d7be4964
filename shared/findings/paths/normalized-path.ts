import path from "node:path";

const DRIVE = /^[A-Za-z]:[\\/]/u;

/** A reported path in one spelling. */
export interface NormalizedPath {
  /** With `/`, without `.` and without `..` where that is possible. */
  readonly text: string;
  readonly absolute: boolean;
  /** Windows does not tell cases apart. */
  readonly windows: boolean;
}

/** Backslashes are separators only where a path shows that it comes from Windows: elsewhere a name may hold one. */
export function normalizedPath(reported: string): NormalizedPath {
  const windows = DRIVE.test(reported) || reported.startsWith("\\\\") || (reported.includes("\\") && !reported.includes("/"));
  const text = path.posix.normalize(windows ? reported.replaceAll("\\", "/") : reported);
  return { text, windows, absolute: text.startsWith("/") || DRIVE.test(text) };
}

/** Whether a path leads out of the folder that it is relative to, or stands for that folder. */
export function leadsOut(text: string): boolean {
  return text === "." || text === "./" || text === ".." || text.startsWith("../");
}
