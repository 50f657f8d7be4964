import { InconclusiveError } from "../action/errors.js";
import { boolean, nullable, object, text } from "../schema/shape.js";
import { askWholly, readable } from "./wire/graphql.js";
import { provenRead } from "./wire/results.js";
import type { Wire } from "./wire/wire.js";

/** Contents that one query asks for. */
const MOST_AT_ONCE = 50;
const OPEN = { open: true } as const;
const BLOB = nullable(object({ isTruncated: boolean(), isBinary: nullable(boolean()), text: nullable(text()) }, OPEN));

/**
 * Texts by git's id of the content, fifty with each query. A content that is no text is an empty one.
 * @throws InconclusiveError when one cannot be read whole.
 */
export async function blobTexts(wire: Wire, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (let start = 0; start < ids.length; start += MOST_AT_ONCE) {
    for (const [id, content] of await someTexts(wire, ids.slice(start, start + MOST_AT_ONCE))) texts.set(id, content);
  }
  return texts;
}

async function someTexts(wire: Wire, ids: readonly string[]): Promise<(readonly [string, string])[]> {
  const { owner, name } = wire.repository;
  const declared = ids.map((_id, index) => `, $id${index}: GitObjectID!`).join("");
  const asked = ids.map((_id, index) => `blob${index}: object(oid: $id${index}) { ... on Blob { isTruncated isBinary text } }`).join(" ");
  const variables = { owner, name, ...Object.fromEntries(ids.map((id, index) => [`id${index}`, id])) };
  const shape = object({ blobs: object(Object.fromEntries(ids.map((_id, index) => [`blob${index}`, BLOB])), OPEN) }, OPEN);
  const { blobs } = await provenRead("read documents of the change", () => readable(() =>
    askWholly(wire, `query ($owner: String!, $name: String!${declared}) { blobs: repository(owner: $owner, name: $name) { ${asked} } }`, variables, shape)));
  return ids.map((id, index) => {
    const blob = blobs[`blob${index}`] ?? null;
    if (blob === null || blob.isTruncated) throw new InconclusiveError(`cannot read the content ${id.slice(0, 12)}: GitHub does not show it whole`);
    return [id, blob.text ?? ""] as const;
  });
}
