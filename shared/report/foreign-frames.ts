/** A line of a V8 stack that is none of the project's: an installed package's, Node's own, or without a place. */
const FOREIGN = /^\s*at (?:.*[\\/]node_modules[\\/]|(?:.*\()?node:|.*\((?:<anonymous>|native|index \d+)\)$|<anonymous>$)/u;
const FRAME = /^\s*at /u;

/**
 * A failure's message without stack frames of Node and of installed packages: twenty lines of a test runner's own calls
 * hide the one line of the test. Where no other frame is left, the message stays whole. JUnit reports hold them.
 */
export function withoutForeignFrames(message: string): string {
  const own = message.split("\n").filter((line) => !FOREIGN.test(line));
  return own.some((line) => FRAME.test(line)) ? own.join("\n") : message;
}
