import { describe, expect, it } from "@jest/globals";
import { parseMarkdown } from "./document.js";
import { tasksOf } from "./tasks.js";
import { TASK_CASES } from "./testing/task-cases.js";

const tasks = (text: string) => tasksOf(parseMarkdown(text));

describe("tasks of a Markdown text", () => {
  it.each(TASK_CASES.map(({ behaviour, ...rest }) => [behaviour, rest] as const))("%s", (_, { text, tasks: expected }) => {
    expect(tasks(text).map(({ line, checked }) => `${line}${checked ? "x" : ""}`).join(" ")).toBe(expected);
  });

  it("are none in a footnote, which GitHub shows elsewhere or nowhere", () => {
    const boxes = (text: string): string[] => tasksOf(parseMarkdown(text)).map(({ text: words }) => words);
    expect(boxes("[^x]: some\n    - [x] a\n\n    - [x] b\n- [x] c")).toEqual(["c"]);
    expect(boxes("- a\n[^x]: hidden\n    - [x] b")).toEqual([]);
  });

  it("come with their words, their tick, their line and their key", () => {
    expect(tasks("## Checklist\n\n- [x] I ran it on the daily environment <!-- plimsoll:tried-on-daily -->\n- [ ] Documented\n")).toEqual([
      { text: "I ran it on the daily environment", checked: true, line: 3, key: "tried-on-daily" },
      { text: "Documented", checked: false, line: 4, key: null },
    ]);
  });

  it("are told by their visible words, up to the end of the paragraph", () => {
    expect(tasks("- [ ] I **read** the [guide](https://example.org/a)\n  and `ran` it, &amp; ![a shot](b.png)\n\n  More.\n  - [x] nested").map(({ text }) => text))
      .toEqual(["I read the guide and ran it, & a shot", "nested"]);
  });

  it("have no words when nothing is behind the box, not even where a definition makes a link of it", () => {
    expect(tasks("- [ ] \n- [x] <!-- a -->\n- [x] \u200B").map(({ text }) => text)).toEqual(["", "", ""]);
    expect(tasks("- [x] done\n- [X] [x]\n\n[x]: https://example.org").map(({ text, checked }) => [text, checked])).toEqual([["done", true], ["x", true]]);
  });
});

describe("the key of a task", () => {
  const key = (line: string) => tasks(line).map((task) => task.key);

  it.each([
    ["behind the words", "- [ ] a <!-- plimsoll:k -->"],
    ["before the words", "- [ ] <!-- plimsoll:k --> a"],
    ["in the midst of words", "- [ ] a <!-- plimsoll:k --> b"],
    ["without blanks", "- [ ] a<!--plimsoll:k-->"],
    ["with tabs", "- [ ] a <!--\tplimsoll:k\t-->"],
    ["behind another comment", "- [ ] a <!-- why --> <!-- plimsoll:k -->"],
    ["in bold words", "- [ ] **a <!-- plimsoll:k -->**"],
    ["in the words of a link", "- [ ] [a <!-- plimsoll:k -->](https://example.org)"],
    ["in a box of its own", "- [ ] <!-- plimsoll:k -->"],
    ["in an underlined task", "- [ ] a <!-- plimsoll:k -->\n  ==="],
  ])("is read %s", (_, text) => {
    expect(key(text)).toEqual(["k"]);
  });

  it.each([
    ["in code", "- [ ] `<!-- plimsoll:k -->`"],
    ["behind a backslash", "- [ ] \\<!-- plimsoll:k -->"],
    ["on the next line of the same paragraph", "- [ ] a\n  <!-- plimsoll:k -->"],
    ["over the end of the line", "- [ ] a <!-- plimsoll:k\n  -->"],
    ["in a comment that nobody closed", "- [ ] a <!-- plimsoll:k"],
    ["below the task", "- [ ] a\n\n  <!-- plimsoll:k -->"],
    ["with capitals", "- [ ] a <!-- plimsoll:K -->"],
    ["with other words in the comment", "- [ ] a <!-- see plimsoll:k -->"],
    ["in the address of a link", "- [ ] [a](<!--plimsoll:k-->)"],
    ["with invisible characters in it", "- [ ] a <!-- plimsoll:\u200Bk -->"],
    ["that is too long", `- [ ] a <!-- plimsoll:${"k".repeat(62)} -->`],
  ])("is not read %s", (_, text) => {
    expect(key(text)).toEqual([null]);
  });

  it("is the first of two, so that one tick stands for one thing", () => {
    expect(key("- [x] a <!-- plimsoll:one --> <!-- plimsoll:two -->")).toEqual(["one"]);
  });

  it("belongs to the nested task in whose line it stands", () => {
    expect(key("- [ ] a\n  - [x] b <!-- plimsoll:k -->")).toEqual([null, "k"]);
  });
});
