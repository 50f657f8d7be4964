import type { MarkdownDocument } from "./document.js";
import { endsInFootnote, isOfFootnote, withoutFootnotes } from "./footnotes.js";
import { attributeOf, htmlPieces } from "./html-fragment.js";
import type { Block, Inline, MarkdownNode } from "./tree.js";
import { visibleCharacters } from "./visible-characters.js";

/** What a text shows beside words. */
export interface Evidence {
  /** Addresses of links, bare ones too, in the order of the text; of one text those without a scheme come last. */
  readonly links: readonly string[];
  /** Addresses of images and videos. */
  readonly images: readonly string[];
  /** Code, inline and in blocks, that is not blank. */
  readonly code: readonly string[];
}

const BARE_ADDRESS = /\bhttps?:\/\/[^\s<>]+/giu;
/** What GitHub makes a link of without a scheme: small letters, at the start of a word. */
const WWW_ADDRESS = /(?<![^\s*_~(])www\.[\p{L}\p{N}][^\s<>]*/gu;
/** Another scheme than these leads nowhere that a reader could look. */
const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const PICTURES: ReadonlySet<string> = new Set(["img", "video", "source"]);

/**
 * The links, images and code in a part of a document. A link must lead somewhere: an empty address, one of a place in
 * the same text (`#why`) and one that is no web address are none. Nor is one without words or a picture, which nobody sees.
 * @param nodes such as a section's `content`; the whole document by default
 */
export function evidenceIn(document: MarkdownDocument, nodes: readonly Block[] = document.root.children): Evidence {
  const found = { links: [] as string[], images: [] as string[], code: [] as string[] };
  for (const node of nodes) collect(node, found, document.footnoteLines);
  return found;
}

type Found = Readonly<Record<keyof Evidence, string[]>>;

function collect(node: MarkdownNode, found: Found, footnoteLines: ReadonlySet<number>): void {
  if (isOfFootnote(node, footnoteLines)) return;
  if (node.type === "link" && node.children.some(isSeen)) add(found.links, node.url);
  else if (node.type === "image") add(found.images, node.url);
  else if (node.type === "text") collectBare(withoutFootnotes(node.value, ""), found);
  else if (node.type === "html") collectHtml(node.value, found);
  else if ((node.type === "code" || node.type === "inlineCode") && node.value.trim() !== "") found.code.push(node.value);
  for (const child of "children" in node ? node.children : []) {
    collect(child, found, footnoteLines);
    if (child.type === "text" && endsInFootnote(child.value)) break;
  }
}

/** Whether a reader sees anything of it to follow: of `[](address)` nobody does. A picture is seen whatever it is called. */
function isSeen(node: Inline): boolean {
  if (node.type === "image") return true;
  if (node.type === "html") return htmlPieces(node.value).some((piece) => piece.kind === "tag" && PICTURES.has(piece.name));
  if (node.type === "text" || node.type === "inlineCode") return visibleCharacters(node.value) > 0;
  return "children" in node && node.children.some(isSeen);
}

function collectBare(words: string, found: Found): void {
  for (const [address] of words.matchAll(BARE_ADDRESS)) add(found.links, address);
  for (const [address] of words.matchAll(WWW_ADDRESS)) add(found.links, `http://${address}`);
}

function collectHtml(html: string, found: Found): void {
  for (const piece of htmlPieces(html)) {
    if (piece.kind !== "tag") continue;
    if (piece.name === "a") add(found.links, attributeOf(piece.text, "href"));
    else if (PICTURES.has(piece.name)) add(found.images, attributeOf(piece.text, "src"));
  }
}

function add(list: string[], address: string | null): void {
  const scheme = SCHEME.exec(address ?? "")?.[1]?.toLowerCase() ?? "https";
  if (address && !address.startsWith("#") && (scheme === "https" || scheme === "http")) list.push(address);
}
