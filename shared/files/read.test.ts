import { describe, expect, it } from "@jest/globals";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { InputError } from "../action/errors.js";
import { readText, readTextIfPresent } from "./read.js";

describe("reading a text file", () => {
  const folder = useTemporaryFolder();
  const at = (name: string): string => path.join(folder(), name);

  it("tells a file that is there from one that is not", async () => {
    await writeFile(at("a"), "ünï\n");
    expect(await readText(at("a"), "")).toBe("ünï\n");
    expect(await readTextIfPresent(at("a"))).toBe("ünï\n");
    expect(await readTextIfPresent(at("absent"))).toBeNull();
    expect(await readTextIfPresent(at("a/below-a-file"))).toBeNull();
  });

  it("says what to do when a file is missing", async () => {
    const reading = readText(at("plan.json"), "run plan-shards first");
    await expect(reading).rejects.toThrow(InputError);
    await expect(reading).rejects.toThrow(`cannot read ${at("plan.json")}: there is no such file; run plan-shards first`);
  });

  it("does not take what is there but unreadable for absent", async () => {
    await expect(readTextIfPresent(folder())).rejects.toThrow(`cannot read ${folder()}: it is a folder`);
    await expect(readTextIfPresent(at("x".repeat(300)))).rejects.toThrow(/^cannot read .*ENAMETOOLONG/);
  });
});
