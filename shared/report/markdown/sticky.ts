import { createHash } from "node:crypto";
import { budgetBeside, COMMENT_BUDGET } from "../budget.js";
import { composeSummary, type Section } from "./summary.js";

/** What the hidden first line of a sticky comment says. */
export interface StickyMarker {
  readonly gate: string;
  /** SHA-256 of the text below the marker, 64 hex digits. */
  readonly digest: string;
}

/** Only at the very beginning: outside text can stand inside a comment (in code even unescaped), but never before our marker. */
const MARKER = /^<!-- plimsoll:sticky gate=([a-z0-9-]+) sha256=([0-9a-f]{64}) -->(?:\r?\n|$)/u;

/** GitHub gives a body back with CRLF after an edit in the browser, and may trim its end. */
function normalized(text: string): string {
  return text.replaceAll("\r\n", "\n").trimEnd();
}

function digestOf(text: string): string {
  return createHash("sha256").update(normalized(text), "utf8").digest("hex");
}

function markerLine({ gate, digest }: StickyMarker): string {
  return `<!-- plimsoll:sticky gate=${gate} sha256=${digest} -->\n`;
}

/**
 * The body of a gate's one comment on a pull request: a hidden marker, then the sections within GitHub's comment limit.
 * @param gate the gate's id in kebab-case.
 * @throws RangeError for another id, which could not be found again.
 */
export function composeSticky(gate: string, sections: readonly Section[]): string {
  if (!/^[a-z0-9-]+$/u.test(gate)) throw new RangeError(`a gate's id is kebab-case, not ${JSON.stringify(gate)}`);
  const room = budgetBeside(COMMENT_BUDGET, markerLine({ gate, digest: "0".repeat(64) }));
  const text = composeSummary(sections, room);
  return markerLine({ gate, digest: digestOf(text) }) + text;
}

/**
 * The marker of a comment's body, or null when it is no sticky comment of ours. Anybody can write a comment that begins
 * like one: the caller also checks that the comment's author is itself.
 */
export function parseSticky(body: string): StickyMarker | null {
  const [, gate, digest] = MARKER.exec(body) ?? [];
  return gate === undefined || digest === undefined ? null : { gate, digest };
}

/** Whether the comment already says exactly this, so that no request is needed. A body somebody edited by hand has changed. */
export function isStickyUnchanged(existing: string, composed: string): boolean {
  const before = parseSticky(existing);
  const after = parseSticky(composed);
  if (before?.gate !== after?.gate || before?.digest !== after?.digest) return false;
  return digestOf(existing.replace(MARKER, "")) === before?.digest;
}
