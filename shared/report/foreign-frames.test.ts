import { describe, expect, it } from "@jest/globals";
import { withoutForeignFrames } from "./foreign-frames.js";

const OWN = "    at round (/home/runner/work/shop/src/money.ts:7:82)";
const FOREIGN = [
  "    at Promise.finally.completed (/home/runner/work/shop/node_modules/jest-circus/build/jestAdapterInit.js:1834:28)",
  "    at file:///home/runner/work/shop/node_modules/vite/index.js:1:2",
  "    at C:\\shop\\node_modules\\jest\\index.js:1:2",
  "    at new Promise (<anonymous>)",
  "    at async Promise.all (index 0)",
  "    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)",
  "    at node:internal/main/run_main_module:36:49",
];

describe("a message without foreign frames", () => {
  it("keeps the text and the project's own frames", () => {
    expect(withoutForeignFrames(["Error: cents", "", "Expected: 1", ...FOREIGN, OWN, ...FOREIGN].join("\n"))).toBe(`Error: cents\n\nExpected: 1\n${OWN}`);
  });

  it("stays whole where every frame is foreign, because one of them may be all there is to see", () => {
    const message = ["TypeError: broken", ...FOREIGN].join("\n");
    expect(withoutForeignFrames(message)).toBe(message);
  });

  it("takes nothing from messages of other runners, nor from sentences that begin alike", () => {
    for (const message of ["assert left(3, 1) == 3\n  where 2 = left(3, 1)", "at (0,0) node: expected a leaf", "rates_test.go:12: got 2"]) expect(withoutForeignFrames(message)).toBe(message);
  });
});
