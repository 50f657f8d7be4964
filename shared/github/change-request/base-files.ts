import { InconclusiveError } from "../../action/errors.js";
import { anything, boolean, nullable, object, optional, text } from "../../schema/shape.js";

const OPEN = { open: true } as const;
const TARGET = object({ oid: text({ minLength: 40 }) }, OPEN);
/** A folder or a link to another repository has none of the blob's fields. */
const ENTRY = object({ object: nullable(object({ isTruncated: optional(boolean()), text: optional(nullable(text())) }, OPEN)) }, OPEN);

/** The commit at the tip of the base, and the texts of the asked files there; null: there is none. */
export interface BaseFiles {
  readonly sha: string;
  readonly texts: ReadonlyMap<string, string | null>;
}

/** The part of a query that asks for files at the tip of the base. */
export interface BaseFileQuery {
  readonly selection: string;
  readonly declarations: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Asks for files by their paths, which stand in variables: a query is no place for words from outside. */
export function baseFileQuery(paths: readonly string[]): BaseFileQuery {
  const files = paths.map((_path, index) => `file${index}: file(path: $path${index}) { object { ... on Blob { isTruncated text } } }`);
  return {
    selection: `baseRef { target { oid${files.length === 0 ? "" : ` ... on Commit { ${files.join(" ")} }`} } }`,
    declarations: paths.map((_path, index) => `, $path${index}: String!`).join(""),
    variables: Object.fromEntries(paths.map((path, index) => [`path${index}`, path])),
  };
}

/**
 * The files in the answer to `baseFileQuery`.
 * @throws InconclusiveError for a file that GitHub does not show whole: an absent file means something else.
 */
export function baseFilesOf(target: unknown, paths: readonly string[], branch: string): BaseFiles {
  const texts = paths.map((path, index) => {
    const alias = `file${index}`;
    const where = ["baseRef", "target", alias];
    const entry = object({ [alias]: nullable(anything()) }, OPEN).check(target, where)[alias];
    return [path, entry === null ? null : textOf(ENTRY.check(entry, where).object, path, branch)] as const;
  });
  return { sha: TARGET.check(target, ["baseRef", "target"]).oid, texts: new Map(texts) };
}

function textOf(blob: { readonly isTruncated?: boolean | undefined; readonly text?: string | null | undefined } | null, path: string, branch: string): string | null {
  if (blob?.isTruncated === undefined) return null;
  if (blob.isTruncated || typeof blob.text !== "string") throw new InconclusiveError(`cannot read ${path} at ${branch}: GitHub does not show it whole, as it is too large or no text`);
  return blob.text;
}
