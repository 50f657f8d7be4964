import type { Node } from "libpg-query";

/** Names of the kinds of nodes. */
type Kind<N = Node> = N extends unknown ? keyof N & string : never;
/** What a node of a kind holds. */
export type Held<K extends string> = Extract<Node, Readonly<Record<K, unknown>>> extends Readonly<Record<K, infer T>> ? T : never;

/** What a node holds if it is of the kind. The one place that believes the parser about its tree. */
export function held<K extends Kind>(node: Node | undefined, kind: K): Held<K> | undefined {
  return (node as Partial<Record<K, Held<K>>> | undefined)?.[kind];
}

/** What the nodes of a kind in a list hold. The parser leaves empty lists out. */
export function allHeld<K extends Kind>(nodes: readonly (Node | undefined)[] | undefined, kind: K): Held<K>[] {
  return orNone(nodes).flatMap((node) => held(node, kind) ?? []);
}

/** A list that the parser leaves out where it is empty. */
export function orNone<T>(list: readonly T[] | undefined): readonly T[] {
  return list ?? [];
}

/** A number that the parser leaves out where it is 0. */
export function orZero(number: number | undefined): number {
  return number ?? 0;
}

/** A text that the parser leaves out where it is empty. */
export function orEmpty(text: string | undefined): string {
  return text ?? "";
}
