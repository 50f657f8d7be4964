import fc from "fast-check";

/** Pieces that mean something to a runner, a Markdown or HTML reader, GitHub's filters or a terminal. */
const PIECES = [
  "::error::", "::set-output name=x::", "##[group]", "##[", "%0A", "%", ",", ":", "=",
  "*", "**", "_", "`", "``", "```", "|", "\\", "~~", "$", "[x](y)", "![i](u)", "- ", "# ", "1. ", "> ", "---", "===", ":-:",
  "<", ">", "&", "&lt;", '"', "'", "<script>", "</details>", "<!-- plimsoll:sticky", "-->", "</style>", "javascript:",
  "@name", "@org/team", "#123", "a/b#1", "GH-7", "gh-7", "https://github.com/a/b/issues/1", "www.x.org", "a@b.co", "://", "//",
  "\n", "\r\n", "\r", "\t", "\0", "\u0007", "\u001B[31m", "\u001B]0;title\u0007", "\u009B2J", "\u007F", "\u202E", "\u2066", "\u200B", "\u200D", "\uFEFF",
  "\u2028", "\u2029", "\u00AD", "\u{E0041}", "\uD83D", "\uDE00", "\u3164", " ", "    ", "a", "test", "é", "日本", "😀", "\uFE0F",
] as const;

/** Outside text at its worst: dangerous pieces in any order, mixed with random characters of all planes. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) }), { maxLength: 14 })
  .map((pieces) => pieces.join(""));
