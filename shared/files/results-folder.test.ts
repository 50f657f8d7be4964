import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { gitCheckout } from "../../tests/support/git-checkout.js";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { InputError } from "../action/errors.js";
import { writeFileAtomic } from "./atomic-write.js";
import { isResult, readyResultsFolder } from "./results-folder.js";

describe("the results folder", () => {
  const top = useTemporaryFolder();
  const repository = (): string => path.join(top(), "repository");
  const at = (name: string): string => path.join(repository(), name);

  it("is never seen by git, from its first file on", async () => {
    const { git } = gitCheckout(repository());
    await readyResultsFolder(repository(), at(".plimsoll/plan.json"));
    await writeFile(at(".plimsoll/plan.json"), "");
    expect(git("status", "--porcelain", "--untracked-files=all")).toBe("");
  });

  it("keeps what a user has made of its ignore file", async () => {
    await writeFileAtomic(at(".plimsoll/.gitignore"), "*\n!timings.json\n");
    await readyResultsFolder(repository(), at(".plimsoll"));
    expect(await readFile(at(".plimsoll/.gitignore"), "utf8")).toBe("*\n!timings.json\n");
  });

  it("is not made for results that go elsewhere", async () => {
    await mkdir(repository());
    await readyResultsFolder(repository(), at("out/plan.json"));
    expect(await readdir(repository())).toEqual([]);
  });

  it("does not lead out of the repository", async () => {
    await mkdir(repository());
    await symlink("..", at(".plimsoll"));
    const ready = readyResultsFolder(repository(), at(".plimsoll/plan.json"));
    await expect(ready).rejects.toThrow(InputError);
    await expect(ready).rejects.toThrow(`folder of the results: ".plimsoll" lies outside ${repository()}; name a path inside it`);
    expect(await readdir(top())).toEqual(["repository"]);
  });

  it("holds what runs may replace, but is not itself such a thing", () => {
    expect([".plimsoll/shards/0", ".plimsoll", "src", ".plimsoll-not"].map((name) => isResult("/r", path.join("/r", name)))).toEqual([true, false, false, false]);
  });
});
