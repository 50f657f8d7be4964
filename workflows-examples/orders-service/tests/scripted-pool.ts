import type { SqlClient, SqlPool, SqlResult } from "../src/storage/sql";

/** What the database answers to one statement: rows, a number of changed rows, or an error. */
export type Answer = readonly object[] | number | Error;

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[] | undefined;
}

/** Stands in for `pg` at the driver's interface: records each statement and gives the next answer. */
export class ScriptedPool implements SqlPool, SqlClient {
  readonly statements: Statement[] = [];
  readonly released: ("kept" | "destroyed")[] = [];
  ended = false;
  readonly #answers: Answer[];

  constructor(...answers: readonly Answer[]) {
    this.#answers = [...answers];
  }

  query<Row>(text: string, values?: readonly unknown[]): Promise<SqlResult<Row>> {
    this.statements.push({ text: text.replace(/\s+/g, " ").trim(), values });
    const answer = this.#answers.shift();
    if (answer === undefined) return Promise.reject(new Error(`The test has no answer for: ${text}`));
    if (answer instanceof Error) return Promise.reject(answer);
    if (typeof answer === "number") return Promise.resolve({ rows: [], rowCount: answer });
    return Promise.resolve({ rows: answer as readonly Row[], rowCount: answer.length });
  }

  connect(): Promise<SqlClient> {
    return Promise.resolve(this);
  }

  release(destroy?: boolean): void {
    this.released.push(destroy === true ? "destroyed" : "kept");
  }

  end(): Promise<void> {
    this.ended = true;
    return Promise.resolve();
  }
}
