/** Words and what stands among them. The names are mdast's. */
export type Inline =
  | { readonly type: "text"; readonly value: string }
  | { readonly type: "inlineCode"; readonly value: string }
  | { readonly type: "html"; readonly value: string }
  | { readonly type: "break" }
  | { readonly type: "emphasis" | "strong"; readonly children: readonly Inline[] }
  | { readonly type: "link"; readonly url: string; readonly children: readonly Inline[] }
  | { readonly type: "image"; readonly url: string; readonly alt: string };

/** Where a block begins: the line, from one. */
interface Begins {
  readonly line: number;
}

/** A heading of either kind, with its level from 1, the highest. */
export interface Heading extends Begins {
  readonly type: "heading";
  readonly depth: number;
  readonly children: readonly Inline[];
}

/** An item of a list, task or not. */
export interface ListItem extends Begins {
  readonly type: "listItem";
  readonly children: readonly Block[];
}

/** The parts of a text, one below the other. Definitions of links are resolved and gone. */
export type Block =
  | Heading
  | (Begins & { readonly type: "paragraph"; readonly children: readonly Inline[] })
  | (Begins & { readonly type: "code"; readonly value: string })
  | (Begins & { readonly type: "html"; readonly value: string })
  | (Begins & { readonly type: "thematicBreak" })
  | (Begins & { readonly type: "blockquote"; readonly children: readonly Block[] })
  | (Begins & { readonly type: "list"; readonly children: readonly ListItem[] });

/** Whatever a document is made of. */
export type MarkdownNode = Block | ListItem | Inline;
