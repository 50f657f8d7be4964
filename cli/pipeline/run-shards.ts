import path from "node:path";
import type { Context, Execution } from "../../shared/action/context.js";
import { plural } from "../../shared/report/figures.js";
import { readProgress, shareDone } from "../../shared/report/terminal/progress.js";

/** How one shard's process ended. Its results are judged from its folder, never from this. */
export interface ShardProcess {
  readonly index: number;
  readonly execution: Execution;
}

interface ShardRequest {
  readonly repository: string;
  readonly plan: string;
  /** Folder that gets one folder per shard. */
  readonly folder: string;
  /** How many items each shard runs, in the order of the shards. */
  readonly items: readonly number[];
  /** How many processes may run at once. */
  readonly parallel: number;
}

type Effects = Pick<Context<unknown>, "exec" | "log" | "self">;

interface Share {
  readonly index: number;
  /** How many items the shard runs. */
  readonly items: number;
  /** How much of them it has run, from 0 to 1. Each shard counts in its runners' own unit: tests, files, packages. */
  done: number;
}

/** Runs every shard as a process of this very program, at most `parallel` at once. One that fails does not stop the others. */
export async function runShards(request: ShardRequest, { exec, log, self }: Effects): Promise<ShardProcess[]> {
  const shares = request.items.map((items, index): Share => ({ index, items, done: 0 }));
  const total = shares.reduce((sum, { items }) => sum + items, 0);
  const tell = (): void => {
    log.progress(`running ${plural(shares.length, "shard")}`, shares.reduce((sum, { items, done }) => sum + Math.floor(items * done), 0), total);
  };
  const waiting = [...shares];
  const ended: ShardProcess[] = [];
  const work = async (): Promise<void> => {
    for (let share = waiting.shift(); share !== undefined; share = waiting.shift()) {
      ended.push({ index: share.index, execution: await exec(self.file, wordsFor(share, request, self), { tethered: true, onLine: listener(share, log, tell) }) });
      share.done = 1;
      tell();
    }
  };
  tell();
  await Promise.all(Array.from({ length: Math.min(request.parallel, shares.length) }, work));
  return ended.sort((a, b) => a.index - b.index);
}

function wordsFor({ index }: Share, { repository, plan, folder }: ShardRequest, self: Effects["self"]): string[] {
  return [...self.args, "run-shard", "--repo", repository, "--plan", plan, "--index", String(index), "--out", path.join(folder, String(index)), "--json"];
}

/** Hears what a shard's process says: its progress becomes a part of the common one. */
function listener(share: Share, log: Effects["log"], tell: () => void): (line: string) => void {
  return (line) => {
    log.debug(`shard ${share.index + 1}: ${line}`);
    const progress = readProgress(line);
    if (progress === null) return;
    share.done = shareDone(progress);
    tell();
  };
}

/** Last lines that a shard's process wrote for people, when it ended without a result. */
export function lastWords({ execution }: ShardProcess, lines: number): string {
  return execution.stderr.trimEnd().split("\n").slice(-lines).join("\n");
}
