import { InconclusiveError, InputError } from "../../action/errors.js";
import type { SuitePolicy } from "../../policy/sections/tests.js";
import { readDocument } from "../../files/document.js";
import { list, text } from "../../schema/shape.js";
import type { Discovery, RunnerContext } from "../adapter.js";
import { endingText, tellingLine } from "../program-output.js";
import { repositoryPath } from "../repository-path.js";
import { sourceBytes } from "../source-size.js";
import { suiteFolder } from "../suite-folder.js";
import { jestCommand } from "./command.js";

/** The list stands on a line of its own; configuration files may print lines before it. */
function listIn(stdout: string): string | undefined {
  return stdout.split(/\r?\n/).findLast((line) => line.startsWith("["));
}

/** Lists the test files of a suite. A file is the smallest thing that Jest runs alone, so it is never cut. */
export async function discoverJest(suite: SuitePolicy, { exec, repository }: RunnerContext): Promise<Discovery> {
  const cwd = await suiteFolder(suite, repository);
  const { file, arguments: options, environment, patterns } = await jestCommand(suite, cwd);
  const execution = await exec(file, [...options, "--listTests", "--json", ...patterns], { cwd, environment });
  const found = listIn(execution.stdout);
  if (execution.code !== 0 || found === undefined) {
    const reason = tellingLine(execution.stderr || execution.stdout, /error|invalid|cannot|could not/i);
    throw new InconclusiveError(`suite ${suite.name}: Jest could not list its tests (${endingText(execution)}): ${reason}`);
  }
  const files = readDocument(list(text({ minLength: 1 })), found, `suite ${suite.name}: the list of Jest`);
  const items = files.map(async (absolute) => {
    const id = repositoryPath(repository, absolute);
    if (id.startsWith("../")) throw new InputError(`suite ${suite.name}: Jest lists ${JSON.stringify(absolute)}, which lies outside of the repository; correct its roots`);
    return { id, group: id, unit: id, bytes: await sourceBytes(absolute) };
  });
  return { items: await Promise.all(items), untested: [] };
}
