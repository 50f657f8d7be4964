import { realpath } from "node:fs/promises";
import type { Context } from "../action/context.js";
import { InputError, messageOf } from "../action/errors.js";
import type { RunnerContext } from "./adapter.js";
import { ARGUMENT_BYTES } from "./argument-batches.js";

/**
 * What the adapters may touch, made of a run's context.
 * @param folder of the repository; links are followed, because runners report real paths.
 * @param output gets what the runner prints, line by line.
 */
export async function runnerContext(
  context: Pick<Context<unknown>, "exec" | "temporary">, folder: string, output: (line: string) => void,
): Promise<RunnerContext> {
  const repository = await realpath(folder).catch((thrown: unknown) => {
    throw new InputError(`cannot open the repository ${folder}: ${messageOf(thrown)}`);
  });
  return { exec: context.exec, temporary: context.temporary, output, repository, argumentBytes: ARGUMENT_BYTES };
}
