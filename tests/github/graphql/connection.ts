/** Arguments of a list. The cursor is the position of the last item seen. */
export interface PageArguments {
  readonly first?: number;
  readonly after?: string;
}

const LARGEST_PAGE = 100;

/** What GitHub calls a connection. Both `nodes` and `edges` are there. */
export function connection(items: readonly object[], { first = 100, after }: PageArguments): object {
  if (first > LARGEST_PAGE) throw new Error(`Requesting ${first} records exceeds the \`first\` limit of ${LARGEST_PAGE} records.`);
  const start = after === undefined ? 0 : Number(after);
  const nodes = items.slice(start, start + first);
  const end = start + nodes.length;
  return {
    totalCount: items.length, nodes,
    edges: nodes.map((node, index) => ({ node, cursor: String(start + index + 1) })),
    pageInfo: {
      hasNextPage: end < items.length, hasPreviousPage: start > 0,
      startCursor: nodes.length === 0 ? null : String(start + 1), endCursor: nodes.length === 0 ? null : String(end),
    },
  };
}
