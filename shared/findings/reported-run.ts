import type { FindingLevel } from "./finding.js";

/** The lines that a finding is about. */
export interface ReportedLines {
  readonly line: number | null;
  readonly endLine: number | null;
}

/** No lines: about a file as a whole, or about none. */
export const NO_LINES: ReportedLines = { line: null, endLine: null };

/** A finding as its tool reported it, before its path is matched to the repository. */
export interface ReportedFinding extends ReportedLines {
  readonly tool: string;
  readonly rule: string | null;
  readonly level: FindingLevel;
  readonly message: string;
  /** As reported, without percent-encoding and without a scheme; null for a finding about no file. */
  readonly path: string | null;
}

/** What one run of one tool reported. Its paths have one root. */
export interface ReportedRun {
  readonly findings: readonly ReportedFinding[];
  /** Why it is not complete; empty when it is. */
  readonly problems: readonly string[];
}

/** The whole report is unusable; the message is one line without the report's name. */
export class UnreadableReport extends Error {}

/** Lines from `line` to `endLine`, where the last one is left out when only its beginning is reached. */
export function linesBetween(line: number | null, endLine: number | null, endColumn: number | null): ReportedLines {
  if (line === null) return NO_LINES;
  // An end column is exclusive: column 1 is the line break of the line before.
  const last = endLine === null ? line : endColumn === 1 ? endLine - 1 : endLine;
  return { line, endLine: Math.max(line, last) };
}

/** A level by the tool's own word. What nobody knows counts as an error: a gate must not take it for harmless. */
export function levelOf(word: string, levels: ReadonlyMap<string, FindingLevel>): FindingLevel {
  return levels.get(word) ?? "error";
}
