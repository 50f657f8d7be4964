import { InputError, messageOf } from "../../../shared/action/errors.js";
import { mapOf, nullable, object, ShapeError, text, withDefault } from "../../../shared/schema/shape.js";

const JOB = object(
  {
    /** `success`, `failure`, `cancelled` or `skipped`; any other word is kept, so that the judge can refuse it. */
    result: text(),
    /** Null is what act writes for a job without outputs. */
    outputs: withDefault(nullable(mapOf(text())), null),
  },
  { open: true },
);

const NEEDS = mapOf(JOB);

/** How a needed job ended and what it handed over, as GitHub's `needs` context tells it. */
export interface NeededJob {
  readonly result: string;
  readonly outputs: ReadonlyMap<string, string>;
}

/** The needed jobs by their ids. */
export type NeedsContext = ReadonlyMap<string, NeededJob>;

/**
 * Reads `${{ toJSON(needs) }}`.
 * @throws InputError when it is not such a document: the workflow hands over something else then.
 */
export function readNeedsContext(json: string): NeedsContext {
  try {
    const jobs = NEEDS.check(JSON.parse(json), []);
    return new Map([...jobs].map(([id, { result, outputs }]) => [id, { result, outputs: outputs ?? new Map<string, string>() }]));
  } catch (thrown) {
    const problem = thrown instanceof ShapeError ? thrown.message : `not JSON (${messageOf(thrown)})`;
    throw new InputError(`input needs: ${problem}; hand over \${{ toJSON(needs) }}`);
  }
}
