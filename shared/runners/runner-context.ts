import { realpath } from "node:fs/promises";
import type { Context } from "../action/context.js";
import { InputError, messageOf } from "../action/errors.js";
import type { RunnerContext } from "./adapter.js";
import { ARGUMENT_BYTES } from "./argument-batches.js";

/**
 * What the adapters may touch, made of a run's context. What a runner prints goes to the log of those who ask for more.
 * @param folder of the repository; links are followed, because runners report real paths.
 */
export async function runnerContext({ exec, log, temporary }: Pick<Context<unknown>, "exec" | "log" | "temporary">, folder: string): Promise<RunnerContext> {
  const repository = await realpath(folder).catch((thrown: unknown) => {
    throw new InputError(`cannot open the repository ${folder}: ${messageOf(thrown)}`);
  });
  return { exec, temporary, repository, argumentBytes: ARGUMENT_BYTES, output: (line) => { log.debug(line); } };
}
