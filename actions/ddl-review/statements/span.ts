/** A part of a file's text, in UTF-16 units as JavaScript counts; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place as people and GitHub count: both from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Finds lines and columns in one text: the beginnings of its lines are looked for once. */
export class Places {
  readonly #beginnings: readonly number[];

  constructor(text: string) {
    const beginnings = [0];
    for (let index = text.indexOf("\n"); index >= 0; index = text.indexOf("\n", index + 1)) beginnings.push(index + 1);
    this.#beginnings = beginnings;
  }

  /** @param offset in UTF-16 units, from 0 to the text's length. */
  at(offset: number): Place {
    let [low, high] = [0, this.#beginnings.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (Number(this.#beginnings[middle]) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - Number(this.#beginnings[low]) + 1 };
  }
}
