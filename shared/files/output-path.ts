import path from "node:path";
import { InputError } from "../action/errors.js";
import { isInside } from "../action/path-inside.js";
import { confinedPath } from "./confined-path.js";

/** Where an output may go. Both absolute. */
export interface OutputScope {
  readonly workspace: string;
  readonly repository: string;
}

/**
 * Absolute path of an output: below the repository, or below the workspace where the user named it.
 * @param given the user's text, relative to the workspace; empty for `fallback`.
 * @param fallback relative to the repository.
 * @throws InputError when it lies in neither, links followed: a run writes nowhere else.
 */
export async function outputPath(input: string, given: string, fallback: string, { workspace, repository }: OutputScope): Promise<string> {
  if (given === "") return confinedPath(repository, fallback, input);
  const absolute = path.resolve(workspace, given);
  if (isInside(absolute, repository)) return confinedPath(repository, absolute, input);
  if (isInside(absolute, workspace)) return confinedPath(workspace, absolute, input);
  const places = repository === workspace ? `${repository}; name a path inside it` : `${repository} and ${workspace}; name a path inside one of them`;
  throw new InputError(`${input}: ${JSON.stringify(given)} lies outside ${places}`);
}
