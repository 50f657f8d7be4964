import { InputError, type Place } from "../../action/errors.js";
import { readYaml } from "../../files/yaml-text.js";
import type { ShapePath } from "../../schema/shape.js";
import { contentDigest } from "./digest.js";
import { frontMatterShape, type FrontMatter } from "./front-matter.js";

/** Far beyond any design; stops documents made to be slow. */
const MAXIMUM_CHARACTERS = 1024 * 1024;

/** A design document that could be read. */
export interface Design {
  /** From the repository's root. */
  readonly path: string;
  readonly frontMatter: FrontMatter;
  /** The Markdown behind the front matter, with `\n` at its line ends. */
  readonly body: string;
  /** Lines of the file in front of the body. */
  readonly linesBefore: number;
  /** SHA-256 over everything but status and reviews: what an approval is bound to. */
  readonly digest: string;
  /** Where a part of the front matter stands. */
  readonly placeOf: (path: ShapePath) => Required<Place>;
}

/**
 * Reads a design document: YAML between two lines `---`, then Markdown.
 * @throws InputError with file, line and column of the first thing that is wrong.
 */
export function readDesign(content: string, path: string): Design {
  if (content.length > MAXIMUM_CHARACTERS) throw new InputError("the document is larger than 1 MiB; link what is so long", { file: path });
  // Editors may leave a byte order mark, and git may turn line ends: neither changes what was approved.
  const lines = content.replace(/^\uFEFF/u, "").replaceAll("\r\n", "\n").split("\n");
  const isFence = (line: string | undefined): boolean => line?.trimEnd() === "---";
  if (!isFence(lines[0])) throw new InputError("a design document starts with its front matter: a line `---`, YAML, and a line `---`; `plimsoll design new` writes one", { file: path, line: 1, column: 1 });
  const end = lines.findIndex((line, index) => index > 0 && isFence(line));
  if (end === -1) throw new InputError("the front matter has no end: write a line `---` behind it", { file: path, line: lines.length, column: 1 });
  const { value, written, placeOf } = readYaml(frontMatterShape, lines.slice(1, end).join("\n"), { file: path, what: "front matter", linesBefore: 1 });
  const body = lines.slice(end + 1).join("\n");
  return { path, frontMatter: value, body, linesBefore: end + 1, digest: contentDigest(written, body), placeOf };
}
