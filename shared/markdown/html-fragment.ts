/** A piece of raw HTML, as far as a checklist needs to know it. */
export type HtmlPiece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "comment"; readonly text: string }
  | { readonly kind: "tag"; readonly name: string; readonly text: string };

const TAG = /^<\/?([a-z][a-z0-9-]*)/i;
/** What shows nothing: how it begins, how it ends, and how far the end is at least. `<!-->` is a comment too. */
const UNSHOWN = [
  { start: /^<!--/u, end: "-->", least: 2 },
  { start: /^<\?/u, end: "?>", least: 2 },
  { start: /^<!\[CDATA\[/u, end: "]]>", least: 9 },
  { start: /^<![a-z]/iu, end: ">", least: 3 },
] as const;

/**
 * Cuts raw HTML into comments, tags and the text between them. Declarations, processing instructions and CDATA are taken
 * for comments, as browsers do. One that nobody closed reaches to the end, as it does in a browser. What is no HTML at all comes out as text: nothing is wrong.
 */
export function htmlPieces(html: string): HtmlPiece[] {
  const pieces: HtmlPiece[] = [];
  let position = 0;
  while (position < html.length) {
    const piece = pieceAt(html, position);
    pieces.push(piece);
    position += piece.text.length;
  }
  return pieces;
}

function pieceAt(html: string, position: number): HtmlPiece {
  const beginning = html.slice(position, position + 10);
  const unshown = UNSHOWN.find(({ start }) => start.test(beginning));
  if (unshown !== undefined) {
    const end = html.indexOf(unshown.end, position + unshown.least);
    return { kind: "comment", text: html.slice(position, end < 0 ? html.length : end + unshown.end.length) };
  }
  const name = TAG.exec(html.slice(position, position + 40))?.[1];
  if (name !== undefined) {
    const end = html.indexOf(">", position);
    return end < 0
      ? { kind: "text", text: html.slice(position) }
      : { kind: "tag", name: name.toLowerCase(), text: html.slice(position, end + 1) };
  }
  const next = html.indexOf("<", position + 1);
  return { kind: "text", text: html.slice(position, next < 0 ? html.length : next) };
}

/** Values of an attribute in a tag's text; null when it has none or an empty one. */
export function attributeOf(tag: string, attribute: "href" | "src"): string | null {
  const found = (attribute === "href" ? HREF : SRC).exec(tag);
  const value = (found?.[1] ?? found?.[2] ?? found?.[3] ?? "").trim();
  return value === "" ? null : value;
}

const HREF = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const SRC = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
