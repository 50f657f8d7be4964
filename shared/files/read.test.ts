import { describe, expect, it } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { InputError } from "../action/errors.js";
import { readBytesIfPresent, readText, readTextIfPresent } from "./read.js";

describe("reading a text file", () => {
  const folder = useTemporaryFolder();
  const at = (name: string): string => path.join(folder(), name);

  it("tells a file that is there from one that is not", async () => {
    await writeFile(at("a"), "ünï\n");
    expect(await readText(at("a"), "")).toBe("ünï\n");
    expect(await readTextIfPresent(at("a"))).toBe("ünï\n");
    expect(await readBytesIfPresent(at("a"))).toEqual(Buffer.from("ünï\n"));
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

  it("does not wait for what may never end", async () => {
    execFileSync("mkfifo", [at("pipe")]);
    await symlink("/dev/zero", at("link"));
    for (const file of [at("pipe"), at("link"), "/dev/zero"]) {
      const reading = readTextIfPresent(file);
      await expect(reading).rejects.toThrow(InputError);
      await expect(reading).rejects.toThrow(`cannot read ${file}: it is a pipe, a socket or a device; name a regular file`);
      await expect(readBytesIfPresent(file)).rejects.toThrow(InputError);
    }
  });
});
