import { tmpdir } from "node:os";
import type { Exec, Outcome } from "../../shared/action/context.js";
import { definition } from "../../cli/commands/pipeline.js";
import { pipelineDocumentShape, type PipelineDocument } from "../../cli/pipeline/pipeline-document.js";
import { contextFor, keepingLog } from "./context.js";
import { inProcess, SELF } from "./in-process.js";

/** A pipeline's outcome, and what people saw of it. */
export interface PipelineRun extends Outcome {
  readonly document: PipelineDocument;
  /** The log's lines. */
  readonly said: readonly string[];
  /** The terminal's text at 100 columns. */
  readonly printed: string;
}

/** Runs `plimsoll pipeline` on `folder`, by default with its shards in this process. */
export async function runPipelineCommand(folder: string, inputs: Readonly<Record<string, string>> = {}, exec: Exec = inProcess()): Promise<PipelineRun> {
  const log = keepingLog();
  const context = contextFor({ log, self: SELF, exec, temporary: tmpdir(), workspace: folder });
  const outcome = await definition.invoke(new Map(Object.entries(inputs)), context, { workspace: folder, confined: false });
  return { ...outcome, said: log.lines, printed: outcome.text({ colour: false, columns: 100 }), document: pipelineDocumentShape.check(outcome.document, []) };
}
