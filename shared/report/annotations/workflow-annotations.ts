import { clip } from "../clip.js";
import { workflowCommand } from "../escape/workflow-command.js";
import { integerText, plural } from "../figures.js";
import type { Annotation } from "./annotation.js";

/** How many annotations GitHub still takes; it drops the rest without a word. */
export interface AnnotationRoom {
  readonly failure: number;
  readonly warning: number;
  readonly notice: number;
  /** Of all levels together, in the whole job. */
  readonly job: number;
}

/** GitHub's limits for a step that is the first of its job to annotate. */
export const FULL_ROOM: AnnotationRoom = { failure: 10, warning: 10, notice: 10, job: 50 };

/** Annotations as the runner takes them, and what it would not take. */
export interface WorkflowAnnotations {
  /** Lines for the runner's standard output, without newlines. */
  readonly commands: readonly string[];
  readonly leftOff: number;
  /** Says how many are missing and why, for log and summary; null when none is. */
  readonly sentence: string | null;
}

/** The runner cuts messages at 4,096 characters. */
const LONGEST_MESSAGE = 4000;
const LONGEST_TITLE = 255;
const COMMANDS: Readonly<Record<Annotation["level"], string>> = { failure: "error", warning: "warning", notice: "notice" };

function command(annotation: Annotation): string {
  const { level, file, line, endLine, column, endColumn } = annotation;
  const columns = line === endLine && column !== undefined ? { col: column, ...(endColumn === undefined ? {} : { endColumn }) } : {};
  const properties = { file, line, endLine, ...columns, title: clip(annotation.title, LONGEST_TITLE) };
  return workflowCommand(COMMANDS[level], properties, clip(annotation.message, LONGEST_MESSAGE));
}

/**
 * The first annotations that fit GitHub's limits, as workflow commands in the order given (see `changedFirst`).
 * @param room less than {@link FULL_ROOM} when earlier steps of the job annotated too.
 */
export function workflowAnnotations(annotations: readonly Annotation[], room: AnnotationRoom = FULL_ROOM): WorkflowAnnotations {
  const used = { failure: 0, warning: 0, notice: 0 };
  const commands: string[] = [];
  for (const annotation of annotations) {
    if (commands.length >= room.job || used[annotation.level] >= room[annotation.level]) continue;
    used[annotation.level] += 1;
    commands.push(command(annotation));
  }
  const leftOff = annotations.length - commands.length;
  return { commands, leftOff, sentence: leftOff === 0 ? null : leftOffSentence(leftOff, annotations.length) };
}

function leftOffSentence(leftOff: number, all: number): string {
  const verb = leftOff === 1 ? "is" : "are";
  return `${integerText(leftOff)} of ${plural(all, "annotation")} ${verb} left off: GitHub keeps 10 errors, 10 warnings and 10 notices per step and 50 per job.`;
}
