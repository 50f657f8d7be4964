/** One token that matters, or a run of anything else on one line. */
const TOKEN = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.|[^'\\\n])*'|[{}\n]|[^/"`'{}\n]+|./g;

interface Comment {
  readonly text: string;
  /** Offset of its first and behind its last character. */
  readonly start: number;
  readonly end: number;
}

interface Declaration {
  /** The code from `func` up to the body, without comments and with empty strings. */
  readonly header: string;
  /** Offsets of the body's braces. */
  readonly start: number;
  readonly end: number;
}

interface Scanned {
  readonly declarations: readonly Declaration[];
  readonly comments: readonly Comment[];
}

/** Top-level functions with a body, and all comments. Quotes and braces inside of strings and comments count for nothing. */
function scan(source: string): Scanned {
  const declarations: Declaration[] = [];
  const comments: Comment[] = [];
  let depth = 0;
  let start = 0;
  let outside = "";
  for (const { 0: token, index } of source.matchAll(TOKEN)) {
    if (token.startsWith("//") || token.startsWith("/*")) comments.push({ text: token, start: index, end: index + token.length });
    else if (token === "{") {
      if (depth === 0) start = index;
      depth += 1;
    } else if (token === "}") {
      depth -= 1;
      if (depth === 0) declarations.push({ header: outside.replace(/^[\s\S]*[\n;][ \t\r]*(?=func\b)/, "").trim(), start, end: index });
      if (depth === 0) outside = "";
    } else if (depth === 0) outside += /^["`']/.test(token) ? '""' : token;
  }
  return { declarations, comments };
}

/** Go's own rule: the rest of the name must not begin with a small letter. */
function isNamed(name: string, prefix: string): boolean {
  return name.startsWith(prefix) && !/^\p{Ll}/u.test(name.slice(prefix.length));
}

const FUNCTION = /^func\s+([\p{L}_][\p{L}\p{Nd}_]*)\s*\(([\s\S]*)\)$/u;

function takes(parameters: string, type: "T" | "F"): boolean {
  const found = /^(?:[\p{L}_][\p{L}\p{Nd}_]*\s*)?\*\s*(?:[\p{L}_][\p{L}\p{Nd}_]*\.)?([TF])\s*,?$/u.exec(parameters.trim());
  return found?.[1] === type;
}

/**
 * The text of the last comment group, as the Go parser groups them: comments on lines that follow each other, but one
 * behind code on its line stands alone.
 */
function lastGroup(source: string, comments: readonly Comment[]): string {
  let group: Comment[] = [];
  let apart = /\n[ \t\r]*\n/;
  for (const comment of comments) {
    const previous = group.at(-1);
    const between = source.slice(previous?.end, comment.start);
    if (previous === undefined || between.trim() !== "" || apart.test(between)) {
      group = [];
      const isBehindCode = source.slice(source.lastIndexOf("\n", comment.start) + 1, comment.start).trim() !== "";
      apart = isBehindCode ? /\n/ : /\n[ \t\r]*\n/;
    }
    group.push(comment);
  }
  return group.map(({ text }) => text.replace(/^\/\/|^\/\*|\*\/$/g, "")).join("\n");
}

/** An example runs only when the last comment of its body says what it prints. */
function saysItsOutput(source: string, { start, end }: Declaration, comments: readonly Comment[]): boolean {
  const inside = comments.filter((comment) => comment.start > start && comment.end <= end);
  return /^\s*(?:unordered )?output:/i.test(lastGroup(source, inside));
}

/**
 * The tests of a Go source file, found as `go test` finds them, without a build: listing with `go test -list` would build
 * every test binary and run every TestMain, which may need services that the planning job does not have.
 */
export function testsOfGoSource(source: string): string[] {
  const { declarations, comments } = scan(source);
  return declarations.flatMap((declaration) => {
    const [, name = "", parameters = ""] = FUNCTION.exec(declaration.header) ?? [];
    const isTest = (isNamed(name, "Test") && takes(parameters, "T")) || (isNamed(name, "Fuzz") && takes(parameters, "F"));
    const isExample = isNamed(name, "Example") && parameters.trim() === "" && saysItsOutput(source, declaration, comments);
    return isTest || isExample ? [name] : [];
  });
}
