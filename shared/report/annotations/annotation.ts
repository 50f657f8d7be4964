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

const LEVELS: Readonly<Record<Annotation["level"], number>> = { failure: 0, warning: 1, notice: 2 };

/** Those on changed lines first, then failures before warnings before notices, then by file and line: the limits keep the first. */
export function changedFirst(annotations: readonly Annotation[], isChanged: IsChanged): Annotation[] {
  return annotations
    .map((annotation) => ({ annotation, changed: isChanged(annotation.file, annotation.line, annotation.endLine) ? 0 : 1 }))
    .toSorted((a, b) => a.changed - b.changed || LEVELS[a.annotation.level] - LEVELS[b.annotation.level] || byPlace(a.annotation, b.annotation))
    .map(({ annotation }) => annotation);
}
