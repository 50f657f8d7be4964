import { describe, expect, it } from "@jest/globals";
import { cutToWholeLines } from "./whole-lines.js";

const atMost = (limit: number) => (text: string): boolean => text.length <= limit;

describe("Markdown that is cut", () => {
  it("keeps whole lines", () => {
    expect(cutToWholeLines("abc\ndef\nghi", atMost(9))).toBe("abc\ndef");
  });

  it("stays whole when it fits and is empty when not even a line fits", () => {
    expect(cutToWholeLines("abc\ndef", atMost(7))).toBe("abc\ndef");
    expect(cutToWholeLines("abc\ndef", atMost(2))).toBe("");
  });

  it("closes an open fence, which may hold shorter ones", () => {
    expect(cutToWholeLines("````\n```\nabc\ndef\n````", atMost(18))).toBe("````\n```\nabc\n````");
  });

  it("does not take inline code at the beginning of a line for a fence", () => {
    expect(cutToWholeLines("```` ``` ````\nabc\ndef", atMost(18))).toBe("```` ``` ````\nabc");
  });

  it("closes open details, though not those that are text in a fence", () => {
    expect(cutToWholeLines("<details><summary>s</summary>\n\n```\n<details>\n```\nmore text here\n\n</details>", atMost(64))).toBe(
      "<details><summary>s</summary>\n\n```\n<details>\n```\n\n</details>",
    );
  });

  it("closes nothing that was already closed", () => {
    expect(cutToWholeLines("<details><summary>s</summary>\n\na\n\n</details>\nlong line", atMost(50))).toBe("<details><summary>s</summary>\n\na\n\n</details>");
  });
});
