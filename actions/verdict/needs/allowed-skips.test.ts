import { describe, expect, it } from "@jest/globals";
import { InputError } from "../../../shared/action/errors.js";
import { readAllowedSkips } from "./allowed-skips.js";

describe("readAllowedSkips", () => {
  it("reads one job and its reason per line", () => {
    const skips = readAllowedSkips("docs: no page changed, see the filter\r\n\n  e2e :  runs at night: see nightly.yml  \n");
    expect([...skips]).toEqual([["docs", "no page changed, see the filter"], ["e2e", "runs at night: see nightly.yml"]]);
  });

  it("reads nothing from an empty text", () => {
    expect(readAllowedSkips("").size).toBe(0);
  });

  it.each(["docs", "docs:", "docs:   ", ": because", "two words: because", "-: because"])("refuses %j, which explains no job's skip", (line) => {
    expect(() => readAllowedSkips(line)).toThrow(InputError);
  });

  it("refuses a job that is named twice", () => {
    expect(() => readAllowedSkips("docs: a\ndocs: b")).toThrow('job "docs" is named twice');
  });
});
