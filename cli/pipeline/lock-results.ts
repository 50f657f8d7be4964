import { mkdirSync, readdirSync, renameSync, rmdirSync } from "node:fs";
import path from "node:path";
import { InputError, systemErrorCode } from "../../shared/action/errors.js";
import { processEnding } from "../../shared/action/process-ending.js";
import { processOfMark, processTable, type ProcessTable } from "../../shared/action/process-table.js";
import { writeProblem } from "../../shared/files/atomic-write.js";

/** What a rename onto a folder that holds anything ends with; the second on XFS. */
const NOT_EMPTY = ["ENOTEMPTY", "EEXIST"];

/**
 * Runs `run` while the results folder is this process's own. The lock is a folder in which another one names the owner. A
 * rename brings it to its place, and no system renames onto a folder that holds anything: so there is one owner, and never a
 * lock without one. What a dead owner left is removed under its own name, which no other process ever has, so that nobody's
 * new lock goes with it.
 * @param folder absolute, and there.
 * @throws InputError when another process holds it.
 */
export async function holdingResults<T>(folder: string, run: () => Promise<T>, table = processTable): Promise<T> {
  const lock = path.join(folder, "lock");
  take(lock, table);
  const letGo = (): void => { release(lock, table); };
  const forget = processEnding.before(letGo);
  try {
    return await run();
  } finally {
    letGo();
    forget();
  }
}

function take(lock: string, { own, hasEnded }: ProcessTable): void {
  const prepared = `${lock}-${own}`;
  try {
    mkdirSync(path.join(prepared, own), { recursive: true });
    while (refused(NOT_EMPTY, () => { renameSync(prepared, lock); })) {
      refused(["ENOENT"], () => {
        for (const owner of readdirSync(lock)) {
          if (!hasEnded(owner)) throw heldBy(owner, lock);
          rmdirSync(path.join(lock, owner));
        }
      });
    }
  } catch (thrown) {
    release(prepared, { own });
    throw thrown instanceof InputError ? thrown : writeProblem(lock, thrown);
  }
}

/** Whether the system said what was `expected`: another process has taken the lock, or let it go, since we looked. */
function refused(expected: readonly string[], act: () => void): boolean {
  try {
    act();
    return false;
  } catch (thrown) {
    if (expected.includes(systemErrorCode(thrown) ?? "")) return true;
    throw thrown;
  }
}

function heldBy(mark: string, lock: string): InputError {
  const owner = processOfMark(mark);
  const who = owner === null ? "" : ` (process ${owner.pid} on ${owner.host})`;
  return new InputError(`another pipeline${who} runs in ${path.dirname(lock)}; let it end first, or remove ${lock} if it no longer runs`);
}

/** Removes our own lock; one that another process has stays. */
function release(lock: string, { own }: Pick<ProcessTable, "own">): void {
  try {
    rmdirSync(path.join(lock, own));
    rmdirSync(lock);
  } catch {
    // It has been removed by hand, or the next owner's lock stands there already.
  }
}
