const TRAILER = "signed-off-by:";

/**
 * Who signed a commit off: what stands behind `Signed-off-by:`, trimmed, in the order of the message. As for git's trailers only
 * the last paragraph counts, never the subject; unlike git's, it may follow the subject without a blank line.
 * @param message the whole message of the commit
 */
export function signOffsOf(message: string): string[] {
  const below = message.trim().split(/\r\n|\n|\r/).slice(1);
  const last = below.slice(below.findLastIndex((line) => line.trim() === "") + 1);
  return last.flatMap((line) => (line.toLowerCase().startsWith(TRAILER) ? [line.slice(TRAILER.length).trim()] : []));
}
