import { describe, expect, it } from "@jest/globals";
import { isWaiverLine, readWaiverLine } from "./command.js";
import { readEnd } from "./until.js";

describe("a line that waives", () => {
  it.each([
    ["/waive coverage until 2026-11-30 because the tool is broken", { item: "coverage", at: null, until: "2026-11-30", reason: "the tool is broken" }],
    ["/Waive coverage at 1A2b3C until 2026-11-30T18:00Z Because: it must", { item: "coverage", at: "1a2b3c", until: "2026-11-30T18:00Z", reason: "it must" }],
    ["/waive   a\tuntil x because", { item: "a", at: null, until: "x", reason: "" }],
    ["/waive at until until because because", { item: "at", at: null, until: "until", reason: "because" }],
  ])("%j is read", (line, command) => {
    expect(isWaiverLine(line)).toBe(true);
    expect(readWaiverLine(line)).toEqual(command);
  });

  it.each(["/waive", "/waive a", "/waive a until", "/waive a until x", "/waive a until x since y", "/waive a at", "/waive a at x", "/waive a at x because y", "/waive a because y until x", `/waive a until x because ${"y".repeat(2000)}`])(
    "%.50j has another form", (line) => {
      expect(isWaiverLine(line)).toBe(true);
      expect(readWaiverLine(line)).toBeNull();
    });

  it.each(["waive a until x because y", "/waiver a", "/waived", "x /waive a", "//waive a"])("%j is none", (line) => {
    expect(isWaiverLine(line)).toBe(false);
  });
});

describe("the end of a waiver", () => {
  it.each([
    ["2026-11-30", "2026-12-01T00:00:00.000Z", "2026-11-30T00:00:00.000Z"],
    ["2026-11-30T18:00Z", "2026-11-30T18:00:00.000Z", "2026-11-30T18:00:00.000Z"],
    ["2026-11-30t18:00:30z", "2026-11-30T18:00:30.000Z", "2026-11-30T18:00:30.000Z"],
    ["2028-02-29", "2028-03-01T00:00:00.000Z", "2028-02-29T00:00:00.000Z"],
  ])("%s is a day to its end, or a moment", (text, expires, begins) => {
    expect(readEnd(text)).toEqual({ expires: new Date(expires), begins: new Date(begins) });
  });

  it.each(["", "friday", "2026-02-30", "2026-13-01", "2026-11-31", "2027-02-29", "2026-11-30T25:00Z", "2026-11-30T18:00", "2026-11-30T18:00+01:00", "30.11.2026", "2026-1-1", "+002026-11-30", "2026-02-30T10:00Z", "٢٠٢٦-١١-٣٠"])("%j is none", (text) => {
    expect(readEnd(text)).toBeNull();
  });
});
