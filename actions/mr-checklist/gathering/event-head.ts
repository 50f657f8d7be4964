import type { Clock, Log } from "../../../shared/action/context.js";
import type { Gathered } from "./gather.js";

/** GitHub's answers can be a few seconds older than its events. */
const PATIENCE_SECONDS = 5;

/**
 * Gathers, and once more after a pause where GitHub does not know the event's head yet: what is judged of the head before
 * would be told to that one, and the new head would be told nothing. A head that is among the change's commits is older
 * than what GitHub says, as in a run that is started again.
 * @param eventHead the head that the event names; null: it names none.
 */
export async function gatherBehindEvent(gather: () => Promise<Gathered>, eventHead: string | null, { clock, log }: { readonly clock: Clock; readonly log: Log }): Promise<Gathered> {
  const gathered = await gather();
  const { pull, commits } = gathered.facts;
  if (eventHead === null || eventHead === pull.head.sha || commits.items.some(({ sha }) => sha === eventHead)) return gathered;
  log.info(`the event is about ${eventHead}, and GitHub names ${pull.head.sha} as the head; asking again in ${PATIENCE_SECONDS} s`);
  await clock.sleep(PATIENCE_SECONDS);
  return gather();
}
