/** A file in which two commits differ. */
export interface ChangedFile {
  readonly path: string;
  /** Where a moved file was; null for any other. */
  readonly previousPath: string | null;
  readonly status: "added" | "removed" | "modified" | "renamed";
}

const STATUS: Readonly<Record<string, ChangedFile["status"]>> = { A: "added", D: "removed", R: "renamed" };

/** Reads what `git diff --name-status -z` prints. */
export function parseChangedFiles(printed: string): ChangedFile[] {
  const fields = printed.split("\0").slice(0, -1);
  const files: ChangedFile[] = [];
  for (let next = fields.shift(); next !== undefined; next = fields.shift()) {
    const status = STATUS[next.slice(0, 1)] ?? "modified";
    const first = String(fields.shift());
    files.push(status === "renamed" ? { path: String(fields.shift()), previousPath: first, status } : { path: first, previousPath: null, status });
  }
  return files;
}
