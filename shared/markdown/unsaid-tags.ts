import { htmlPieces, type HtmlPiece } from "./html-fragment.js";

/** The tags of HTML in which nobody speaks, as far as a text has been read. What is never closed reaches to the end. */
export interface UnsaidTags {
  /** Whether what stands here is said: none of the tags is open. */
  isSaid(): boolean;
  /** Reads on over a piece of raw HTML. An end without a beginning is nothing. */
  note(piece: HtmlPiece): void;
}

/** Tags of code and of quotes: GitHub finds no reference in them. */
export const QUOTING_TAGS: ReadonlySet<string> = new Set(["blockquote", "code", "kbd", "pre", "samp", "tt"]);

/** Begins to read a text in which nobody speaks inside of tags of these names, in lower case. */
export function unsaidTags(names: ReadonlySet<string>): UnsaidTags {
  const open = new Map<string, number>();
  return {
    isSaid: () => open.size === 0,
    note(piece) {
      if (piece.kind !== "tag" || !names.has(piece.name)) return;
      const count = (open.get(piece.name) ?? 0) + (piece.text.startsWith("</") ? -1 : 1);
      if (count > 0) open.set(piece.name, count);
      else open.delete(piece.name);
    },
  };
}

/** Reads on over raw HTML as a whole. */
export function noteHtml(html: string, tags: UnsaidTags): void {
  for (const piece of htmlPieces(html)) tags.note(piece);
}
