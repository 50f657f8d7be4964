import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { hostileText } from "../testing/hostile-text.js";
import { terminalLines, terminalText } from "./terminal.js";

const CONTROL = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

describe("text for a terminal", () => {
  it("shows escape sequences instead of obeying them", () => {
    expect(terminalText("ok\u001B[2J\u001B]0;owned\u0007\u202Egnp.exe")).toMatchInlineSnapshot(`"ok\\x1b[2J\\x1b]0;owned\\x07\\u202egnp.exe"`);
  });

  it("folds line breaks, so that outside text cannot draw a line of its own", () => {
    expect(terminalText("a test\n✔ PASS")).toBe("a test ⏎ ✔ PASS");
  });

  it("gives a block line by line, with tabs as spaces", () => {
    expect(terminalLines("a\r\n\tb\u001B[1m")).toEqual(["a", "  b\\x1b[1m"]);
  });

  it("holds no control code, whatever the text", () => {
    fc.assert(fc.property(hostileText, (text) => {
      for (const line of [terminalText(text), ...terminalLines(text)]) expect(line).not.toMatch(CONTROL);
    }));
  });
});
