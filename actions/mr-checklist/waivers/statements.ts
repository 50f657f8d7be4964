import type { Actor, Facts } from "../facts/facts.js";
import type { RefusedWaiver } from "../evaluation/judged-item.js";
import { isWaiverLine, readWaiverLine, WAIVER_FORM, type WaiverCommand } from "./command.js";
import { spokenLines } from "./spoken-lines.js";

/** A text of a pull request in which somebody can waive. */
export interface Source {
  readonly kind: "review" | "comment";
  readonly author: Actor;
  readonly at: string;
  readonly edited: boolean;
  readonly url: string;
  /** The commit that a review is about; null for a comment, and where that commit is gone. */
  readonly commit: string | null;
  /** Whether the head's content is the very content that was reviewed. */
  readonly sawHead: boolean;
}

/** One waiver that somebody wrote. Whether it counts is another question. */
export interface WaiverStatement {
  readonly line: string;
  readonly command: WaiverCommand;
  readonly source: Source;
}

/** Everything in the reviews and comments that is meant as a waiver, in an order that depends on nothing but itself. */
export interface WaiverStatements {
  readonly statements: readonly WaiverStatement[];
  /** Those that nobody can read. */
  readonly unread: readonly RefusedWaiver[];
}

/** Anybody may comment, as often as they like; a text to be read as Markdown has to be one that somebody writes to waive. */
const LONGEST_TEXT = 4000;
/** Nobody waives more items at once, and each line of a stranger would be one of the report. */
const MOST_LINES = 20;

/** A line that is meant as a waiver, or that stands for all that are not read. */
interface SaidLine {
  readonly line: string;
  readonly source: Source;
  /** Why it is not read; null when it is. */
  readonly problem: string | null;
}

/**
 * Reads the waivers of all reviews that were submitted and not dismissed, and of all comments. Long texts waive nothing, nor
 * does what stands behind the first waivers of one text.
 */
export function waiverStatements(facts: Facts): WaiverStatements {
  const lines = sourcesOf(facts)
    .filter(({ body }) => body.toLowerCase().includes("/waive"))
    .flatMap(linesOf)
    .map((said) => ({ ...said, order: [said.source.at, said.source.url, said.line].join("\n") }))
    .sort((a, b) => (a.order < b.order ? -1 : 1));
  const read = lines.map(({ line, source, problem }) => ({ line, source, problem, command: problem === null ? readWaiverLine(line) : null }));
  return {
    statements: read.flatMap(({ line, source, command }) => (command === null ? [] : [{ line, source, command }])),
    unread: read.filter(({ command }) => command === null).map(({ line, source, problem }) => refusedWaiver(line, source, problem ?? `is no waiver: write ${WAIVER_FORM}`)),
  };
}

function linesOf({ body, source }: { readonly body: string; readonly source: Source }): SaidLine[] {
  if (body.length > LONGEST_TEXT) {
    return firstWaiverLine(body).map((line) => ({ line, source, problem: `stands in a text of more than ${LONGEST_TEXT} characters: write it in a comment of its own` }));
  }
  const lines = spokenLines(body).filter(isWaiverLine);
  const behind = `is not read, nor is what follows it: there are more than ${MOST_LINES} waivers in one ${source.kind}; write it in a comment of its own`;
  return lines.slice(0, MOST_LINES + 1).map((line, index) => ({ line, source, problem: index < MOST_LINES ? null : behind }));
}

/** What of a long text the report names: it may be code or a quote, as nobody reads further. */
function firstWaiverLine(body: string): string[] {
  const line = body.split(/\r\n|\r|\n/).find(isWaiverLine);
  return line === undefined ? [] : [line.slice(0, LONGEST_TEXT)];
}

/** A waiver as the report names it that lets nothing pass. */
export function refusedWaiver(line: string, { author, url }: Source, problem: string): RefusedWaiver {
  return { line, by: author?.login ?? null, url, problem };
}

function sourcesOf({ pull, reviews, comments }: Facts): { readonly body: string; readonly source: Source }[] {
  const submitted = reviews.items.filter(({ state }) => state !== "dismissed" && state !== "pending");
  return [
    ...submitted.map(({ body, author, submittedAt, edited, url, commit, changedSince }) => ({
      body, source: { kind: "review" as const, author, at: submittedAt, edited, url, commit, sawHead: commit === pull.head.sha || changedSince?.length === 0 },
    })),
    ...comments.items.map(({ body, author, createdAt, edited, url }) => ({
      body, source: { kind: "comment" as const, author, at: createdAt, edited, url, commit: null, sawHead: false },
    })),
  ];
}
