/** Orders texts by their UTF-16 units, the same on every machine, and numbers by size: negative, zero or positive, as `sort` wants it. */
export function compare(one: string | number, other: string | number): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
