import { Worker } from "node:worker_threads";
import { InconclusiveError, messageOf } from "../../../shared/action/errors.js";
import { list, object, optional, text, withDefault, type TypeOf } from "../../../shared/schema/shape.js";
import { pgliteLibrary } from "./pglite-library.js";
import { PGLITE_WORKER } from "./pglite-worker.js";
import { Refusal, type PostgresEngine } from "./postgres-engine.js";

/** Its version is the exact one of package.json: caches are of this version alone. */
export const PGLITE_VERSION = "0.5.16";

/** The start and a copy take a second or two each; on a machine that has more to do, some more. */
const OWN_SECONDS = 120;

export interface PgliteOptions {
  /** Extensions to load where PGlite carries them; the others are not there. */
  readonly extensions: readonly string[];
  /** Everything that a PGlite of this version held; null for an empty database. */
  readonly dump: Uint8Array | null;
  /** The longest that one message may take. */
  readonly seconds: number;
}

/** PostgreSQL in a thread of this process, in memory, without files and network of its own. */
export interface PgliteEngine extends PostgresEngine {
  /** Everything that it holds, packed with gzip. */
  dump(): Promise<Uint8Array>;
}

const answerShape = object({
  available: withDefault(list(text()), []), facts: withDefault(list(text()), []), dump: withDefault(text(), ""),
  refused: optional(object({ code: text(), message: text() })), broken: optional(text()),
});
type Answer = TypeOf<typeof answerShape>;

/**
 * Starts PGlite. Nothing of it is loaded before.
 * @throws InconclusiveError where it does not start.
 */
export async function openPglite({ extensions, dump, seconds }: PgliteOptions): Promise<PgliteEngine> {
  const library = pgliteLibrary(import.meta.url).href;
  const worker = new Worker(PGLITE_WORKER, { eval: true, workerData: { library, extensions, dump }, env: {}, stdout: true, stderr: true });
  const thread = new PgliteThread(worker);
  const { available } = await thread.answer("the start of PGlite", OWN_SECONDS);
  return {
    name: `PGlite ${PGLITE_VERSION}`, extensions: new Set(available), isShared: false,
    run: async (sql, place) => (await thread.ask(sql, `the statement at ${place}`, seconds)).facts,
    dump: async () => Buffer.from((await thread.ask(null, "the copy of the database", OWN_SECONDS)).dump, "base64"),
    close: async () => { await worker.terminate(); },
  };
}

/** Questions to the thread, one at a time. */
class PgliteThread {
  readonly #worker: Worker;

  constructor(worker: Worker) {
    this.#worker = worker;
    // What nobody reads is not kept.
    worker.stdout.resume();
    worker.stderr.resume();
  }

  ask(sql: string | null, what: string, seconds: number): Promise<Answer> {
    const answer = this.answer(what, seconds);
    this.#worker.postMessage(sql);
    return answer;
  }

  async answer(what: string, seconds: number): Promise<Answer> {
    try {
      const answer = answerShape.check(await this.#next(what, seconds), []);
      if (answer.broken !== undefined) throw new InconclusiveError(`PGlite broke at ${what}: ${answer.broken}`);
      if (answer.refused !== undefined) throw new Refusal(answer.refused.code, answer.refused.message);
      return answer;
    } catch (thrown) {
      // Nothing can be asked any more, and a statement without an end would go on.
      if (!(thrown instanceof Refusal)) await this.#worker.terminate();
      throw thrown;
    }
  }

  #next(what: string, seconds: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => { reject(new InconclusiveError(`${what} did not end within ${seconds} s`)); }, seconds * 1000);
      /* istanbul ignore next -- the thread catches what it can: this is where it runs out of memory */
      const fail = (thrown: unknown): void => { reject(new InconclusiveError(`PGlite broke at ${what}: ${messageOf(thrown)}`)); };
      this.#worker.once("error", fail);
      this.#worker.once("message", (message) => {
        clearTimeout(timer);
        this.#worker.off("error", fail);
        resolve(message);
      });
    });
  }
}
