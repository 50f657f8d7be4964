import { describe, expect, it } from "@jest/globals";
import { fileBesideName, shardsSentence, testsSentence, uncoveredPlaceText } from "./wording.js";

describe("sentences that every report shares", () => {
  it("count tests, and name those that nobody heard of", () => {
    expect(testsSentence({ total: 312, passed: 312, failed: 0, skipped: 0 })).toBe("312 of 312 tests passed");
    expect(testsSentence({ total: 2000, passed: 1900, failed: 4, skipped: 6, flaky: [{ name: "a" }] })).toBe("1,900 of 2,000 tests passed, 4 failed, 6 skipped, 1 flaky, 90 without a result");
    expect(testsSentence({ total: 0, passed: 0, failed: 0, skipped: 0 })).toBe("no test ran");
  });

  it("claim no whole while planned items have no result", () => {
    expect(testsSentence({ total: 3, passed: 3, failed: 0, skipped: 0, itemsWithoutResult: 1 })).toBe("3 tests passed; 1 planned item has no result");
    expect(testsSentence({ total: 3, passed: 1, failed: 2, skipped: 0, itemsWithoutResult: 2 })).toBe("1 test passed, 2 failed; 2 planned items have no result");
    expect(testsSentence({ total: 0, passed: 0, failed: 0, skipped: 0, itemsWithoutResult: 2 })).toBe("no test ran; 2 planned items have no result");
  });

  it("name the file beside a test whose own name does not begin with it", () => {
    expect(fileBesideName({ name: "src/a.test.js > rounds", file: "src/a.test.js" })).toBeUndefined();
    expect(fileBesideName({ name: "rounds", file: "src/a.test.js" })).toBe("src/a.test.js");
    expect(fileBesideName({ name: "rounds" })).toBeUndefined();
  });

  it("say how long the shards took, as far as it is known", () => {
    expect(shardsSentence({ verdict: "pass", shards: [{ index: 1 }], makespan: 41.2, bound: 39.8 })).toBe("1 shard, the slowest took 41.2 s; no plan can beat 39.8 s");
    expect(shardsSentence({ verdict: "pass" })).toBe("0 shards");
  });

  it("name a place on one line, whatever the file is called", () => {
    expect(uncoveredPlaceText({ file: "a\nb.ts", line: 3, endLine: 5, text: "" })).toBe('"a\\nb.ts":3-5');
  });
});
