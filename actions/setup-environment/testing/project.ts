import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "@jest/globals";
import { openProject, type ProjectFiles } from "../project/project-files.js";

const made: string[] = [];
afterAll(async () => {
  await Promise.all(made.splice(0).map(async (folder) => rm(folder, { recursive: true, force: true })));
});

/** A folder of its own with these files; a name may have folders in it. Removed after the tests of the file. */
export async function folderWith(contents: Readonly<Record<string, string>>): Promise<string> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), "plimsoll-project-")));
  made.push(folder);
  for (const [name, content] of Object.entries(contents)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return folder;
}

/** The same, opened as a project at the top of its workspace. */
export async function projectWith(contents: Readonly<Record<string, string>>): Promise<ProjectFiles> {
  const folder = await folderWith(contents);
  return openProject(folder, folder);
}
