/** A text and the tasks in it. */
export interface TaskCase {
  readonly behaviour: string;
  readonly text: string;
  /** Lines of the boxes that we find, with an `x` behind those that are ticked: `1 3x`. */
  readonly tasks: string;
  /** What cmark-gfm finds where we read otherwise on purpose, and why we do. */
  readonly cmark?: { readonly tasks: string; readonly why: string };
}

const OWN_BOX = "cmark-gfm looks for [x] in the whole line, so a box that nobody ticked would pass";
const LAZY_TAG = "CommonMark 0.30 lets a lone tag continue the paragraph of a list or quote; cmark-gfm, of 0.29, begins HTML there, which swallows the list";
const OUTER_ITEM = "cmark-gfm makes a task of the item around a line that only looks like one and is none";

/** What the gate must not get wrong: each is also put before cmark-gfm itself by `npm run real-markdown`. */
export const TASK_CASES: readonly TaskCase[] = [
  { behaviour: "any bullet and any number makes a task", text: "- [ ] a\n\n* [x] b\n\n+ [ ] c\n\n1. [X] d\n\n2) [ ] e\n\n0. [ ] f\n\n123456789. [ ] g", tasks: "1 3x 5 7x 9 11 13" },
  { behaviour: "a number of ten digits is no list", text: "1234567890. [ ] a", tasks: "" },
  { behaviour: "other bullets are none", text: "• [ ] a\n– [x] b\n– [ ] c\n[ ] d\n-[ ] e", tasks: "" },
  { behaviour: "a capital X ticks, other marks make no box", text: "- [X] a\n- [✓] b\n- [y] c\n- [-] d\n- [☑] e\n- [*] f", tasks: "1x" },
  { behaviour: "exactly one blank stands in an open box", text: "- [] a\n- [  ] b\n- [\t] c\n- [ x] d\n- [x ] e\n- [\u00A0] f\n- [\u200B] g\n- [\u200Bx] h\n- [\u3000] i", tasks: "" },
  { behaviour: "a blank follows the box", text: "- [x]foo\n- [ ]bar\n- [x](https://example.org)\n- [ ]\n- [x]: b\n- [x]\u00A0c\n- [x]\u200Bd", tasks: "" },
  { behaviour: "a tab, form feed or several blanks may follow the box", text: "- [ ]\ta\n- [x]\fb\n- [ ]     c", tasks: "1 2x 3" },
  { behaviour: "a box with blanks alone behind it is one", text: "- [ ] \n- [x]  \n", tasks: "1 2x" },
  { behaviour: "a text without a line end at its end is read whole", text: "- [ ] a\n- [x] b", tasks: "1 2x" },
  { behaviour: "CRLF and lone CR end lines", text: "- [ ] a\r\n- [x] b\r\n\r\ntext\r- [ ] c\r", tasks: "1 2x 5" },
  { behaviour: "an escaped box is none", text: "- \\[ ] a\n- [\\ ] b\n- [ \\] c\n\\- [ ] d", tasks: "" },
  { behaviour: "up to three blanks may stand before the bullet, four make code", text: " - [ ] a\n\n   - [x] b\n\n      - [ ] c\n\ntext\n\n    - [ ] d\n\n\t- [x] e", tasks: "1 3x 5" },
  { behaviour: "one to four blanks or a tab may stand behind the bullet, five make code", text: "-    [ ] a\n\n-\t[x] b\n\n-     [ ] c", tasks: "1 3x" },
  { behaviour: "nested tasks count, whether indented by blanks or tabs", text: "- [ ] a\n  - [x] b\n    1. [ ] c\n- d\n\t- [x] e\n\n  - [ ] f", tasks: "1 2x 3 5x 7" },
  { behaviour: "a number nests below a bullet when it is indented enough", text: "1. a\n  - [ ] b\n   - [x] c", tasks: "2 3x" },
  { behaviour: "a list in the line of another's bullet has no boxes", text: "- - [ ] a\n\n1. - [x] b", tasks: "" },
  { behaviour: "a box behind a box is text", text: "- [ ] - [ ] a", tasks: "1" },
  { behaviour: "the box itself decides, not another one in its line", text: "- [ ] Mark with [x]\n- [ ] - [X] a\n- [ ] `[x]` b", tasks: "1 2 3", cmark: { tasks: "1x 2x 3x", why: OWN_BOX } },
  { behaviour: "a box in a quote is somebody else's", text: "> - [x] a\n>\n> - [ ] b\n\n- [ ] c\n\n  > - [x] d", tasks: "5" },
  { behaviour: "a quoted list may be followed by one's own", text: "> text\n- [x] a", tasks: "2x" },
  { behaviour: "a fence of backticks or tildes hides boxes", text: "```\n- [x] a\n```\n\n~~~md\n- [x] b\n~~~\n\n- [ ] c", tasks: "9" },
  { behaviour: "a fence that nobody closed hides all that follows", text: "- [ ] a\n\n```\n- [x] b\n\n- [x] c", tasks: "1" },
  { behaviour: "a fence ends with as many marks of its own sort", text: "````\n```\n- [x] a\n~~~~\n- [x] b\n````\n- [ ] c", tasks: "7" },
  { behaviour: "a fence in an item ends with the item", text: "- ```\n  - [x] a\n- [ ] b", tasks: "3" },
  { behaviour: "a fence in a box's line begins nothing", text: "- [ ] ```\n  - [x] a\n  ```", tasks: "1 2x" },
  { behaviour: "inline code is no box", text: "`- [x] a`\n\n- `[x]` b\n- `[x] c`", tasks: "" },
  { behaviour: "inline code does not reach over items", text: "- [ ] a ` b\n- [x] c ` d", tasks: "1 2x" },
  { behaviour: "a comment over several lines hides boxes", text: "<!--\n- [x] a\n\n- [x] b\n-->\n- [ ] c", tasks: "6" },
  { behaviour: "a comment that nobody closed hides all that follows", text: "- [ ] a\n\n<!-- b\n\n- [x] c\n\n# d\n\n- [x] e", tasks: "1" },
  { behaviour: "a comment in one line hides nothing below it", text: "<!-- a -->\n- [x] b", tasks: "2x" },
  { behaviour: "a bullet behind a comment in its line is text", text: "<!-- a --> - [x] b", tasks: "" },
  { behaviour: "two comments on a line hide what is between the lines of the second", text: "<!-- a --> <!-- b\n- [x] c\n-->\n\n- [ ] d", tasks: "2x 5" },
  { behaviour: "a comment within an item does not reach to the next item", text: "- [ ] a <!-- b\n- [x] c -->", tasks: "1 2x" },
  { behaviour: "a line that ends a comment begins no list", text: "<!-- a\n--> - [x] b\n- [ ] c", tasks: "3" },
  { behaviour: "details need a blank line before their boxes", text: "<details>\n- [x] a\n</details>\n\n<details>\n<summary>b</summary>\n\n- [x] c\n\n</details>", tasks: "8x" },
  { behaviour: "a tag at the begin of an item's text is text", text: "- [ ] <b>a</b>\n- [x] <details>\n- [ ] b", tasks: "1 2x 3" },
  { behaviour: "a block of HTML ends with a blank line", text: "<div>\n- [x] a\n\n- [x] b\n</div>\n- [ ] c", tasks: "4x" },
  { behaviour: "pre and script reach to their end", text: "<pre>\n\n- [x] a\n\n</pre>\n- [ ] b\n\n<script>\n\n- [x] c\n</script>", tasks: "6" },
  { behaviour: "a cell of a table is no box", text: "| a | b |\n|---|---|\n| - [x] c | [x] d |\n\n- [ ] e", tasks: "5" },
  { behaviour: "a bullet ends a table", text: "| a | b |\n|---|---|\n| c | d |\n- [ ] e", tasks: "4" },
  { behaviour: "a bullet interrupts a paragraph, a number other than one does not", text: "a\n- [ ] b\n\nc\n1. [x] d\n\ne\n2. [x] f", tasks: "2 5x" },
  { behaviour: "a numbered list goes on with any number", text: "1. [ ] a\n7. [x] b", tasks: "1 2x" },
  { behaviour: "an ordered list with another number follows indented code", text: "    code\n2. [x] a", tasks: "2x" },
  { behaviour: "words before the list need no blank line", text: "**What**\n- [ ] a\n# b\n- [x] c\nd\n===\n- [ ] e", tasks: "2 4x 7" },
  { behaviour: "a line below continues the task and is no box of its own", text: "- [ ] a\n[x] b\n  [x] c", tasks: "1" },
  { behaviour: "an underlined task is one", text: "- [ ] a\n  ===\n- [x] b\n  ---", tasks: "1 3x" },
  { behaviour: "a heading in an item's line hides no box, and a box behind its mark is none", text: "- [ ] # a\n- # [x] b", tasks: "1" },
  { behaviour: "a definition of x makes no link of a box", text: "[x]: https://example.org\n\n- [x] a\n- [x] [x] b", tasks: "3x 4x" },
  { behaviour: "links, images and emphasis in the words change nothing", text: "- [x] [a](b) ![c](d) **e** ~~f~~\n- [ ] ~~g~~", tasks: "1x 2" },
  { behaviour: "emphasis around the box makes it text", text: "- **[x]** a\n- ~~[x] b~~\n- <b>[x]</b> c", tasks: "" },
  { behaviour: "a thematic break is no list", text: "- - -\n* * *\n- [ ] a", tasks: "3" },
  { behaviour: "marks of direction before the bullet make it text", text: "\u202E- [x] a\n\u200B- [x] b\n\u00A0- [x] c", tasks: "" },
  { behaviour: "NUL is a character as any other", text: "- [\0] a\n- [x] b\0c", tasks: "2x" },
  { behaviour: "a byte-order mark hides a box in the first line", text: "\uFEFF- [x] a\n- [ ] b", tasks: "2" },
  { behaviour: "an empty text has none", text: "", tasks: "" },
  { behaviour: "a bare bullet and an empty item are none", text: "-\n- \n*\n", tasks: "" },
  { behaviour: "a box on the line below its bullet is none", text: "-\n  [x] a", tasks: "" },
  { behaviour: "a lone tag continues the words of an item", text: "- a\n<br>\n- [ ] b", tasks: "3", cmark: { tasks: "", why: LAZY_TAG } },
  { behaviour: "a bullet too far to the right is none, nor is the item around it", text: "- > a\n       - [x] b", tasks: "", cmark: { tasks: "1x", why: OUTER_ITEM } },
];
