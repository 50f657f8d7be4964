const C_LIKE = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/gu;
const PYTHON = /#[^\n]*|[bru]{0,2}("""|''')(?:\\[\s\S]|(?!\1)[\s\S])*\1|[bru]{0,2}"(?:\\.|[^"\\\n])*"|[bru]{0,2}'(?:\\.|[^'\\\n])*'/giu;

/** Source of a language with C's comments (Go, TypeScript): comments gone, every text empty. */
export function strippedSource(source: string): string {
  return source.replace(C_LIKE, (found) => (found.startsWith("/") ? " " : '""'));
}

/** What is left of Python source without comments and texts; docstrings are texts. */
export function strippedPython(source: string): string {
  return source.replace(PYTHON, "");
}
