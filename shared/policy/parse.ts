import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type ParsedNode } from "yaml";
import { attempt } from "../action/attempt.js";
import { InputError, type Place } from "../action/errors.js";
import { ShapeError, type ShapePath } from "../schema/shape.js";
import { refuseDeepNesting } from "./nesting.js";
import { policyShape, type Policy } from "./policy.js";

/** Far beyond any policy; stops documents made to be slow. */
const MAXIMUM_CHARACTERS = 512 * 1024;

/** Something that is wrong at a place of the text. */
interface Problem {
  readonly message: string;
  /** Zero-based, in UTF-16 units. */
  readonly offset: number;
}

/**
 * Reads the text of a policy file; an empty one holds the defaults.
 * @param file its name for messages.
 * @throws InputError with file, line and column of the first thing that is wrong.
 */
export function parsePolicy(content: string, file: string): Policy {
  if (content.length > MAXIMUM_CHARACTERS) throw new InputError("the policy is larger than 512 KiB; it holds rules, not data", { file });
  refuseDeepNesting(content, file);
  const lineCounter = new LineCounter();
  const fail = ({ message, offset }: Problem): never => {
    const { line, col } = lineCounter.linePos(offset);
    throw new InputError(message, { file, line, column: col } satisfies Place);
  };
  // Keys are compared below: the parser compares each with each, which takes a minute for a large text.
  const document = parseDocument(content, { lineCounter, prettyErrors: false, uniqueKeys: false });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) fail({ message: yamlMessage(problem), offset: problem.pos[0] });
  const { contents } = document;
  if (contents === null) return policyShape.check({}, []);
  const [forbidden] = problemsIn(contents);
  if (forbidden !== undefined) fail(forbidden);
  const policy = attempt(ShapeError, () => policyShape.check(document.toJS() ?? {}, []));
  return policy instanceof ShapeError ? fail({ message: policy.message, offset: offsetOf(contents, policy.path) }) : policy;
}

function yamlMessage({ code, message }: { readonly code: string; readonly message: string }): string {
  return code === "MULTIPLE_DOCS" ? "a policy is one YAML document; here a second one starts" : `not valid YAML: ${message}`;
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

/** What is valid YAML and has no place in a policy. */
function* problemsIn(node: ParsedNode | null): Generator<Problem> {
  // Aliases can make a small text very large.
  if (isAlias(node)) yield { message: "YAML aliases are not allowed in a policy; write the value out", offset: node.range[0] };
  const names = new Set<string | number>();
  for (const { name, offset, key, value } of membersOf(node)) {
    yield* problemsIn(key);
    if (isMap(key) || isSeq(key)) yield { message: "a key of a policy is one word, not a list or an object", offset };
    if (names.has(name)) yield { message: `the key ${JSON.stringify(name)} is given twice`, offset };
    names.add(name);
    yield* problemsIn(value);
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
