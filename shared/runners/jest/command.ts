import path from "node:path";
import { InputError } from "../../action/errors.js";
import { readTextIfPresent } from "../../files/read.js";
import { mapOf, object, optional, text } from "../../schema/shape.js";
import { readGivenDocument } from "../../files/document.js";
import type { SuitePolicy } from "../../policy/sections/tests.js";
import { firstFile, foldersUpwards } from "../find-upwards.js";
import { programCall } from "../suite-command.js";
import { readJestScript } from "./test-script.js";

const packageShape = object({ scripts: optional(mapOf(text())) }, { open: true });

/** How to start Jest in a suite. */
export interface JestCommand {
  readonly file: string;
  /** Up to and with the options of Jest that hold for every call. */
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Patterns of test paths, for listing only. */
  readonly patterns: readonly string[];
}

/** Scripts of package.json; none when there is no such file. */
async function scriptsOf(directory: string): Promise<ReadonlyMap<string, string>> {
  const file = path.join(directory, "package.json");
  const content = await readTextIfPresent(file);
  return (content === null ? undefined : readGivenDocument(packageShape, content, file, "correct it").scripts) ?? new Map<string, string>();
}

/**
 * Finds Jest as Node.js would: in `node_modules` of the suite's folder or of one above it, started in the way that the
 * package's own scripts start it. A command of the policy is taken as it is.
 * @param directory absolute folder of the suite.
 * @throws InputError when Jest is not installed, or package.json is malformed.
 */
export async function jestCommand(suite: SuitePolicy, directory: string): Promise<JestCommand> {
  const given = Object.fromEntries(suite.environment);
  if (suite.command !== null) {
    const { file, args } = programCall(suite, suite.command);
    return { file, arguments: [...args, ...suite.arguments], environment: given, patterns: [] };
  }
  const program = await firstFile(foldersUpwards(directory), ["node_modules/jest/bin/jest.js"]);
  if (program === null) {
    throw new InputError(`Jest is not installed for ${directory}; install the dependencies (npm ci) or name a command in tests.suites of the policy`);
  }
  const script = readJestScript(await scriptsOf(directory));
  return {
    file: "node",
    arguments: [...script.nodeArguments, program, ...script.options, ...suite.arguments],
    environment: { ...script.environment, ...given },
    patterns: script.patterns,
  };
}
