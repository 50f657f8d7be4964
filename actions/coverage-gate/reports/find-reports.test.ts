import { symlink } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { InputError } from "../../../shared/action/errors.js";
import { Project } from "../testing/project.js";
import { findReports, splitPatterns } from "./find-reports.js";

async function found(project: Project, patterns: readonly string[], folders: readonly string[] = [""]) {
  const { reports, unmatched } = await findReports(patterns, folders.map((folder) => path.join(project.folder, folder)));
  return { names: reports.map(({ name }) => name), unmatched };
}

describe("a list of patterns", () => {
  it("is split at commas and line ends, but not inside braces", () => {
    expect(splitPatterns(" a/*.json, b/{x,y}.info\nc.out ,, ")).toEqual(["a/*.json", "b/{x,y}.info", "c.out"]);
    expect(splitPatterns("")).toEqual([]);
  });
});

describe("finding reports", () => {
  it("follows globs, braces and plain names, takes each file once, and sorts", async () => {
    const files = ["b/1.json", "a/2.json", "a/x.info", ".hidden/3.json", "odd[1].json"];
    await using project = await Project.create(Object.fromEntries(files.map((file) => [`app/${file}`, ""])));
    expect(await found(project, ["**/*.json", "./a/{2,3}.json", "a/x.info", "../*/a/2.json"], ["app"])).toEqual({
      names: [".hidden/3.json", "a/2.json", "a/x.info", "b/1.json", "odd[1].json"], unmatched: [],
    });
    expect(await found(project, ["odd[1].json", path.join(project.folder, "app/b/*.json")], ["app"])).toMatchObject({ names: ["b/1.json", "odd[1].json"] });
  });

  it("names the patterns that match nothing, folders among them", async () => {
    await using project = await Project.create({ "a/1.json": "" });
    expect(await found(project, ["a", "a/*.info", "a/1.json"])).toEqual({ names: ["a/1.json"], unmatched: ["a", "a/*.info"] });
  });

  it("looks below the root first, then below the working directory", async () => {
    await using project = await Project.create({ "web/r/1.json": "", "r/1.json": "", "r/2.info": "" });
    expect(await found(project, ["r/*.json", "r/*.info"], ["web", ""])).toEqual({ names: ["r/2.info", "r/1.json"], unmatched: [] });
  });

  it("names a report that lies elsewhere by its absolute path, and follows a link once", async () => {
    await using project = await Project.create({ "a/1.json": "" });
    await using other = await Project.create({ "x.json": "" });
    await symlink(path.join(other.folder, "x.json"), path.join(project.folder, "a/link.json"));
    const file = path.join(other.folder, "x.json");
    expect(await found(project, [file])).toEqual({ names: [file], unmatched: [] });
    expect(await found(project, ["a/link.json", file])).toMatchObject({ names: [file] });
  });

  it("takes the names of the folders as they are, whatever they mean in a glob", async () => {
    await using project = await Project.create({ "odd (1) [x], {y}/r/1.json": "" });
    const folder = path.join(project.folder, "odd (1) [x], {y}");
    expect(await found(project, [`${folder}/r/*.json`], ["odd (1) [x], {y}"])).toEqual({ names: ["r/1.json"], unmatched: [] });
  });

  it("refuses patterns that say which files are not meant", async () => {
    await using project = await Project.create({});
    await expect(found(project, ["!a/*.json"])).rejects.toThrow(InputError);
  });
});
