import { compare } from "../../text/compare.js";

/** A remark on lines of a file, as GitHub shows it beside the change. Lines and columns count from one and include the end. */
export interface Annotation {
  readonly level: "notice" | "warning" | "failure";
  /** Path from the repository's root, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  readonly column?: number | undefined;
  readonly endColumn?: number | undefined;
  readonly title: string;
  readonly message: string;
}

/** Whether any of these lines was changed by the pull request. */
export type IsChanged = (file: string, line: number, endLine: number) => boolean;

/** By file, then from top to bottom. */
function byPlace(a: Annotation, b: Annotation): number {
  return compare(a.file, b.file) || a.line - b.line || a.endLine - b.endLine || (a.column ?? 0) - (b.column ?? 0);
}


/** GitHub takes columns only for an annotation on a single line. */
function union(a: Annotation, b: Annotation): Annotation {
  const { level, file, title, message, line } = a;
  const endLine = Math.max(a.endLine, b.endLine);
  const merged = { level, file, line, endLine, title, message };
  if (line !== endLine || a.column === undefined || b.column === undefined) return merged;
  const ends = a.endColumn === undefined || b.endColumn === undefined ? {} : { endColumn: Math.max(a.endColumn, b.endColumn) };
  return { ...merged, column: Math.min(a.column, b.column), ...ends };
}

/** One annotation for neighbouring or overlapping lines of a file that say the same. The result is sorted by file and line. */
export function mergeAdjacent(annotations: readonly Annotation[]): Annotation[] {
  const groups = new Map<string, Annotation[]>();
  for (const annotation of annotations.toSorted(byPlace)) {
    const key = JSON.stringify([annotation.file, annotation.level, annotation.title, annotation.message]);
    const group = groups.get(key) ?? [];
    const last = group.at(-1);
    if (last !== undefined && annotation.line <= last.endLine + 1) group[group.length - 1] = union(last, annotation);
    else group.push(annotation);
    groups.set(key, group);
  }
  return [...groups.values()].flat().toSorted(byPlace);
}

const LEVELS: Readonly<Record<Annotation["level"], number>> = { failure: 0, warning: 1, notice: 2 };

/** Those on changed lines first, then failures before warnings before notices, then by file and line: the limits keep the first. */
export function changedFirst(annotations: readonly Annotation[], isChanged: IsChanged): Annotation[] {
  return annotations
    .map((annotation) => ({ annotation, changed: isChanged(annotation.file, annotation.line, annotation.endLine) ? 0 : 1 }))
    .toSorted((a, b) => a.changed - b.changed || LEVELS[a.annotation.level] - LEVELS[b.annotation.level] || byPlace(a.annotation, b.annotation))
    .map(({ annotation }) => annotation);
}
