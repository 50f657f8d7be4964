import { execFileSync } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { folderWith, projectWith } from "../testing/project.js";
import { openProject } from "./project-files.js";

describe("openProject", () => {
  it("names places as they are seen from the workspace", async () => {
    const workspace = await folderWith({ "services/api/.nvmrc": "22\n" });
    const files = await openProject(workspace, path.join(workspace, "services/api"));
    expect(files.names).toEqual([".nvmrc"]);
    expect(files.place(".nvmrc", 1, 2)).toEqual({ file: "services/api/.nvmrc", line: 1, column: 2 });
    expect(files.place(".nvmrc")).toEqual({ file: "services/api/.nvmrc" });
    expect(await files.read(".nvmrc")).toBe("22\n");
    expect(await files.beginning(".nvmrc", 1)).toBe("2");
  });

  it("says null for a file that is not there, also below a file", async () => {
    const files = await projectWith({ ".nvmrc": "22" });
    expect(await files.read("go.mod")).toBeNull();
    expect(await files.beginning(".nvmrc/go.mod", 1)).toBeNull();
    expect(files.has("go.mod")).toBe(false);
  });

  it("refuses a folder that does not exist, is a file, or lies outside the workspace", async () => {
    const workspace = await folderWith({ file: "" });
    await expect(openProject(workspace, path.join(workspace, "missing"))).rejects.toThrow(/input working-directory: .*missing is no folder that can be read; name the folder of the project/);
    await expect(openProject(workspace, path.join(workspace, "file"))).rejects.toThrow(/is no folder/);
    await expect(openProject(workspace, path.dirname(workspace))).rejects.toThrow(/lies outside/);
  });

  it("follows no link out of the workspace", async () => {
    const outside = await folderWith({ secret: "token" });
    const workspace = await folderWith({});
    await symlink(path.join(outside, "secret"), path.join(workspace, ".nvmrc"));
    const files = await openProject(workspace, workspace);
    await expect(files.read(".nvmrc")).rejects.toThrow(/file \.nvmrc: .* lies outside/);
    await expect(files.beginning(".nvmrc", 10)).rejects.toThrow(/lies outside/);
  });

  it("refuses what is no regular file, too large or no text, instead of waiting or guessing", async () => {
    const workspace = await folderWith({ "package.json": " ".repeat(2 * 1024 * 1024 + 1) });
    await mkdir(path.join(workspace, ".nvmrc"));
    execFileSync("mkfifo", [path.join(workspace, "go.mod")]);
    await writeFile(path.join(workspace, "pom.xml"), Buffer.from([0xff, 0xfe, 0x00]));
    const files = await openProject(workspace, workspace);
    await expect(files.read("package.json")).rejects.toThrow("package.json: is larger than 2 MiB; a file of this name holds settings, not data");
    expect(await files.beginning("package.json", 3)).toBe("   ");
    await expect(files.read(".nvmrc")).rejects.toThrow(".nvmrc: is not a regular file; a file of this name must be one");
    await expect(files.read("go.mod")).rejects.toThrow("go.mod: is not a regular file");
    await expect(files.read("pom.xml")).rejects.toThrow("pom.xml: is not UTF-8 text; save it as UTF-8");
  });

  it("refuses a name that no system can open", async () => {
    const workspace = await folderWith({});
    const long = "x".repeat(300);
    await expect(openProject(workspace, path.join(workspace, long))).rejects.toThrow(/ENAMETOOLONG/);
    await expect((await openProject(workspace, workspace)).read(long)).rejects.toThrow(/ENAMETOOLONG/);
  });
});
