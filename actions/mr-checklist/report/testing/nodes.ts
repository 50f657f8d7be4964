import type { MarkdownNode } from "../../../../shared/markdown/tree.js";

/** Every node below `node`, in the order in which a reader meets them. */
export function nodesOf(node: { readonly children: readonly MarkdownNode[] }): MarkdownNode[] {
  return node.children.flatMap((child) => [child, ...("children" in child ? nodesOf(child) : [])]);
}
