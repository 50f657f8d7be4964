import { readGivenDocument } from "../files/document.js";
import { readTextIfPresent } from "../files/read.js";
import { timingsShape, type Timings } from "./timings.js";

/**
 * Reads a timings file; null when there is none, which is how every repository starts.
 * @throws InputError when it is there but malformed: no result depends on it, so that the user can correct or remove it.
 */
export async function readTimings(file: string | null): Promise<Timings | null> {
  if (file === null) return null;
  const content = await readTextIfPresent(file);
  return content === null ? null : readGivenDocument(timingsShape, content, file);
}
