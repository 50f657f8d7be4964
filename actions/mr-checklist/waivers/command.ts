/** What somebody wrote who wants to waive an item. */
export interface WaiverCommand {
  readonly item: string;
  /** Beginning of the commit's sha, or of the difference's digest, that it is about; null when it names none. */
  readonly at: string | null;
  readonly until: string;
  readonly reason: string;
}

/** How the command is written, for messages. */
export const WAIVER_FORM = "/waive ITEM at SHA until 2026-11-30 because REASON";
/** A longer line is no reason that a person reads. */
const LONGEST_LINE = 2000;

/** Whether a line is meant as a waiver. */
export function isWaiverLine(line: string): boolean {
  return /^\/waive(?:\s|$)/i.test(line);
}

/** Reads a line that {@link isWaiverLine} takes; null when it has another form. */
export function readWaiverLine(line: string): WaiverCommand | null {
  if (line.length > LONGEST_LINE) return null;
  const words = line.split(/\s+/).filter((word) => word !== "").slice(1);
  const [item, ...rest] = words;
  const at = isWord(rest[0], "at") ? (rest[1] ?? "") : null;
  const [untilWord, until, because, ...reason] = at === null ? rest : rest.slice(2);
  if (item === undefined || until === undefined || !isWord(untilWord, "until") || !isWord(because, "because")) return null;
  return { item, at: at?.toLowerCase() ?? null, until, reason: reason.join(" ") };
}

/** People put a colon behind a word that a reason follows. */
function isWord(written: string | undefined, word: string): boolean {
  return written?.toLowerCase().replace(/:$/, "") === word;
}
