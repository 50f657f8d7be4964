import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { attributeOf, htmlPieces } from "./html-fragment.js";

const kinds = (html: string) => htmlPieces(html).map(({ kind, text }) => `${kind} ${text}`);

describe("pieces of raw HTML", () => {
  it("are comments, tags and text", () => {
    expect(kinds("a<b class=\"c\">d</b><!-- e > f --><!-->g")).toEqual(["text a", "tag <b class=\"c\">", "text d", "tag </b>", "comment <!-- e > f -->", "comment <!-->", "text g"]);
  });

  it("end with a comment that nobody closed, and with a tag that nobody closed as text", () => {
    expect(kinds("a<!-- b <c>")).toEqual(["text a", "comment <!-- b <c>"]);
    expect(kinds("a <b c")).toEqual(["text a ", "text <b c"]);
  });

  it("take a lone mark as text", () => {
    expect(kinds("1 < 2 <> 3")).toEqual(["text 1 ", "text < 2 ", "text <> 3"]);
  });

  it("are the whole text, whatever it is", () => {
    fc.assert(fc.property(fc.array(fc.constantFrom("<", "!", "--", ">", "a", " ", "/", "<!--", "-->", "=", "\""), { maxLength: 40 }).map((parts) => parts.join("")),
      (html) => htmlPieces(html).map(({ text }) => text).join("") === html));
  });
});

describe("an attribute of a tag", () => {
  it.each([["<a href=\"b\">", "b"], ["<a href='b'>", "b"], ["<a href=b>", "b"], ["<a data-href=\"b\">", null], ["<a href>", null], ["<a  HREF = \"b\">", "b"]])("of %s is %j", (tag, value) => {
    expect(attributeOf(tag, "href")).toBe(value);
  });
});
