import { Problem } from "./problem";

/** An order of a hundred lines takes about 16 KiB. */
const largestBody = 64 * 1024;

/** The JSON document in a request's body; rejects with a problem when there is none that can be read. */
export async function readJson(contentType: string | undefined, body: AsyncIterable<Uint8Array>): Promise<unknown> {
  if (contentType === undefined || !/^application\/json *(;|$)/i.test(contentType)) {
    throw new Problem("unsupported-media-type", "The content-type must be application/json.");
  }
  const bytes = await collect(body);
  try {
    const parsed: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return parsed;
  } catch {
    throw new Problem("malformed-request", "The request body is not JSON in UTF-8.");
  }
}

async function collect(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    // A body that is too large is read to its end without being kept: many clients read no reply before they have
    // sent everything.
    for await (const chunk of body) {
      size += chunk.length;
      if (size <= largestBody) chunks.push(chunk);
    }
  } catch {
    throw new Problem("malformed-request", "The request body broke off.");
  }
  if (size > largestBody) throw new Problem("body-too-large", `The request body may have ${largestBody} bytes.`);
  return Buffer.concat(chunks);
}
