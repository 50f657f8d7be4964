import { describe, expect, it } from "@jest/globals";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { InputError } from "../action/errors.js";
import { writeFileAtomic, writeProblem } from "./atomic-write.js";

describe("writing a file whole or not at all", () => {
  const folder = useTemporaryFolder();
  const at = (name: string): string => path.join(folder(), name);

  it("makes its folder, replaces what was there and leaves nothing beside it", async () => {
    await writeFileAtomic(at("a/b/plan.json"), "old");
    await writeFileAtomic(at("a/b/plan.json"), Buffer.from("new"));
    expect(await readFile(at("a/b/plan.json"), "utf8")).toBe("new");
    expect(await readdir(at("a/b"))).toEqual(["plan.json"]);
  });

  it("lets many writers of one file finish, the last of them whole", async () => {
    const contents = Array.from({ length: 20 }, (_, index) => String(index).repeat(100_000));
    await Promise.all(contents.map(async (content) => writeFileAtomic(at("plan.json"), content)));
    expect(contents).toContain(await readFile(at("plan.json"), "utf8"));
    expect(await readdir(folder())).toEqual(["plan.json"]);
  });

  it.each([
    ["file/plan.json", "a part of the path is a file; choose another path"],
    ["file/deeper/plan.json", "a part of the path is a file; choose another path"],
    ["folder", "it is a folder; name a file"],
    [`new/deep/${"x".repeat(300)}`, "ENAMETOOLONG"],
    [`folder/new/${"x".repeat(300)}`, "ENAMETOOLONG"],
  ])("fails in one line and leaves no file and no folder behind (%.20s)", async (name, reason) => {
    await writeFile(at("file"), "kept");
    await mkdir(at("folder"));
    await writeFile(at("folder/kept"), "");
    const writing = writeFileAtomic(at(name), "content");
    await expect(writing).rejects.toThrow(InputError);
    await expect(writing).rejects.toThrow(`cannot write ${at(name)}: ${reason}`);
    expect((await readdir(folder(), { recursive: true })).sort()).toEqual(["file", "folder", "folder/kept"]);
    expect(await readFile(at("file"), "utf8")).toBe("kept");
  });

  it("says that the disk is full", async () => {
    const thrown: unknown = await writeFile("/dev/full", "x").catch((problem: unknown) => problem);
    expect(writeProblem("plan.json", thrown).message).toBe("cannot write plan.json: the disk is full; free space and run again");
  });

  it("says that another run has put its folder there meanwhile", async () => {
    for (const name of ["merged", "new"]) {
      await mkdir(at(name));
      await writeFile(at(`${name}/proof.json`), "");
    }
    const thrown: unknown = await rename(at("new"), at("merged")).catch((problem: unknown) => problem);
    expect(writeProblem("merged", thrown).message).toBe("cannot write merged: another run writes there at the same time; let one end before the next begins");
  });
});
