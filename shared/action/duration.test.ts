import { describe, expect, it } from "@jest/globals";
import { parseDuration } from "./duration.js";

describe("a duration as people write it", () => {
  it.each([
    ["90s", 90], ["5m", 300], ["1h30m", 5400], ["2d", 172_800], ["250ms", 0.25], ["1.5h", 5400], ["1m1ms", 60.001], ["0h5s", 5],
    ["999999999d", 86_399_999_913_600],
  ])("%s is %d seconds", (text, seconds) => {
    expect(parseDuration(text)).toBeCloseTo(seconds, 9);
  });

  it.each(["", "90", "s", "-5m", "5 m", "5M", "1e3s", "0s", "0h0m", "1.2345s", "1m30", "5m\n", "9999999999s"])("%j is none", (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});
