const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** Position of the first byte from `at` on that is no JSON white space. */
export function skipSpace(bytes: Buffer, at: number): number {
  let next = at;
  while (bytes[next] === 0x20 || bytes[next] === 0x0a || bytes[next] === 0x0d || bytes[next] === 0x09) next += 1;
  return next;
}

/** Position behind the text whose opening quote is at `at`; beyond the end of `bytes` when it is cut off. */
export function textEnd(bytes: Buffer, at: number): number {
  let next = at + 1;
  while (next < bytes.length && bytes[next] !== QUOTE) next += bytes[next] === BACKSLASH ? 2 : 1;
  return next + 1;
}

/**
 * Position behind the brackets that are open at `at`; beyond the end of `bytes` when they are not closed. Only finds the
 * end: whether what is between is JSON, JSON.parse says.
 * @param depth how many brackets are open before `at`.
 */
export function closingEnd(bytes: Buffer, at: number, depth: number): number {
  let open = depth;
  let next = at;
  while (next < bytes.length) {
    const byte = bytes[next];
    if (byte === QUOTE) next = textEnd(bytes, next);
    else {
      if (byte === OPEN_BRACE || byte === OPEN_BRACKET) open += 1;
      if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) open -= 1;
      next += 1;
      if (open === 0) return next;
    }
  }
  return bytes.length + 1;
}

/** A key of an object in bytes, and where its value lies. */
export interface Member {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

function valueEnd(bytes: Buffer, at: number): number {
  const byte = bytes[at];
  if (byte === QUOTE) return textEnd(bytes, at);
  if (byte === OPEN_BRACE || byte === OPEN_BRACKET) return closingEnd(bytes, at, 0);
  let next = at;
  while (next < bytes.length && bytes[next] !== 0x2c && bytes[next] !== CLOSE_BRACE) next += 1;
  return next;
}

/** The members of the object that starts at `at`, which JSON.parse has found good. Keys with escapes stay as written. */
export function* membersOf(bytes: Buffer, at: number): Generator<Member> {
  let next = skipSpace(bytes, at + 1);
  while (bytes[next] === QUOTE) {
    const keyEnd = textEnd(bytes, next);
    const key = bytes.toString("utf8", next + 1, keyEnd - 1);
    const start = skipSpace(bytes, skipSpace(bytes, keyEnd) + 1);
    const end = valueEnd(bytes, start);
    yield { key, start, end };
    next = skipSpace(bytes, skipSpace(bytes, end) + 1);
  }
}

/** The first key that the object at `start`, or an object that is one of its values, has twice, as `s.0`; or null. */
export function repeatedKey(bytes: Buffer, start: number, prefix = ""): string | null {
  const keys = new Set<string>();
  for (const member of membersOf(bytes, start)) {
    // An escape can spell a key once more.
    const key = member.key.includes("\\") ? String(JSON.parse(`"${member.key}"`)) : member.key;
    if (keys.has(key)) return `${prefix}${key}`;
    keys.add(key);
    const inner = prefix === "" && bytes[member.start] === OPEN_BRACE ? repeatedKey(bytes, member.start, `${key}.`) : null;
    if (inner !== null) return inner;
  }
  return null;
}
