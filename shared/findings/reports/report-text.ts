import { messageOf } from "../../action/errors.js";
import { UnreadableReport } from "../reported-run.js";

/** How much of a report is looked at for its encoding. */
const HEAD_BYTES = 200;

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first !== undefined && first !== 0 && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== undefined && second !== 0)) return "utf-16be";
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString("latin1");
  return /^(?:\xef\xbb\xbf)?<\?xml[^>]*\sencoding=["']([\w.-]+)["']/u.exec(head)?.[1] ?? "utf-8";
}

/**
 * The text of a report, in the encoding that its first bytes or its XML declaration name, else UTF-8: PowerShell
 * redirects into UTF-16, and older Java tools write the machine's own encoding.
 * @throws UnreadableReport for an encoding that nobody knows.
 */
export function reportText(bytes: Uint8Array): string {
  try {
    return new TextDecoder(encodingOf(bytes)).decode(bytes);
  } catch (thrown) {
    throw new UnreadableReport(`cannot be decoded (${messageOf(thrown)})`);
  }
}
