import { describe, expect, it } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { InputError } from "../action/errors.js";
import { findFiles } from "./find.js";

describe("finding files by globs", () => {
  const folder = useTemporaryFolder();

  async function write(...files: readonly string[]): Promise<void> {
    for (const file of files) {
      await mkdir(path.dirname(path.join(folder(), file)), { recursive: true });
      await writeFile(path.join(folder(), file), "");
    }
  }

  it("gives each match once, sorted, from this folder's own files alone", async () => {
    await write("b.json", "reports/a.json", "reports/deep/.c.json", "reports/x.txt", "node_modules/p/a.json", ".git/a.json", "evil\n/::set-output name=x::.json");
    expect(await findFiles(folder(), ["**/*.json", "reports/*.json", "./b.json", "reports/a.json"])).toEqual([
      "b.json", "evil\n/::set-output name=x::.json", "reports/a.json", "reports/deep/.c.json",
    ]);
  });

  it("finds nothing in a folder that is missing or is a file, and where a name is a folder's", async () => {
    await write("reports/a.json");
    expect(await findFiles(path.join(folder(), "absent"), ["**"])).toEqual([]);
    expect(await findFiles(folder(), ["absent/*.json", "reports/a.json/*.json", "reports"])).toEqual([]);
  });

  it("follows no link, neither one it meets nor one that the glob names", async () => {
    await write("real/a.json");
    await symlink("real", path.join(folder(), "link"));
    await symlink("real/a.json", path.join(folder(), "link.json"));
    expect(await findFiles(folder(), ["**/*.json", "link/*.json", "link/a.json"])).toEqual(["real/a.json"]);
  });

  it("refuses a folder that cannot be listed in one line", async () => {
    // Made from inside, step by step: the system takes no path this long.
    const script = `for (let i = 0; i < 20; i += 1) { fs.mkdirSync("d".repeat(250)); process.chdir("d".repeat(250)); }`;
    execFileSync(process.execPath, ["-e", script], { cwd: folder() });
    const finding = findFiles(folder(), ["**"]);
    await expect(finding).rejects.toThrow(InputError);
    await expect(finding).rejects.toThrow(/^cannot list .*ENAMETOOLONG/);
    execFileSync("rm", ["-rf", "d".repeat(250)], { cwd: folder() });
  });
});
