import { spawn, spawnSync } from "node:child_process";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { InputError } from "../action/errors.js";
import { processTable, processTableOf } from "../action/process-table.js";
import { literal, object } from "../schema/shape.js";
import { writeFileAtomic } from "./atomic-write.js";
import { replaceFolder, type ReplacedFolder } from "./replaced-folder.js";

const MARK = { file: "manifest.json", shape: object({ version: literal(1) }) };

const { own } = processTable;

/** The mark of another process of this machine. */
function markOf(pid: number): string {
  return processTableOf({ pid, kill: (...sent) => process.kill(...sent) }).own;
}

describe("a folder that is replaced", () => {
  const repository = useTemporaryFolder();
  const at = (name: string): string => path.join(repository(), name);
  const names = async (): Promise<string[]> => (await readdir(repository(), { recursive: true })).filter((name) => !name.startsWith(".plimsoll/.git")).sort();
  const open = (name: string): Promise<ReplacedFolder> => replaceFolder(at(name), repository(), MARK);

  it("has its name only when it is kept, and nothing of what stood there before", async () => {
    await writeFileAtomic(at("out/0/manifest.json"), '{"version":1}');
    await writeFileAtomic(at("out/0/old.xml"), "");
    {
      using opened = await open("out/0");
      await writeFile(path.join(opened.folder, "new.xml"), "");
      expect(await names()).toEqual(["out", `out/.0.${own}.partial`, `out/.0.${own}.partial/new.xml`]);
      await opened.keep();
    }
    expect(await names()).toEqual(["out", "out/0", "out/0/new.xml"]);
  });

  it("leaves nothing when it is not kept, and nothing of what a killed run left", async () => {
    const dead = markOf(spawnSync("true").pid);
    const left = [`out/.0.${dead}.partial`, `out/.0.1.${dead}.partial`, `out/.1.${dead}.partial`];
    for (const folder of left) await writeFileAtomic(at(`${folder}/x`), "");
    using opened = await open("out/0");
    opened[Symbol.dispose]();
    expect((await names()).filter((name) => !name.endsWith("/x"))).toEqual(["out", ...left.slice(1)]);
  });

  it("is not taken away from a run that still fills it, nor is a folder of the user's that looks like one", async () => {
    const running = spawn("sleep", ["60"], { stdio: "ignore" });
    const others = [`out/.0.${markOf(running.pid!)}.partial/x`, "out/.0.mine.partial/x", `out/.0.${markOf(1).replace(/[^-]+$/, "elsewhere")}.partial/x`];
    for (const file of others) await writeFileAtomic(at(file), "");
    using opened = await open("out/0");
    await opened.keep();
    running.kill();
    expect(await names()).toEqual(expect.arrayContaining(others));
  });

  it("may be any folder below the results, however damaged, and hides them from git", async () => {
    await writeFileAtomic(at(".plimsoll/shards/0/manifest.json"), "{");
    using opened = await open(".plimsoll/shards/0");
    await opened.keep();
    expect(await names()).toEqual([".plimsoll", ".plimsoll/shards", ".plimsoll/shards/0"]);
    expect(await readdir(at(".plimsoll"))).toEqual([".gitignore", "shards"]);
  });

  it.each([
    ["the repository itself", "", "src/a.ts"],
    ["the user's folder", "src", "src/a.ts"],
    ["a folder with a manifest of another kind", "public", "public/manifest.json"],
    ["the results as a whole", ".plimsoll", ".plimsoll/plan.json"],
  ])("is never %s", async (_what, target, file) => {
    await writeFileAtomic(at(file), '{"name":"a web application"}');
    const opening = open(target);
    await expect(opening).rejects.toThrow(InputError);
    await expect(opening).rejects.toThrow(`cannot write ${path.join(repository(), target)}: the folder holds other files, which would be lost; name one that is empty or new`);
    expect(await names()).toContain(file);
  });

  it("may be a folder of the user's that is empty", async () => {
    await mkdir(at("empty"));
    using opened = await open("empty");
    await opened.keep();
    expect(await names()).toEqual(["empty"]);
  });

  it("says in one line why it cannot be written", async () => {
    await writeFile(at("file"), "");
    await expect(open("file/0")).rejects.toThrow(`cannot write ${at("file/0")}: a part of the path is a file; choose another path`);
    using opened = await open("out");
    await writeFileAtomic(at("out/of-another-run"), "");
    await expect(opened.keep()).rejects.toThrow(`cannot write ${at("out")}: another run writes there at the same time; let one end before the next begins`);
  });
});
