/**
 * Whether a name reads like the pattern: `*` stands for any characters, `?` for one, everything else for itself. Names of
 * checks hold slashes, brackets and parentheses (`build (20, linux)`), which globs of paths take for their own.
 */
export function matchesWildcard(pattern: string, name: string): boolean {
  const wanted = Array.from(pattern);
  const given = Array.from(name);
  let [at, read] = [0, 0];
  // Where the latest star stands, and how far the name had been read: the star takes one character more on each failure.
  let [star, mark] = [-1, 0];
  while (read < given.length) {
    const character = wanted[at];
    if (character === "*") {
      [star, mark] = [at, read];
      at += 1;
    } else if (character !== undefined && (character === "?" || character === given[read])) {
      at += 1;
      read += 1;
    } else if (star >= 0) {
      mark += 1;
      [at, read] = [star + 1, mark];
    } else {
      return false;
    }
  }
  return wanted.slice(at).every((character) => character === "*");
}
