import { ShapeError, type JsonSchema, type Shape } from "./shape.js";

/** Deeper documents are no rules that a person could read. */
const DEEPEST = 8;

/**
 * A shape that holds itself, such as `all` of conditions. The published schema names it once, under `$defs`;
 * `hoistDefinitions` moves that to the document's root, where `$ref` looks for it.
 */
export function recursive<T>(name: string, build: (self: Shape<T>) => Shape<T>): Shape<T> {
  let depth = 0;
  const self: Shape<T> = {
    schema: { $ref: `#/$defs/${name}` },
    check(value, path) {
      if (depth >= DEEPEST) throw new ShapeError(path, `nested more than ${DEEPEST} deep; split it into several items`);
      depth += 1;
      try {
        return body.check(value, path);
      } finally {
        depth -= 1;
      }
    },
  };
  const body = build(self);
  return { schema: { $defs: { [name]: body.schema }, $ref: `#/$defs/${name}` }, check: (value, path) => self.check(value, path) };
}

/** The schema with every nested `$defs` moved to its root. */
export function hoistDefinitions(schema: JsonSchema): JsonSchema {
  const definitions: Record<string, unknown> = {};
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== "object" || node === null) return node;
    const { $defs, ...rest } = node as { readonly $defs?: Readonly<Record<string, unknown>> };
    for (const [name, definition] of Object.entries($defs ?? {})) if (!(name in definitions)) definitions[name] = walk(definition);
    return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, walk(value)]));
  };
  const root = walk(schema) as JsonSchema;
  return Object.keys(definitions).length === 0 ? root : { ...root, $defs: definitions };
}
