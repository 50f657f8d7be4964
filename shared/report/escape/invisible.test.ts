import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { hostileText } from "../testing/hostile-text.js";
import { oneLine, showInvisible, showInvisibleInBlock } from "./invisible.js";

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

describe("invisible characters", () => {
  it("are written the way people write them in source code", () => {
    expect(showInvisible("a\tb\r\nc\u001B[31m\u009B \u202Eevil\u200B\u2028 \u{E0041} \uD83D!")).toMatchInlineSnapshot(`"a\\tb\\r\\nc\\x1b[31m\\x9b \\u202eevil\\u200b\\u2028 \\u{e0041} \\ud83d!"`);
  });

  it("leave visible text alone, emoji with their variation selector too", () => {
    expect(showInvisible("Größe 日本 ✔️ 😀 C:\\temp")).toBe("Größe 日本 ✔️ 😀 C:\\temp");
  });

  it("show characters that are letters to Unicode and blank to the eye", () => {
    expect(showInvisible("a\u3164b\u115Fc")).toBe("a\\u3164b\\u115fc");
  });

  it("keep newlines and tabs in a block, where CRLF becomes LF and a lone CR is shown", () => {
    expect(showInvisibleInBlock("a\r\n\tb\rc\u0000")).toBe("a\n\tb\\rc\\x00");
  });

  it("fold a text of many lines into one, without its blank lines", () => {
    expect(oneLine("expected 5\r\n\n  received\t6 \rend")).toBe("expected 5 ⏎ received 6 ⏎ end");
  });

  it("keep the spaces around a text that is one line already", () => {
    expect(oneLine(" a ")).toBe(" a ");
  });

  it("never survive, whatever the text", () => {
    fc.assert(fc.property(hostileText, (text) => {
      expect(showInvisible(text)).not.toMatch(UNSEEN);
      expect(oneLine(text)).not.toMatch(UNSEEN);
      expect(showInvisibleInBlock(text).replace(/[\n\t]/gu, "")).not.toMatch(UNSEEN);
    }));
  });
});
