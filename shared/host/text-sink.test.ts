import { describe, expect, it } from "@jest/globals";
import { environmentOf } from "../action/environment.js";
import { isRewritable, textStyleOf } from "./text-sink.js";

const terminal = { write: () => true, isTTY: true, columns: 80 };
const pipe = { write: () => true };

describe("what a stream can show", () => {
  it.each([
    ["a terminal", terminal, {}, true],
    ["a pipe", pipe, {}, false],
    ["a terminal with NO_COLOR", terminal, { NO_COLOR: "1" }, false],
    ["a terminal with NO_COLOR and FORCE_COLOR", terminal, { NO_COLOR: "1", FORCE_COLOR: "1" }, false],
    ["a terminal with an empty NO_COLOR", terminal, { NO_COLOR: "" }, true],
    ["a pipe with FORCE_COLOR", pipe, { FORCE_COLOR: "1" }, true],
    ["a pipe with FORCE_COLOR=3", pipe, { FORCE_COLOR: "3" }, true],
    ["a terminal with FORCE_COLOR=0", terminal, { FORCE_COLOR: "0" }, false],
    ["a dumb terminal", terminal, { TERM: "dumb" }, false],
    ["a dumb terminal with FORCE_COLOR", terminal, { TERM: "dumb", FORCE_COLOR: "1" }, true],
  ])("is colour on %s or not, as the user wants", (_what, sink, values, colour) => {
    expect(textStyleOf(sink, environmentOf(values)).colour).toBe(colour);
  });

  it("is as wide as it says, else a hundred columns", () => {
    const width = (columns?: number): number => textStyleOf({ ...terminal, columns }, environmentOf({})).columns;
    expect([width(80), width(), width(0)]).toEqual([80, 100, 100]);
  });

  it("is a line written over only on a terminal that can move back", () => {
    expect([isRewritable(terminal, environmentOf({})), isRewritable(pipe, environmentOf({})), isRewritable(terminal, environmentOf({ TERM: "dumb" }))]).toEqual([true, false, false]);
  });
});
