import { GrowingSchema } from "../schema/growing-schema.js";
import { assumedTable, BEFORE_ALL } from "../schema/assumed-table.js";
import type { Relation, Schema } from "../schema/schema.js";
import type { RelationName } from "../statements/change.js";
import type { Dialect } from "../statements/dialect.js";
import { neededRelations } from "../statements/mentions.js";
import type { Statement } from "../statements/statement.js";

/** What moves relations to where nobody follows them, or brings some along that no migration shows. */
const OUT_OF_SIGHT = /\bset schema$|^import foreign\b/;
/** A statement that something there or missing does not stop; which of its parts it is said of does not matter here. */
const MAY_BE = /\bif\s+(?:not\s+)?exists\b/i;

/**
 * The schema that migrations have made so far, with how much of it was seen being made. Where the history does not begin with
 * an empty database, what a statement needs is taken for there: the statement could not run otherwise.
 */
export class StandingSchema {
  readonly #schema: GrowingSchema;
  /** Whether the first migration runs on an empty database, as the caller says who gives a history. */
  readonly #isDeclared: boolean;
  #isWhole = true;

  constructor(dialect: Dialect, isDeclared: boolean) {
    this.#schema = new GrowingSchema(dialect);
    this.#isDeclared = isDeclared;
  }

  get schema(): Schema {
    return this.#schema;
  }

  /** Whether everything that is there was seen being made. */
  get isWhole(): boolean {
    return this.#isDeclared && this.#isWhole;
  }

  /** There is more than was seen: a statement that nobody could read, or one that needs what nobody made. */
  lose(): void {
    this.#isWhole = false;
  }

  /** Takes for there what the statement needs and nobody was seen making. */
  assume(statement: Statement): void {
    if (this.isWhole) return;
    for (const name of statement.changes.flatMap(neededRelations)) {
      if (this.#schema.relation(name) !== undefined) continue;
      this.lose();
      this.#schema.apply(assumedTable(name), BEFORE_ALL);
    }
  }

  /** What the relations that a statement needs are known from: nothing but the statement where one of them is assumed. */
  knows(statement: Statement): boolean {
    return statement.kind !== "unread" && statement.changes.flatMap(neededRelations).every((name) => this.#schema.relation(name)?.madeBy !== BEFORE_ALL);
  }

  /**
   * Makes what the statement makes.
   * @param text the statement's own.
   * @returns why a server would refuse it, one line; null where nothing is known against it.
   */
  apply(statement: Statement, text: string, migration: number): string | null {
    const isUnseen = statement.kind === "unread" || statement.changes.some((change) => change.kind === "other" && OUT_OF_SIGHT.test(change.verb));
    const problem = statement.changes.map((change) => this.#schema.apply(change, migration)).find((one) => one !== null) ?? null;
    const counts = this.isWhole || (this.#isWhole && problem?.code === "already-there");
    if (isUnseen) this.lose();
    return problem !== null && counts && !MAY_BE.test(text) ? problem.message : null;
  }

  /** A relation that is there when the migration `first` begins; undefined for what it or a later one makes. */
  existingBefore(first: number, name: RelationName): Relation | undefined {
    const relation = this.#schema.relation(name);
    return relation !== undefined && relation.madeBy < first && !relation.isTemporary ? relation : undefined;
  }
}
