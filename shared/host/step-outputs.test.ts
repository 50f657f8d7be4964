import * as toolkit from "@actions/core";
import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { InputError } from "../action/errors.js";
import { hostileText } from "../report/testing/hostile-text.js";
import { writeStepOutputs } from "./step-outputs.js";

describe("a step's outputs", () => {
  const folder = useTemporaryFolder();
  const before = process.env.GITHUB_OUTPUT;
  afterEach(() => {
    if (before === undefined) delete process.env.GITHUB_OUTPUT;
    else process.env.GITHUB_OUTPUT = before;
  });

  /** The file's text with each value's random mark replaced by its place. */
  const withoutMarks = (text: string): string => text.replace(/ghadelimiter_[0-9a-f-]{36}/g, "MARK");

  it("are written as the toolkit writes them, whatever their text", async () => {
    const [ours, theirs] = [path.join(folder(), "ours"), path.join(folder(), "theirs")];
    await fc.assert(fc.asyncProperty(hostileText, hostileText, async (first, second) => {
      await Promise.all([ours, theirs].map((file) => writeFile(file, "before=1\n")));
      process.env.GITHUB_OUTPUT = theirs;
      toolkit.setOutput("verdict", first);
      toolkit.setOutput("list", second);
      await writeStepOutputs(ours, { verdict: first, list: second });
      expect(withoutMarks(await readFile(ours, "utf8"))).toBe(withoutMarks(await readFile(theirs, "utf8")));
    }));
  });

  it("have a mark that nobody can know beforehand", async () => {
    const marks = await Promise.all(["a", "b"].map(async (name) => {
      const file = path.join(folder(), name);
      await writeStepOutputs(file, { verdict: "pass" });
      return /<<(ghadelimiter_[0-9a-f-]{36})\npass\n\1\n$/.exec(await readFile(file, "utf8"))?.[1];
    }));
    expect(marks[0]).toBeDefined();
    expect(marks[0]).not.toBe(marks[1]);
  });

  it("are refused in one line where they cannot go", async () => {
    await expect(writeStepOutputs("/dev/full", { verdict: "pass", list: "" })).rejects.toThrow(new InputError("cannot write the outputs verdict, list: the disk is full; free space and run again"));
    await expect(writeStepOutputs(null, { verdict: "pass" })).rejects.toThrow(new InputError("GITHUB_OUTPUT is not set: a runner sets it; in a terminal use the plimsoll command"));
  });

  it("need no file where there are none", async () => {
    await expect(writeStepOutputs(null, {})).resolves.toBeUndefined();
  });
});
