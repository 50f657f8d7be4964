import type { Call } from "./call.js";
import type { GitRepository } from "./git.js";
import type { JsonObject } from "./json.js";
import { pageUrl, repositoryUrl } from "./presentation.js";

/** A file that differs between two commits, as git says. */
export interface ChangedFile {
  readonly path: string;
  /** Where it was, for a rename or a copy; null else. */
  readonly before: string | null;
  readonly status: "added" | "removed" | "modified" | "renamed" | "copied" | "changed";
  readonly blob: string;
  readonly additions: number;
  readonly deletions: number;
  /** The hunks, or null for a binary file and for a rename without change. */
  readonly patch: string | null;
}

const STATUS = new Map<string, ChangedFile["status"]>([["A", "added"], ["D", "removed"], ["M", "modified"], ["R", "renamed"], ["C", "copied"], ["T", "changed"]]);

const known = new WeakMap<GitRepository, Map<string, Promise<readonly ChangedFile[]>>>();

/** What a pull request from `base` to `head` changes: the difference from their merge base, as GitHub shows it. Both are commit ids. */
export function changedFiles(git: GitRepository, base: string, head: string): Promise<readonly ChangedFile[]> {
  const differences = known.get(git) ?? new Map<string, Promise<readonly ChangedFile[]>>();
  known.set(git, differences);
  const difference = differences.get(`${base} ${head}`) ?? computeChangedFiles(git, base, head);
  differences.set(`${base} ${head}`, difference);
  return difference;
}

async function computeChangedFiles(git: GitRepository, base: string, head: string): Promise<readonly ChangedFile[]> {
  const start = await git.mergeBase(base, head);
  if (start === null) return [];
  const diff = ["diff", "--no-color", "--no-ext-diff", "--find-renames", "--full-index", start, head];
  const [raw, counts, text] = await Promise.all([git.run([...diff, "--raw", "--no-abbrev", "-z"]), git.run([...diff, "--numstat", "-z"]), git.run([...diff, "--patch"])]);
  const patches = text.split(/^diff --git /m).slice(1).map(hunksOf);
  const lines = countsOf(counts);
  return entriesOf(raw).map((entry, index) => ({ ...entry, ...(lines[index] ?? { additions: 0, deletions: 0 }), patch: patches[index] ?? null }));
}

/** `:100644 100644 <old> <new> R100\0before\0after\0` and so on. */
function entriesOf(raw: string): readonly Pick<ChangedFile, "path" | "before" | "status" | "blob">[] {
  const fields = raw.split("\0");
  const entries = [];
  for (let position = 0; fields[position]?.startsWith(":") === true; ) {
    const [, , old = "", current = "", letter = ""] = (fields[position] ?? "").split(" ");
    const first = fields[position + 1] ?? "";
    const second = /^[RC]/.test(letter) ? (fields[position + 2] ?? "") : null;
    const status = STATUS.get(letter.charAt(0)) ?? "changed";
    entries.push({ path: second ?? first, before: second === null ? null : first, status, blob: status === "removed" ? old : current });
    position += second === null ? 2 : 3;
  }
  return entries;
}

/** `1\t2\tpath\0`, or for a rename `1\t2\t\0before\0after\0`; binary files count as `-`. */
function countsOf(numstat: string): readonly { readonly additions: number; readonly deletions: number }[] {
  return numstat.split("\0").flatMap((field) => {
    const [, added, deleted] = /^(\d+|-)\t(\d+|-)\t/.exec(field) ?? [];
    return added === undefined || deleted === undefined ? [] : [{ additions: Number(added) || 0, deletions: Number(deleted) || 0 }];
  });
}

/** From the first hunk on, without the line break at the end. */
function hunksOf(section: string): string | null {
  const start = section.search(/^@@ /m);
  return start < 0 ? null : section.slice(start).replace(/\n$/, "");
}

/** A changed file as GitHub's API shows it. */
export function diffEntry(call: Call, head: string, file: ChangedFile): JsonObject {
  const path = file.path.split("/").map(encodeURIComponent).join("/");
  return {
    sha: file.blob, filename: file.path, status: file.status, additions: file.additions, deletions: file.deletions, changes: file.additions + file.deletions,
    blob_url: pageUrl(call.repository, `blob/${head}/${path}`), raw_url: pageUrl(call.repository, `raw/${head}/${path}`),
    contents_url: `${repositoryUrl(call.github, call.repository)}/contents/${path}?ref=${head}`,
    ...(file.before === null ? {} : { previous_filename: file.before }),
    ...(file.patch === null ? {} : { patch: file.patch }),
  };
}
