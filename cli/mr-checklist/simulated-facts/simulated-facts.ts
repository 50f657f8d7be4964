import type { Facts } from "../../../actions/mr-checklist/facts/facts.js";
import type { Context } from "../../../shared/action/context.js";
import { InputError } from "../../../shared/action/errors.js";
import { readText } from "../../../shared/files/read.js";
import { factsFromFile } from "../facts-file.js";
import { asOf } from "./as-of.js";
import { cloneAt, type Clone } from "./clone.js";
import { withBody } from "./description.js";
import { withDiff } from "./difference.js";
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
 * Reads the facts of a file, or those that an event and the clone in the working directory know, and changes what is given
 * beside.
 * @throws InputError when neither is given or both are, for a file that is not there or of another form, and for a commit
 * that is unknown.
 */
export async function simulatedFacts(sources: FactsSources, { workspace, clock, exec }: Pick<Context<unknown>, "workspace" | "clock" | "exec">): Promise<Facts> {
  const clone = cloneAt(exec, workspace);
  const given = await givenFacts(sources, clone, clock.now());
  const judged = sources.asOf === "" ? given : asOf(given, sources.asOf.toLowerCase());
  const facts = sources.body === null ? judged : withBody(judged, await readText(sources.body, "name the file of the description"));
  if (sources.diff !== null) return withDiff(facts, await readText(sources.diff, "name the file of the unified diff"), sources.diff);
  const isMoved = facts.pull.head.sha !== given.pull.head.sha;
  return isMoved || sources.event !== null ? ofClone(facts, clone, isMoved) : facts;
}

async function givenFacts({ facts, event }: FactsSources, clone: Clone, now: Date): Promise<Facts> {
  if (facts !== null && event !== null) throw new InputError("facts and event are given both, and each is a whole pull request: leave one out");
  if (facts !== null) return factsFromFile(facts);
  if (event === null) throw new InputError("nothing is given to judge: name --facts, or --event for a payload of GitHub's");
  const read = eventFacts(await readText(event, "name the file of the payload"), event, now);
  const texts = await clone.baseTexts(read.pull);
  return texts === null ? read : { ...read, ...texts, unread: read.unread.filter((part) => part !== "codeowners") };
}

/** The facts with what the clone says that the head changes. */
async function ofClone(facts: Facts, clone: Clone, isMoved: boolean): Promise<Facts> {
  const { base, head } = facts.pull;
  const difference = await clone.difference(facts.pull);
  if (difference !== null) return withDiff(facts, difference, null);
  // An event's files are unread as it is; those of another head would be taken for this one's.
  if (isMoved) throw new InputError(`input as-of: what ${head.sha.slice(0, 12)} changed is not known here; run this in a clone that has it and ${base.sha.slice(0, 12)}, or give --diff`);
  return facts;
}
