import { describe, expect, it } from "@jest/globals";
import { readFile } from "node:fs/promises";
import { assertNever, InconclusiveError, InputError, messageOf, placeText, systemErrorCode } from "./errors.js";

describe("an error", () => {
  it("for the user names the place in front of its one line", () => {
    expect(new InputError("unknown key", { file: ".github/plimsoll.yml", line: 3, column: 5 }).message).toBe(".github/plimsoll.yml:3:5: unknown key");
    expect(placeText({ file: "a.yml", line: 3 })).toBe("a.yml:3");
    expect(placeText({ file: "a.yml" })).toBe("a.yml");
  });

  it("stays on one line, whatever a parser or a file name put into its message", () => {
    expect(new InputError("cannot read a\r\n\n  ::error::b\n").message).toBe("cannot read a ::error::b");
    expect(new InconclusiveError("plan.json: is not JSON (\n\u2026)").message).toBe("plan.json: is not JSON ( …)");
  });

  it("that was thrown has a message, even when it is no error", () => {
    expect(messageOf(new Error("broken"))).toBe("broken");
    expect(messageOf("broken")).toBe("broken");
    expect(messageOf(null)).toBe("null");
  });

  it("of the system has a code, others have none", async () => {
    const thrown: unknown = await readFile("/absent").catch((problem: unknown) => problem);
    expect(systemErrorCode(thrown)).toBe("ENOENT");
    expect(systemErrorCode(Object.assign(new Error(), { code: 7 }))).toBeNull();
    expect(systemErrorCode(new Error("broken"))).toBeNull();
    expect(systemErrorCode({ code: "ENOENT" })).toBeNull();
  });

  it("of ours shows the value that the type checker ruled out", () => {
    expect(() => assertNever({ code: "new" } as never)).toThrow('unexpected value {"code":"new"}');
  });
});
