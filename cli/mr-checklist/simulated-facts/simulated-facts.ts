import type { Facts } from "../../../actions/mr-checklist/facts/facts.js";
import { codeownersOf, CODEOWNERS_PLACES, templateOf, TEMPLATE_PLACES } from "../../../actions/mr-checklist/facts/base-places.js";
import type { Context } from "../../../shared/action/context.js";
import { InputError } from "../../../shared/action/errors.js";
import { readText, readTextIfPresent } from "../../../shared/files/read.js";
import { gitIn } from "../../../shared/git/git-program.js";
import path from "node:path";
import { factsFromFile } from "../facts-file.js";
import { asOf, withBody, withDiff } from "./changes.js";
import { eventFacts } from "./event-facts.js";

/** Where simulated facts come from; paths are absolute, null where nothing is given. */
export interface FactsSources {
  readonly facts: string | null;
  readonly event: string | null;
  readonly body: string | null;
  readonly diff: string | null;
  /** Sha or its beginning; empty for the head. */
  readonly asOf: string;
}

/**
 * Reads the facts of a file, or those that an event knows, and changes what is given beside.
 * @throws InputError when neither is given, for a file that is not there or of another form, and for a commit that is unknown.
 */
export async function simulatedFacts(sources: FactsSources, context: Pick<Context<unknown>, "workspace" | "clock" | "exec">): Promise<Facts> {
  let facts = await givenFacts(sources, context);
  const before = facts.pull.head.sha;
  if (sources.asOf !== "") facts = asOf(facts, sources.asOf.toLowerCase());
  if (sources.body !== null) facts = withBody(facts, await readText(sources.body, "name the file of the description"));
  if (sources.diff !== null) return withDiff(facts, await readText(sources.diff, "name the file of the unified diff"));
  return facts.pull.head.sha === before ? facts : withDiff(facts, await diffOfClone(facts, context));
}

async function givenFacts({ facts, event }: FactsSources, { workspace, clock }: Pick<Context<unknown>, "workspace" | "clock">): Promise<Facts> {
  if (facts !== null && event !== null) throw new InputError("facts and event are given both; the facts already hold the pull request: leave out --event");
  if (facts !== null) return factsFromFile(facts);
  if (event === null) throw new InputError("nothing is given to judge: name --facts, or --event for a payload of GitHub's");
  const read = eventFacts(await readText(event, "name the file of the payload"), event, clock.now());
  const texts = new Map(await Promise.all([...CODEOWNERS_PLACES, ...TEMPLATE_PLACES].map(async (place) => [place, await readTextIfPresent(path.join(workspace, place))] as const)));
  return { ...read, codeowners: codeownersOf(texts), template: templateOf(texts) };
}

/** What the commit changes from where it left the base, as GitHub shows it. */
async function diffOfClone({ pull }: Facts, { workspace, exec }: Pick<Context<unknown>, "workspace" | "exec">): Promise<string> {
  const range = `${pull.base.sha}...${pull.head.sha}`;
  const { code, stdout } = await gitIn(exec, workspace).run(["diff", "--no-color", "--no-ext-diff", "--no-textconv", "-M", "--src-prefix=a/", "--dst-prefix=b/", range, "--"]);
  if (code !== 0) throw new InputError(`input as-of: what ${pull.head.sha.slice(0, 12)} changed is not known here; run this in a clone that has it and ${pull.base.sha.slice(0, 12)}, or give --diff`);
  return stdout;
}
