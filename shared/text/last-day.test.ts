import { describe, expect, it } from "@jest/globals";
import { lastDay } from "./last-day.js";

describe("the last day of what ends", () => {
  it.each([
    ["2026-12-01T00:00:00.000Z", "2026-11-30"],
    ["2026-11-30T18:00:00Z", "2026-11-30"],
    ["2027-01-01T00:00:00Z", "2026-12-31"],
    ["2026-11-30T00:00:01Z", "2026-11-30"],
  ])("before %s is %s", (expires, day) => {
    expect(lastDay(expires)).toBe(day);
  });
});
