import type { Wrapping } from "../migrations/migration.js";
import type { Statement } from "../statements/statement.js";

const LOCK_TIMEOUT = /\b(?:innodb_)?lock_(?:wait_)?timeout\b\s*(?:=|to\b)\s*['"]?([^\s'";]+)/i;
/** Values that mean: wait for ever. */
const NO_LIMIT = /^(?:0|default)/i;

/** What earlier statements of a migration have set for the later ones. */
export class Session {
  readonly #wrapping: Wrapping;
  #begun = false;
  #hasLockTimeout = false;

  constructor(wrapping: Wrapping) {
    this.#wrapping = wrapping;
  }

  /** Whether what comes next runs in a transaction. */
  get isInTransaction(): boolean {
    return this.#begun || this.#wrapping === "transaction";
  }

  /** Whether what comes next gives up when it does not get its lock in time. */
  get hasLockTimeout(): boolean {
    return this.#hasLockTimeout;
  }

  /** @param text the statement's own. */
  follow({ kind }: Statement, text: string): void {
    if (kind === "transaction") {
      if (/^(?:begin|start\s)/i.test(text)) this.#begun = true;
      else if (/^(?:commit|end|abort|rollback(?!\s+to\b)(?!\s+(?:work|transaction)\s+to\b))/i.test(text)) this.#begun = false;
    }
    const value = LOCK_TIMEOUT.exec(kind === "session" ? text : "")?.[1];
    if (value !== undefined) this.#hasLockTimeout = !NO_LIMIT.test(value);
  }
}
