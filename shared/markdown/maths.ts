/** Between two dollars on either side, or between one on either side without a blank at its inner side. */
const FORMULA = /\$\$[^$]+\$\$|\$(?!\s)[^$]*[^$\s]\$/gu;
/** Commands show other things than their letters, and some nothing at all, such as `\\phantom{...}` and remarks behind `%`. */
const COMMANDS = /[\\%{]/u;

/** Words without the formulas that hold commands of TeX: nobody can say what of those shows. */
export function withoutFormulas(words: string, gap: string): string {
  return words.replace(FORMULA, (formula) => (COMMANDS.test(formula) ? gap : formula));
}

/** What is shown of a block of maths. */
export function shownMaths(formula: string): string {
  return COMMANDS.test(formula) ? "" : formula;
}
