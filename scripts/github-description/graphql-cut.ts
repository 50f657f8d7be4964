import { Kind, parse, print, visit, type DefinitionNode, type FieldDefinitionNode, type TypeNode } from "graphql";

const BUILT_IN = new Set(["String", "Int", "Float", "Boolean", "ID"]);
const LEAVES: ReadonlySet<string> = new Set([Kind.SCALAR_TYPE_DEFINITION, Kind.ENUM_TYPE_DEFINITION]);

/**
 * Cuts a schema (SDL) down to `types`: the fields that lead from one of them to another stay, with the scalars, enums
 * and inputs these need. `fields` narrows single types further, by name.
 * @throws Error when the schema lacks one of `types`.
 */
export function cutGraphQl(
  sdl: string,
  types: readonly string[],
  fields: Readonly<Record<string, readonly string[]>>,
): string {
  const definitions = new Map(parse(sdl, { noLocation: true }).definitions.map((node) => [titleOf(node), node]));
  const kept = new Set(types);
  const isLeaf = (name: string): boolean => BUILT_IN.has(name) || LEAVES.has(definitions.get(name)?.kind ?? "");
  const narrowed = types.map((type) => {
    const node = definitions.get(type);
    if (node === undefined) throw new Error(`GitHub's schema has no type ${type}`);
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) return node;
    const leads = (field: FieldDefinitionNode): boolean => {
      const target = nameOf(field.type);
      return (fields[type]?.includes(field.name.value) ?? true) && (kept.has(target) || isLeaf(target));
    };
    return {
      ...node,
      interfaces: (node.interfaces ?? []).filter((parent) => kept.has(parent.name.value)),
      fields: onlyOnce(node.fields ?? []).filter(leads),
    };
  });
  const follow = (node: DefinitionNode): boolean => LEAVES.has(node.kind) || node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION;
  const reached = reachable(narrowed, definitions, follow);
  const all = [...narrowed, ...reached].sort((a, b) => (titleOf(a) < titleOf(b) ? -1 : 1));
  return `${print({ kind: Kind.DOCUMENT, definitions: all.map(withoutProse) })}\n`;
}

function reachable(
  start: readonly DefinitionNode[],
  definitions: ReadonlyMap<string, DefinitionNode>,
  follow: (node: DefinitionNode) => boolean,
): ReadonlySet<DefinitionNode> {
  const found = new Set<DefinitionNode>();
  const pending = start.flatMap(namesIn);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const node = definitions.get(name);
    if (node === undefined || found.has(node) || !follow(node)) continue;
    found.add(node);
    pending.push(...namesIn(node));
  }
  return found;
}

function namesIn(node: DefinitionNode): readonly string[] {
  const names: string[] = [];
  visit(withoutProse(node), { NamedType: (type) => void names.push(type.name.value) });
  return names;
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}

function titleOf(node: DefinitionNode): string {
  return "name" in node ? node.name.value : "";
}

/** GitHub's published schema has repeated a field before (enterprise settings, 2026), which a strict parser refuses. */
function onlyOnce(list: readonly FieldDefinitionNode[]): readonly FieldDefinitionNode[] {
  return [...new Map(list.map((field) => [field.name.value, field])).values()];
}

/** Descriptions and directives (deprecations, preview notes) say nothing to a validator. */
function withoutProse(node: DefinitionNode): DefinitionNode {
  return visit(node, {
    enter: (_inner, key) => (key === "description" ? null : undefined),
    Directive: () => null,
  });
}
