/** The members of two lists that stand at the same place, as far as the shorter list goes. */
export function* pairs<T>(left: Iterable<T>, right: Iterable<T>): Generator<readonly [T, T]> {
  const others = right[Symbol.iterator]();
  for (const item of left) {
    const other = others.next();
    if (other.done === true) return;
    yield [item, other.value];
  }
}
