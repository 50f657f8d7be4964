import { parse, TomlError } from "smol-toml";
import { InputError, type Place } from "../../../shared/action/errors.js";
import type { ShapePath } from "../../../shared/schema/shape.js";
import type { LocatedDocument } from "./document.js";

/**
 * Parses TOML.
 * @param at a place in the file, one-based.
 * @throws InputError where the text stops being TOML.
 */
export function parseToml(text: string, at: (line?: number, column?: number) => Place): LocatedDocument {
  try {
    const value = parse(text, { unsafeKeyBehaviour: "throw" });
    return { value, placeOf: (path) => at(lineOf(text, path) ?? undefined) };
  } catch (thrown) {
    /* istanbul ignore next -- the parser throws nothing else; a bug of ours must keep its stack */
    if (!(thrown instanceof TomlError)) throw thrown;
    // Only the first line: the parser adds the text around it, which may be anything.
    const problem = thrown.message.replace(/\n[\s\S]*/, "").replace("Invalid TOML document: ", "");
    throw new InputError(`is not valid TOML here (${problem}); correct the syntax`, at(thrown.line, thrown.column));
  }
}

/** Keys of a dotted name without their quotes: `tool."uv".x` gives three. */
function keysOf(dotted: string): string[] {
  return (dotted.match(/"[^"]*"|'[^']*'|[^\s."']+/g) ?? []).map((key) => key.replace(/^["']|["']$/g, ""));
}

/** Line of the deepest key of `path` that is written as `[table]` or `key =`; the parser does not keep positions. */
function lineOf(text: string, path: ShapePath): number | null {
  const wanted = path.filter((part) => typeof part === "string");
  let table: string[] = [];
  let best: { depth: number; line: number | null } = { depth: 0, line: null };
  const consider = (keys: readonly string[], line: number): void => {
    if (keys.length > best.depth && keys.every((key, position) => key === wanted[position])) best = { depth: keys.length, line };
  };
  text.split("\n").forEach((content, index) => {
    const header = /^\s*\[+([^\]]+)\]/.exec(content)?.[1];
    const key = /^\s*((?:"[^"]*"|'[^']*'|[^=\s"'#[])(?:"[^"]*"|'[^']*'|[^="'#])*)=/.exec(content)?.[1];
    if (header !== undefined) table = keysOf(header);
    if (header !== undefined || key !== undefined) consider([...table, ...keysOf(key ?? "")], index + 1);
  });
  return best.line;
}
