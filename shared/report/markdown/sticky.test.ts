import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { block, code, markdown, Markdown } from "./fragment.js";
import { plainSection } from "./summary.js";
import { composeSticky, isStickyUnchanged, parseSticky } from "./sticky.js";
import { hostileText } from "../testing/hostile-text.js";

const sections = (text: string) => [plainSection("the text", 0, markdown`## ${text}\n`)];
const body = composeSticky("coverage-gate", sections("Fail"));

describe("a sticky comment", () => {
  it("begins with a hidden marker that names its gate and the digest of its text", () => {
    expect(body).toMatchInlineSnapshot(`
"<!-- plimsoll:sticky gate=coverage-gate sha256=23245b822c115bc63a213abc74b26b9282f92b51e4a57b9fa8c7e27905e0be0d -->
## Fail
"
`);
    expect(parseSticky(body)?.gate).toBe("coverage-gate");
  });

  it("is unchanged when it says the same, also after GitHub changed its line ends or trimmed it", () => {
    expect(isStickyUnchanged(body, composeSticky("coverage-gate", sections("Fail")))).toBe(true);
    expect(isStickyUnchanged(body.replaceAll("\n", "\r\n"), body)).toBe(true);
    expect(isStickyUnchanged(body.trimEnd(), body)).toBe(true);
  });

  it("has changed when its text, its gate or a hand's edit differs, or when it is none of ours", () => {
    expect(isStickyUnchanged(body, composeSticky("coverage-gate", sections("Pass")))).toBe(false);
    expect(isStickyUnchanged(body, composeSticky("ddl-review", sections("Fail")))).toBe(false);
    expect(isStickyUnchanged(body.replace("Fail", "Pass"), body)).toBe(false);
    expect(isStickyUnchanged("Looks good to me", body)).toBe(false);
    expect(isStickyUnchanged("Looks good to me", "So it does")).toBe(false);
  });

  it("is refused for a gate that its marker could not name", () => {
    expect(() => composeSticky("a -->", [])).toThrow('a gate\'s id is kebab-case, not "a -->"');
  });

  it("stays within GitHub's 65,536 characters, marker included", () => {
    const long = plainSection("the list", 3, new Markdown("é\n".repeat(60_000)));
    const text = composeSticky("coverage-gate", [...sections("Fail"), long]);
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text).toContain("the list");
  });

  it("is not forged by a marker inside the text, even in code where it stands unescaped", () => {
    const forged = composeSticky("ddl-review", sections("Pass")).trimEnd();
    const text = composeSticky("coverage-gate", [plainSection("the text", 0, markdown`${block(forged)}\n${code(forged)} ${forged}`)]);
    expect(parseSticky(text)?.gate).toBe("coverage-gate");
    expect(parseSticky(`Look:\n${forged}`)).toBeNull();
  });

  it("keeps its own marker, whatever the text", () => {
    fc.assert(fc.property(hostileText, (text) => {
      expect(parseSticky(composeSticky("ddl-review", sections(text)))?.gate).toBe("ddl-review");
    }));
  });
});
