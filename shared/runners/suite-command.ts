import { InputError } from "../action/errors.js";
import { POLICY_FILE } from "../policy/policy.js";
import type { SuitePolicy } from "../policy/sections/tests.js";

/** A program and its first arguments. */
export interface ProgramCall {
  readonly file: string;
  readonly args: readonly string[];
}

/**
 * The words of a command as a program call: those of the policy, else the runner's own.
 * @throws InputError when the policy's command has no word.
 */
export function programCall({ name }: SuitePolicy, words: readonly string[]): ProgramCall {
  const [file, ...args] = words;
  if (file === undefined) throw new InputError(`suite ${name}: its command is empty; name a program, or leave command out`, { file: POLICY_FILE });
  return { file, args };
}
