import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type ParsedNode } from "yaml";
import { attempt } from "../action/attempt.js";
import { InputError, type Place } from "../action/errors.js";
import { ShapeError, type Shape, type ShapePath } from "../schema/shape.js";
import { tooDeepAt } from "./yaml-nesting.js";

/** What a text of YAML is part of. */
export interface YamlSource {
  /** Name of the file for messages. */
  readonly file: string;
  /** What the document is, with its article: `a policy`. */
  readonly what: string;
  /** Lines of the file in front of the text; none by default. */
  readonly linesBefore?: number;
}

/** A text of YAML that fits its shape. */
export interface YamlReading<T> {
  readonly value: T;
  /** The data as it was written, without any default. */
  readonly written: unknown;
  /** Where the deepest part of `path` that is there starts. */
  readonly placeOf: (path: ShapePath) => Required<Place>;
}

/** Something that is wrong at a place of the text. */
interface Problem {
  readonly message: string;
  /** Zero-based, in UTF-16 units. */
  readonly offset: number;
}

/**
 * Reads YAML that a person wrote: one document without aliases, whose keys are words given once. An empty text is an
 * empty object.
 * @throws InputError with file, line and column of the first thing that is wrong.
 */
export function readYaml<T>(shape: Shape<T>, content: string, source: YamlSource): YamlReading<T> {
  const { file, what, linesBefore = 0 } = source;
  const lineCounter = new LineCounter();
  const placeAt = (offset: number): Required<Place> => {
    const { line, col } = lineCounter.linePos(offset);
    return { file, line: line + linesBefore, column: col };
  };
  const fail = ({ message, offset }: Problem): never => {
    throw new InputError(message, placeAt(offset));
  };
  const deep = tooDeepAt(content);
  if (deep !== null) throw new InputError(`nested too deeply for ${what}`, { file, line: deep.line + linesBefore, column: deep.col });
  // Keys are compared below: the parser compares each with each, which takes a minute for a large text.
  const document = parseDocument(content, { lineCounter, prettyErrors: false, uniqueKeys: false });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) fail({ message: yamlMessage(problem, what), offset: problem.pos[0] });
  const { contents } = document;
  const [forbidden] = contents === null ? [] : problemsIn(contents, what);
  if (forbidden !== undefined) fail(forbidden);
  const written: unknown = document.toJS() ?? {};
  const placeOf = (path: ShapePath): Required<Place> => placeAt(contents === null ? 0 : offsetOf(contents, path));
  const value = attempt(ShapeError, () => shape.check(written, []));
  if (value instanceof ShapeError) throw new InputError(value.message, placeOf(value.path));
  return { value, written, placeOf };
}

function yamlMessage({ code, message }: { readonly code: string; readonly message: string }, what: string): string {
  return code === "MULTIPLE_DOCS" ? `${what} is one YAML document; here a second one starts` : `not valid YAML: ${message}`;
}

/** One member of a mapping or a list. `name` is the key or the position; `offset` is where the reader looks for it. */
interface Member {
  readonly name: string | number;
  readonly offset: number;
  /** Null for a member of a list. */
  readonly key: ParsedNode | null;
  readonly value: ParsedNode | null;
}

function membersOf(node: ParsedNode | null): Member[] {
  if (isSeq(node)) return node.items.map((item, name) => ({ name, offset: item.range[0], key: null, value: item }));
  if (!isMap(node)) return [];
  return node.items.map(({ key, value }) => ({ name: keyText(key), offset: key.range[0], key, value }));
}

/** A key as the parsed data has it. */
function keyText(key: ParsedNode): string {
  return isScalar(key) && key.value === null ? "" : String(key);
}

/** What is valid YAML and has no place in what people write for us. */
function* problemsIn(node: ParsedNode | null, what: string): Generator<Problem> {
  // Aliases can make a small text very large.
  if (isAlias(node)) yield { message: `YAML aliases are not allowed in ${what}; write the value out`, offset: node.range[0] };
  const names = new Set<string | number>();
  for (const { name, offset, key, value } of membersOf(node)) {
    yield* problemsIn(key, what);
    if (isMap(key) || isSeq(key)) yield { message: `a key of ${what} is one word, not a list or an object`, offset };
    if (names.has(name)) yield { message: `the key ${JSON.stringify(name)} is given twice`, offset };
    names.add(name);
    yield* problemsIn(value, what);
  }
}

/** Where the deepest part of `path` that is there starts: the key of a mapping, the member of a list. */
function offsetOf(contents: ParsedNode, path: ShapePath): number {
  let node: ParsedNode | null = contents;
  let [offset] = contents.range;
  for (const part of path) {
    const member: Member | undefined = membersOf(node).find(({ name }) => name === part);
    if (member === undefined) return offset;
    offset = member.offset;
    node = member.value;
  }
  return offset;
}
