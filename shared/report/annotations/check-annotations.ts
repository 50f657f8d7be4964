import { clip } from "../clip.js";
import { showInvisible, showInvisibleInBlock } from "../escape/invisible.js";
import type { Annotation } from "./annotation.js";

/** An annotation as GitHub's checks API takes it. */
export interface CheckAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: "notice" | "warning" | "failure";
  readonly title: string;
  readonly message: string;
}

/** The API refuses a request with more. */
const PER_REQUEST = 50;
/** The API's limits are 255 characters for a title and 64 KB for a message; a quarter of that in UTF-16 units is always enough. */
const LONGEST_TITLE = 255;
const LONGEST_MESSAGE = 16_000;

function checkAnnotation(annotation: Annotation): CheckAnnotation {
  const { line, endLine, column, endColumn } = annotation;
  const single = line === endLine;
  return {
    path: annotation.file,
    start_line: line,
    end_line: endLine,
    ...(single && column !== undefined ? { start_column: column } : {}),
    ...(single && column !== undefined && endColumn !== undefined ? { end_column: endColumn } : {}),
    annotation_level: annotation.level,
    title: clip(showInvisible(annotation.title), LONGEST_TITLE),
    message: clip(showInvisibleInBlock(annotation.message), LONGEST_MESSAGE),
  };
}

/** All annotations for a check run, in requests of at most 50, in the order given. */
export function checkAnnotationBatches(annotations: readonly Annotation[]): CheckAnnotation[][] {
  const batches: CheckAnnotation[][] = [];
  for (let start = 0; start < annotations.length; start += PER_REQUEST) {
    batches.push(annotations.slice(start, start + PER_REQUEST).map(checkAnnotation));
  }
  return batches;
}
