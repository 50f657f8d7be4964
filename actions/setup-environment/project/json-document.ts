import { LineCounter, isMap, isNode, isScalar, parseDocument, type Document } from "yaml";
import { InputError, messageOf, type Place } from "../../../shared/action/errors.js";
import type { ShapePath } from "../../../shared/schema/shape.js";
import type { LocatedDocument } from "./document.js";

/**
 * Parses strict JSON. The positions come from the YAML parser, of whose language JSON is a part.
 * @param at a place in the file, one-based.
 * @throws InputError where the text stops being JSON.
 */
export function parseJson(text: string, at: (line?: number, column?: number) => Place): LocatedDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, schema: "json", prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return at(Math.max(1, line), Math.max(1, col));
  };
  return {
    value: strictJson(text, document, placeAt),
    placeOf: (path) => {
      const offset = offsetOf(document, path);
      return offset === null ? at() : placeAt(offset);
    },
  };
}

function strictJson(text: string, document: Document, placeAt: (offset: number) => Place): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (thrown) {
    const offset = document.errors[0]?.pos[0] ?? /at position (\d+)/.exec(messageOf(thrown))?.[1] ?? 0;
    throw new InputError("is not valid JSON here; correct the syntax", placeAt(Number(offset)));
  }
}

function offsetOf(document: Document, path: ShapePath): number | null {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path[length - 1]) : undefined;
    const node: unknown = pair === undefined ? document.getIn(path.slice(0, length), true) : pair.value;
    if (isNode(node) && node.range) return node.range[0];
  }
  return null;
}
