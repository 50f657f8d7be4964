import path from "node:path";
import type { Context, Execution } from "../../shared/action/context.js";

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
  readonly count: number;
  /** How many processes may run at once. */
  readonly parallel: number;
}

type Effects = Pick<Context<unknown>, "exec" | "log" | "self">;

/** Runs every shard as a process of this very program, at most `parallel` at once. One that fails does not stop the others. */
export async function runShards(request: ShardRequest, { exec, log, self }: Effects): Promise<ShardProcess[]> {
  const waiting = Array.from({ length: request.count }, (_, index) => index);
  const ended: ShardProcess[] = [];
  const work = async (): Promise<void> => {
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
      const args = [
        ...self.args, "run-shard", "--repo", request.repository, "--plan", request.plan, "--index", String(index),
        "--out", path.join(request.folder, String(index)), "--json",
      ];
      ended.push({ index, execution: await exec(self.file, args, { onLine: (line) => { log.debug(`shard ${index + 1}: ${line}`); } }) });
      log.progress("running shards", ended.length, request.count);
    }
  };
  log.progress("running shards", 0, request.count);
  await Promise.all(Array.from({ length: Math.min(request.parallel, request.count) }, work));
  return ended.sort((a, b) => a.index - b.index);
}

/** Last lines that a shard's process wrote for people, when it ended without a result. */
export function lastWords({ execution }: ShardProcess, lines: number): string {
  return execution.stderr.trimEnd().split("\n").slice(-lines).join("\n");
}
