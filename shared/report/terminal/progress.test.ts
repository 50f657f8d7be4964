import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { hostileText } from "../testing/hostile-text.js";
import { ERASE_LINE, type Progress, readProgress, renderProgress } from "./progress.js";
import { displayWidth } from "./width.js";

const TERMINAL = { rewritable: true, width: 80 };
const LOG = { rewritable: false, width: 80 };
const at = (done: number, total = 40, label = "running tests"): Progress => ({ label, done, total });

describe("progress in a terminal", () => {
  it("is one line written over in place, ended without its bar when the work is done", () => {
    expect(renderProgress(null, at(12), TERMINAL)).toBe(`${ERASE_LINE}running tests  12 of 40  30 %  ━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌`);
    expect(renderProgress(at(39), at(40), TERMINAL)).toBe(`${ERASE_LINE}running tests  40 of 40  100 %\n`);
    expect(renderProgress(at(40), at(40), TERMINAL)).toBe("");
  });

  it("leaves the line of other work that did not end", () => {
    expect(renderProgress(at(3), at(0, 4, "merging"), TERMINAL)).toMatch(/^\n/u);
    expect(renderProgress(at(40), at(0, 4, "merging"), TERMINAL)).not.toMatch(/^\n/u);
  });

  it("counts without a bar when nobody knows the total", () => {
    expect(renderProgress(null, at(1200, 0), TERMINAL)).toBe(`${ERASE_LINE}running tests  1,200`);
  });

  it("drops the bar, then cuts the text, in a narrow terminal", () => {
    expect(renderProgress(null, at(12), { rewritable: true, width: 40 })).toBe(`${ERASE_LINE}running tests  12 of 40  30 %`);
    expect(renderProgress(null, at(12), { rewritable: true, width: 12 })).toBe(`${ERASE_LINE}running te…`);
  });

  it("stays on its line and inside the width, whatever the label and figures", () => {
    fc.assert(fc.property(hostileText, fc.integer(), fc.integer(), fc.integer({ min: 2, max: 100 }), (label, done, total, width) => {
      const line = renderProgress(null, { label, done, total }, { rewritable: true, width }).replace(ERASE_LINE, "").replace(/\n$/u, "");
      expect(line).not.toMatch(/\p{Cc}/u);
      expect(displayWidth(line)).toBeLessThan(width);
    }));
  });
});

describe("progress in a log", () => {
  it("is a plain line when the work begins, at each tenth and at the end", () => {
    const states = Array.from({ length: 41 }, (_, done) => at(done));
    const lines = states.map((next, index) => renderProgress(states[index - 1] ?? null, next, LOG)).join("");
    expect(lines.split("\n").slice(0, 3)).toEqual(["running tests  0 of 40  0 %", "running tests  4 of 40  10 %", "running tests  8 of 40  20 %"]);
    expect(lines.split("\n")).toHaveLength(12);
    expect(lines.endsWith("running tests  40 of 40  100 %\n")).toBe(true);
  });

  it("says new work at once and nothing twice", () => {
    expect(renderProgress(at(3), at(0, 4, "merging"), LOG)).toBe("merging  0 of 4  0 %\n");
    expect(renderProgress(at(3), at(3), LOG)).toBe("");
    expect(renderProgress(at(40), at(40), LOG)).toBe("");
  });

  it("is read back from its line, and from no other", () => {
    const lines = [at(12), at(1234, 56789, "shard 1 of 4")].map((progress) => renderProgress(null, progress, LOG).trimEnd());
    expect(lines.map(readProgress)).toEqual([at(12), at(1234, 56789, "shard 1 of 4")]);
    expect(["", "shard 1 of 4: 12 items", "  3 of 4  75 %", "running tests  1,200", "x  3 of 4  75 % more"].map(readProgress)).toEqual([null, null, null, null, null]);
  });

  it("without a total is said once", () => {
    expect(renderProgress(at(1, 0), at(2, 0), LOG)).toBe("");
  });
});
