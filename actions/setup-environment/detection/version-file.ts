import { InputError, type Place } from "../../../shared/action/errors.js";
import { plainLines } from "../project/plain-lines.js";
import type { ProjectFiles } from "../project/project-files.js";

/** The one thing that a version file says. */
export interface VersionLine {
  readonly text: string;
  readonly place: Place;
}

/**
 * The version in a file such as `.nvmrc`, or null when there is no such file.
 * @param several whether further lines may follow, of which the first counts (pyenv).
 * @throws InputError when the file says nothing, or more than one thing.
 */
export async function versionLine(files: ProjectFiles, name: string, several = false): Promise<VersionLine | null> {
  const content = await files.read(name);
  return content === null ? null : versionIn(content, files, name, several);
}

/** The version in the text of the file `name`. */
export function versionIn(content: string, files: ProjectFiles, name: string, several = false): VersionLine {
  const [first, second] = plainLines(content);
  if (first === undefined) throw new InputError("is empty; write the version into it, or remove it", files.place(name));
  if (second !== undefined && !several) {
    throw new InputError(`expected one version, found a second line ${JSON.stringify(second.text.slice(0, 60))}`, files.place(name, second.line, second.column));
  }
  return { text: first.text, place: files.place(name, first.line, first.column) };
}
