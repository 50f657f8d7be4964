import { mkdir, mkdtemp, realpath, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openProject, type ProjectFiles } from "../project/project-files.js";

/** A folder of its own with these files; a name may have folders in it. */
export async function folderWith(contents: Readonly<Record<string, string>>): Promise<string> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), "plimsoll-project-")));
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
