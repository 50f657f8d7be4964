import { mkdirSync, rmSync } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { attempt } from "../action/attempt.js";
import { InconclusiveError, InputError, systemErrorCode } from "../action/errors.js";
import { processEnding } from "../action/process-ending.js";
import { processTable } from "../action/process-table.js";
import type { Shape } from "../schema/shape.js";
import { writeProblem } from "./atomic-write.js";
import { readDocument } from "./document.js";
import { readTextIfPresent } from "./read.js";
import { isResult, readyResultsFolder } from "./results-folder.js";

/** A folder while it is being filled, under another name. Leaving its scope without `keep` removes it. */
export interface ReplacedFolder extends Disposable {
  /** Absolute path to write below. */
  readonly folder: string;
  /** Gives the folder its name. */
  keep(): Promise<void>;
}

/** What tells an earlier result from a folder of the user's: a document of a known shape. */
export interface ResultMark {
  /** Name of the document in the folder. */
  readonly file: string;
  readonly shape: Shape<unknown>;
}

/** Ends the name of a folder that is being filled; what lies in one is not complete. */
export const PARTIAL = ".partial";

/**
 * Removes the folder `target` and opens an empty neighbour that takes its place in the end. Until then nothing stands
 * there, so that a run which is killed leaves neither an old result nor half of a new one.
 * @param target absolute path below `repository`, or where the user named one.
 * @throws InputError when the folder holds anything but an earlier result, or cannot be written.
 */
export async function replaceFolder(target: string, repository: string, mark: ResultMark): Promise<ReplacedFolder> {
  await readyResultsFolder(repository, target);
  const { own, hasEnded } = processTable;
  const parent = path.dirname(target);
  const prefix = `.${path.basename(target)}.`;
  const folder = path.join(parent, `${prefix}${own}${PARTIAL}`);
  try {
    if (!isResult(repository, target) && (await namesIn(target)).length > 0) await requireMark(target, mark);
    // Runs that were killed have left their neighbours. Those of a run that goes on are its own.
    const left = (await namesIn(parent)).filter((name) => name.startsWith(prefix) && name.endsWith(PARTIAL) && hasEnded(name.slice(prefix.length, -PARTIAL.length)));
    for (const old of [target, ...left.map((name) => path.join(parent, name))]) await rm(old, { recursive: true, force: true });
    // At once with the line that has it removed: a signal finds either none or both.
    mkdirSync(folder, { recursive: true });
  } catch (thrown) {
    throw thrown instanceof InputError ? thrown : writeProblem(target, thrown);
  }
  const remove = (): void => { rmSync(folder, { recursive: true, force: true }); };
  const forget = processEnding.before(remove);
  return {
    folder,
    async keep() {
      await rename(folder, target).catch((thrown: unknown) => { throw writeProblem(target, thrown); });
    },
    [Symbol.dispose]() {
      remove();
      forget();
    },
  };
}

/** Names of what is in a folder; none when there is no such folder. */
async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((thrown: unknown) => {
    if (systemErrorCode(thrown) === "ENOENT") return [];
    throw thrown;
  });
}

async function requireMark(target: string, { file, shape }: ResultMark): Promise<void> {
  const content = await readTextIfPresent(path.join(target, file));
  const isMarked = content !== null && !(attempt(InconclusiveError, () => readDocument(shape, content, file)) instanceof InconclusiveError);
  if (!isMarked) throw new InputError(`cannot write ${target}: the folder holds other files, which would be lost; name one that is empty or new`);
}
