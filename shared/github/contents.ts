import { InconclusiveError } from "../action/errors.js";
import { integer, object, optional, text, type Shape, type TypeOf } from "../schema/shape.js";
import { caughtFailure } from "./wire/request-failure.js";
import { provenRead } from "./wire/results.js";
import type { Wire } from "./wire/wire.js";

const FILE = object({ type: text(), size: integer({ minimum: 0 }), encoding: optional(text()), content: optional(text()) }, { open: true });
const FILE_OR_FOLDER: Shape<TypeOf<typeof FILE> | "folder"> = {
  schema: { anyOf: [FILE.schema, { type: "array" }] },
  check: (value, path) => (Array.isArray(value) ? "folder" : FILE.check(value, path)),
};
const COMMIT = object({ sha: text() }, { open: true });

/**
 * Text of a file at `ref`, or null when that commit exists and does not have it.
 * @throws InconclusiveError when the commit or the repository cannot be seen, and for a folder, a link, a file above 1 MB
 * (GitHub gives no content then) or one that is not UTF-8.
 */
export async function readFile(wire: Wire, path: string, ref: string): Promise<string | null> {
  const what = `read ${path} at ${ref}`;
  const file = await provenRead(what, () => fileOrAbsent(wire, path, ref));
  if (file === null) return null;
  if (file === "folder") throw new InconclusiveError(`cannot ${what}: it is a folder`);
  if (file.type !== "file") throw new InconclusiveError(`cannot ${what}: it is a ${file.type}, not a file`);
  if (file.encoding !== "base64" || file.content === undefined) {
    throw new InconclusiveError(`cannot ${what}: its ${file.size} bytes are more than GitHub gives this way (1 MB)`);
  }
  return decoded(file.content, what);
}

async function fileOrAbsent(wire: Wire, path: string, ref: string): Promise<TypeOf<typeof FILE_OR_FOLDER> | null> {
  try {
    return await wire.repeatable("GET /repos/{owner}/{repo}/contents/{path}", { path, ref }, FILE_OR_FOLDER);
  } catch (error) {
    if (caughtFailure(error).kind !== "not-found") throw error;
    // 404 also means "no such ref" and "you may not see this repository": only with the commit at hand is the file absent.
    await wire.repeatable("GET /repos/{owner}/{repo}/commits/{ref}", { ref }, COMMIT);
    return null;
  }
}

function decoded(content: string, what: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(content, "base64"));
  } catch {
    throw new InconclusiveError(`cannot ${what}: it is not UTF-8 text`);
  }
}
