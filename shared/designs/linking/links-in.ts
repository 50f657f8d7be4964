import { parseMarkdown } from "../../markdown/document.js";
import { evidenceIn } from "../../markdown/evidence.js";
import { visibleText } from "../../markdown/visible-text.js";

/** What a description refers to. */
export interface DescriptionLinks {
  /** Whether it links the file of this path, from the repository's root. */
  readonly toFile: (path: string) => boolean;
  /** Whether a line `Design:` names this id. */
  readonly toId: (id: string) => boolean;
}

/**
 * Reads which documents a description links: by a link to the file (relative, or of this repository at any ref), by its
 * path as a word of the text, or by a line `Design: ID`. What no reader sees, such as a comment, links nothing.
 * @param repository `owner/name`; null where it has none, when addresses of GitHub link nothing.
 */
export function linksIn(description: string, repository: string | null): DescriptionLinks {
  const document = parseMarkdown(description);
  const text = visibleText(document);
  const targets = evidenceIn(document).links.map((address) => targetOf(address, repository));
  const paths = new Set([...text.split(/\s+/u).map(bare), ...targets.flatMap(({ path }) => path ?? [])]);
  const behindRefs = [...new Set(targets.flatMap(({ behindRef }) => behindRef ?? []))];
  const names = new Set(text.split("\n").flatMap((line) => {
    const found = /^\W*designs?\s*:\s*(.+)$/iu.exec(line);
    return found === null ? [] : String(found[1]).split(/[\s,]+/u).map(bare);
  }));
  return {
    toFile: (path) => paths.has(path) || behindRefs.some((rest) => rest.endsWith(`/${path}`)),
    toId: (id) => names.has(id),
  };
}

const OPENING = "([<\"'";
const CLOSING = ".,;:!?)]>\"'";

/** A word without the marks of the sentence around it. A regular expression would try each mark of a long row as the first. */
function bare(word: string): string {
  let start = 0;
  let end = word.length;
  while (start < end && OPENING.includes(word.charAt(start))) start += 1;
  while (end > start && CLOSING.includes(word.charAt(end - 1))) end -= 1;
  const plain = word.slice(start, end);
  return plain.startsWith("./") ? plain.slice(2) : plain;
}

interface Target {
  readonly path?: string;
  /** Ref and path of a page of the repository. A branch's name may hold slashes: nobody knows where the path starts. */
  readonly behindRef?: string;
}

function targetOf(address: string, repository: string | null): Target {
  const plain = decoded(address.replace(/[?#].*$/su, ""));
  const web = /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\/(?:blob|tree|raw)\/(.*)$/isu.exec(plain);
  if (web !== null) return String(web[1]).toLowerCase() === repository?.toLowerCase() ? { behindRef: String(web[2]) } : {};
  return /^https?:/i.test(plain) ? {} : { path: plain.replace(/^(?:\.?\/)+/u, "") };
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
