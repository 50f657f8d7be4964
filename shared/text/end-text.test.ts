import { describe, expect, it } from "@jest/globals";
import { endText } from "./end-text.js";

describe("the end of what is void from a moment on", () => {
  it.each([
    ["2026-12-01T00:00:00.000Z", "2026-11-30"],
    ["2027-01-01T00:00:00Z", "2026-12-31"],
    ["2026-11-30T18:00:00Z", "2026-11-30 18:00 UTC"],
    ["2026-11-30T20:30:00+02:00", "2026-11-30 18:30 UTC"],
  ])("at %s is %s", (expires, text) => {
    expect(endText(expires)).toBe(text);
  });
});
