import { InputError } from "../action/errors.js";
import { confinedPath } from "../files/confined-path.js";
import type { SuitePolicy } from "../policy/sections/tests.js";
import { stat } from "node:fs/promises";

/**
 * Absolute folder of a suite.
 * @throws InputError when it lies outside of the repository or is no folder.
 */
export async function suiteFolder({ name, directory }: SuitePolicy, repository: string): Promise<string> {
  const folder = await confinedPath(repository, directory, `directory of the suite ${name}`);
  const isFolder = await stat(folder).then((found) => found.isDirectory(), () => false);
  if (!isFolder) throw new InputError(`suite ${name}: there is no folder ${JSON.stringify(directory)} in the repository; correct tests.suites in the policy`);
  return folder;
}
