/** Puts ANSI codes around text. The text must already be free of control codes (escape/terminal.ts). */
export type Paint = (text: string) => string;

/** The few styles we use; with colour off each returns its text unchanged. */
export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly green: Paint;
  readonly yellow: Paint;
  readonly cyan: Paint;
}

/** @param color the caller's decision (a terminal, `NO_COLOR`, `--color`); nothing is looked up here. */
export function styleFor(color: boolean): Style {
  const paint = (on: number, off: number): Paint => (text) => (color && text !== "" ? `\u001B[${on}m${text}\u001B[${off}m` : text);
  return { bold: paint(1, 22), dim: paint(2, 22), red: paint(31, 39), green: paint(32, 39), yellow: paint(33, 39), cyan: paint(36, 39) };
}
