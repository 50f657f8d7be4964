import { anything, boolean, integer, list, nullable, object, text, type Shape, type ShapePath } from "../../schema/shape.js";

/** GitHub gives no more members of a list at once. */
const PAGE_SIZE = 100;

const PAGE = object({
  totalCount: integer({ minimum: 0 }),
  pageInfo: object({ hasNextPage: boolean(), endCursor: nullable(text()) }, { open: true }),
  nodes: nullable(list(anythingOrNull())),
}, { open: true });

function anythingOrNull(): Shape<unknown> {
  return nullable(anything());
}

function member(name: string, of: unknown, path: ShapePath): unknown {
  return object({ [name]: anythingOrNull() }, { open: true }).check(of, path)[name];
}

/** How a query asks for a list of a pull request. */
export interface ListText {
  /** Name of the list in the query. */
  readonly alias: string;
  /** Field of the pull request, and the field of that one which holds the list, if it is not the list itself. */
  readonly field: readonly [string, string?];
  /** Arguments beside the page, such as `userLinkedOnly: true`. */
  readonly arguments?: string;
  /** Fields of a member. */
  readonly selection: string;
}

/** A list of a pull request that is read page by page, in queries that ask for pages of several lists at once. */
export class PagedList<Node> {
  readonly alias: string;
  readonly items: Node[] = [];
  readonly #text: ListText;
  readonly #shape: Shape<Node>;
  #cursor: string | null = null;
  #total = 0;
  #left = true;
  #cut = false;
  #there = true;

  constructor(text: ListText, shape: Shape<Node>) {
    this.alias = text.alias;
    this.#text = text;
    this.#shape = shape;
  }

  /** Whether a further page is to be asked for. */
  get hasMore(): boolean {
    return this.#left;
  }

  /** False when GitHub gave no list at all. */
  get isThere(): boolean {
    return this.#there;
  }

  /** Whether every member was read: GitHub cuts some lists, and leaves out what it may not show. */
  get complete(): boolean {
    return !this.#left && !this.#cut && this.items.length === this.#total;
  }

  /** How many members there are, as GitHub counts them. */
  get total(): number {
    return this.#total;
  }

  /** The variable of the query that holds the position. */
  get variable(): string {
    return `${this.alias}After`;
  }

  get cursor(): string | null {
    return this.#cursor;
  }

  /** The part of the query that asks for the next page. */
  get selection(): string {
    const { field: [outer, inner], arguments: more, selection } = this.#text;
    const page = `(first: ${PAGE_SIZE}, after: $${this.variable}${more === undefined ? "" : `, ${more}`}) { totalCount pageInfo { hasNextPage endCursor } nodes { ${selection} } }`;
    return `${this.alias}: ${outer}${inner === undefined ? page : ` { ${inner}${page} }`}`;
  }

  /** Takes the page out of a pull request as it was answered. @throws ShapeError when it is none. */
  take(pull: unknown, path: ShapePath): void {
    const [, inner] = this.#text.field;
    const at = [...path, this.alias];
    const outer = member(this.alias, pull, path);
    const found = inner === undefined || outer === null ? outer : member(inner, outer, at);
    this.#left = false;
    if (found === null) {
      this.#there = false;
      return;
    }
    const page = PAGE.check(found, at);
    const nodes = (page.nodes ?? []).filter((node) => node !== null);
    this.items.push(...nodes.map((node, index) => this.#shape.check(node, [...at, "nodes", index])));
    this.#total = page.totalCount;
    const { hasNextPage, endCursor } = page.pageInfo;
    // A page that leads to itself would be read for ever.
    this.#cut = hasNextPage && endCursor === this.#cursor;
    this.#left = hasNextPage && !this.#cut;
    this.#cursor = endCursor;
  }
}
