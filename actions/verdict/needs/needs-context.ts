import { InputError, messageOf } from "../../../shared/action/errors.js";
import { mapOf, object, ShapeError, text, withDefault, type TypeOf } from "../../../shared/schema/shape.js";

const JOB = object(
  {
    /** `success`, `failure`, `cancelled` or `skipped`; any other word is kept, so that the judge can refuse it. */
    result: text(),
    outputs: withDefault(mapOf(text()), new Map<string, string>(), {}),
  },
  { open: true },
);

const NEEDS = mapOf(JOB);

/** How a needed job ended and what it handed over, as GitHub's `needs` context tells it. */
export type NeededJob = TypeOf<typeof JOB>;

/** The needed jobs by their ids. */
export type NeedsContext = ReadonlyMap<string, NeededJob>;

/**
 * Reads `${{ toJSON(needs) }}`.
 * @throws InputError when it is not such a document: the workflow hands over something else then.
 */
export function readNeedsContext(json: string): NeedsContext {
  try {
    return NEEDS.check(JSON.parse(json), []);
  } catch (thrown) {
    const problem = thrown instanceof ShapeError ? thrown.message : `not JSON (${messageOf(thrown)})`;
    throw new InputError(`input needs: ${problem}; hand over \${{ toJSON(needs) }}`);
  }
}
