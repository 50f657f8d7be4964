import path from "node:path";

/** The id of a file: its path relative to the repository, with `/` on every system. Leads with `..` when it lies outside. */
export function repositoryPath(repository: string, absolute: string): string {
  return path.relative(repository, absolute).split(path.sep).join("/");
}
