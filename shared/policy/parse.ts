import { LineCounter, isMap, isScalar, parseDocument, type Document } from "yaml";
import { InputError, type Place } from "../action/errors.js";
import { ShapeError, type ShapePath } from "../schema/shape.js";
import { policyShape, type Policy } from "./policy.js";

/** Far beyond any policy; stops documents made to be slow. */
const MAXIMUM_CHARACTERS = 512 * 1024;

/**
 * Reads the text of a policy file.
 * @param file its name for messages.
 * @throws InputError with file, line and column of the first thing that is wrong.
 */
export function parsePolicy(content: string, file: string): Policy {
  if (content.length > MAXIMUM_CHARACTERS) throw new InputError("the policy is larger than 512 KiB; it holds rules, not data", { file });
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines, prettyErrors: false, strict: true, uniqueKeys: true });
  const [error] = document.errors;
  if (error) throw new InputError(`not valid YAML: ${error.message}`, placeAt(file, lines, error.pos[0]));
  try {
    return policyShape.check(plainValue(document, file), []);
  } catch (thrown) {
    if (!(thrown instanceof ShapeError)) throw thrown;
    throw new InputError(thrown.message, placeAt(file, lines, offsetOf(document, thrown.path)));
  }
}

function plainValue(document: Document, file: string): unknown {
  try {
    // Aliases are refused: a policy has no use for them and they can make a small text very large.
    return document.toJS({ maxAliasCount: 0 }) ?? {};
  } catch {
    throw new InputError("YAML aliases are not allowed in a policy; write the value out", { file });
  }
}

function placeAt(file: string, lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(1, line), column: Math.max(1, col) };
}

/** Where the nearest existing part of `path` starts: the key of a mapping, the member of a list. */
function offsetOf(document: Document, path: ShapePath): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === last) : undefined;
    if (pair && isScalar(pair.key) && pair.key.range) return pair.key.range[0];
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node)) return node.range?.[0] ?? 0;
  }
  return 0;
}

function isNode(value: unknown): value is { range?: readonly [number, number, number] | null } {
  return typeof value === "object" && value !== null && "range" in value;
}
