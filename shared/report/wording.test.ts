import { describe, expect, it } from "@jest/globals";
import { shardsSentence, testsSentence, uncoveredPlaceText } from "./wording.js";

describe("sentences that every report shares", () => {
  it("count tests, and name those that nobody heard of", () => {
    expect(testsSentence({ total: 312, passed: 312, failed: 0, skipped: 0 })).toBe("312 of 312 tests passed");
    expect(testsSentence({ total: 2000, passed: 1900, failed: 4, skipped: 6, flaky: [{ name: "a" }] })).toBe("1,900 of 2,000 tests passed, 4 failed, 6 skipped, 1 flaky, 90 without a result");
    expect(testsSentence({ total: 0, passed: 0, failed: 0, skipped: 0 })).toBe("no test ran");
  });

  it("say how long the shards took, as far as it is known", () => {
    expect(shardsSentence({ verdict: "pass", shards: [{ index: 1 }], makespan: 41.2, bound: 39.8 })).toBe("1 shard, the slowest took 41.2 s; no plan can beat 39.8 s");
    expect(shardsSentence({ verdict: "pass" })).toBe("0 shards");
  });

  it("name a place on one line, whatever the file is called", () => {
    expect(uncoveredPlaceText({ file: "a\nb.ts", line: 3, endLine: 5, text: "" })).toBe('"a\\nb.ts":3-5');
  });
});
