import type { SuitePolicy } from "../../policy/sections/tests.js";
import type { DiscoveredItem } from "../../sharding/item.js";
import { Tally } from "../../sharding/tally.js";
import type { Discovery, RunnerContext } from "../adapter.js";
import { repositoryPath } from "../repository-path.js";
import { sourceBytes } from "../source-size.js";
import { suiteFolder } from "../suite-folder.js";
import { callPytest, noAnswer } from "./call.js";
import { pytestCommand } from "./command.js";
import { eventsOf, readEvents, refuseErrors, type PytestEvent } from "./events.js";

/** pytest's exit code when it collected nothing. */
const NOTHING_COLLECTED = 5;

async function itemsOf(events: readonly PytestEvent[], repository: string): Promise<DiscoveredItem[]> {
  const found = eventsOf(events, "item");
  const tests = new Tally();
  for (const { file } of found) tests.add(file);
  const sizes = new Map<string, Promise<number>>();
  const bytesOf = async (file: string): Promise<number> => {
    const size = sizes.get(file) ?? sourceBytes(file);
    sizes.set(file, size);
    return (await size) / tests.count(file);
  };
  return Promise.all(found.map(async ({ file, suffix, unit }) => {
    const group = repositoryPath(repository, file);
    return { id: group + suffix, group, unit: group + (unit ?? suffix), bytes: await bytesOf(file) };
  }));
}

/** Lists the tests of a suite: one item for each node id, classes as units, because their tests may lean on each other. */
export async function discoverPytest(suite: SuitePolicy, context: RunnerContext): Promise<Discovery> {
  const directory = await suiteFolder(suite, context.repository);
  const command = await pytestCommand(suite, directory, context.repository);
  const { execution, written } = await callPytest({ suite, directory, command, options: ["--collect-only", "-q"], request: { mode: "collect" } }, context);
  const events = readEvents(written ?? "", `suite ${suite.name}: the list of pytest`);
  refuseErrors(suite.name, events);
  const complete = eventsOf(events, "finish").length > 0 && (execution.code === 0 || execution.code === NOTHING_COLLECTED);
  if (!complete) throw noAnswer(suite, "list its tests", execution);
  return { items: await itemsOf(events, context.repository), untested: [] };
}
