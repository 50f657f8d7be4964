import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { manifestOf } from "../testing/manifests.js";
import { Project } from "../testing/project.js";
import { findShardFolders } from "./shard-folders.js";

const manifest = (index: number) => JSON.stringify(manifestOf({ index }));

async function folders(project: Project, ...files: readonly string[]) {
  const { shards, problems } = await findShardFolders(files.map((file) => path.join(project.folder, file)));
  return { shards: shards.map(({ folder, manifest: { index } }) => [path.relative(project.folder, folder), index]), problems };
}

describe("finding the shards of reports", () => {
  it("finds the manifest above a report, and the shards beside it that measured nothing", async () => {
    await using project = await Project.create({
      "s/0/manifest.json": manifest(0), "s/0/coverage/unit/web/lcov.info": "", "s/1/manifest.json": manifest(1), "s/notes.txt": "",
    });
    expect(await folders(project, "s/0/coverage/unit/web/lcov.info", "s/0/coverage/other.info")).toEqual({ shards: [["s/0", 0], ["s/1", 1]], problems: [] });
  });

  it("finds none where there is none, and takes no other tool's manifest for one", async () => {
    await using project = await Project.create({ "r/lcov.info": "", "r/manifest.json": '{"src/main.ts":{"file":"main.js"}}', "manifest.json": "[]" });
    expect(await folders(project, "r/lcov.info")).toEqual({ shards: [], problems: [] });
  });

  it("a manifest that was cut off, or does not fit, is a problem", async () => {
    await using project = await Project.create({ "a/manifest.json": manifest(0).slice(0, 40), "b/manifest.json": '{"plan":"x"}' });
    const { problems, shards } = await folders(project, "a/r.info", "b/r.info");
    expect(shards).toEqual([]);
    expect(problems.map(({ code, report, message }) => [code, path.relative(project.folder, String(report)), message])).toEqual([
      ["manifest-mismatch", "a/manifest.json", "the shard's manifest is cut off or not JSON; run the shard again"],
      ["manifest-mismatch", "b/manifest.json", expect.stringMatching(/^the shard's manifest does not fit: .*run the shard again$/u)],
    ]);
  });

  it("a manifest that cannot be read is none", async () => {
    await using project = await Project.create({ "a/manifest.json/x": "", "a/r.info": "" });
    expect(await folders(project, "a/r.info")).toEqual({ shards: [], problems: [] });
  });
});
