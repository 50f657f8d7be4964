import { InconclusiveError } from "../../../shared/action/errors.js";
import { boolean, integer, list, nullable, object, text, type TypeOf } from "../../../shared/schema/shape.js";
import { POSTGRES_LOCKS, type Work } from "../locks/work.js";
import { blockedBy } from "./blocked-by.js";
import type { PostgresLock } from "../locks/postgres/strength.js";

/** Kept in a setting of the transaction, so that only what a statement touches has to be told. */
const KEPT = "plimsoll.before";

/**
 * Relations that are there, with their files and how often they were read as a whole. Counters are those of the session, which
 * go on counting from one transaction to the next, so that only the difference tells. Names are of before: a statement may drop or rename.
 */
const BEFORE = `SELECT pg_catalog.length(pg_catalog.set_config('${KEPT}', coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
  'o', c.oid::int8, 's', n.nspname, 'n', c.relname, 'k', c.relkind, 'f', pg_catalog.pg_relation_filenode(c.oid)::int8,
  'c', pg_catalog.pg_stat_get_xact_numscans(c.oid), 't', i.indrelid::int8))::text, '[]'), true))
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
WHERE c.oid >= 16384 AND c.relpersistence <> 't' AND c.relkind IN ('r', 'p', 'm', 'f', 'v', 'S', 'i', 'I') AND n.nspname !~ '^pg_'`;

/** What the transaction locked of them. It is asked by OID: a name would not be found behind a DROP. */
const AFTER = `SELECT CASE WHEN pg_catalog.current_setting('${KEPT}', true) LIKE '[%' THEN (
  SELECT coalesce(pg_catalog.json_agg(pg_catalog.json_build_object('schema', b.s, 'name', b.n, 'oid', b.o, 'table', b.t, 'modes', l.modes,
    'rewrites', coalesce(pg_catalog.pg_relation_filenode(b.o::pg_catalog.oid)::int8 <> b.f, false),
    'scans', b.k IN ('r', 'm', 'f') AND coalesce(pg_catalog.pg_stat_get_xact_numscans(b.o::pg_catalog.oid) > b.c, false)) ORDER BY b.s, b.n), '[]')
  FROM pg_catalog.json_to_recordset(pg_catalog.current_setting('${KEPT}', true)::pg_catalog.json) AS b(o int8, s text, n text, k text, f int8, c int8, t int8)
  JOIN (SELECT relation::int8 AS o, pg_catalog.array_agg(mode) AS modes FROM pg_catalog.pg_locks
    WHERE pid = pg_catalog.pg_backend_pid() AND locktype = 'relation' AND database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
    GROUP BY relation) l USING (o)
)::text ELSE 'null' END AS facts`;

/** A statement in a transaction of its own, observed. `first` sets what earlier statements set for its transaction. */
export function observed(first: readonly string[], statement: string): string {
  return ["BEGIN", ...first, BEFORE, statement, AFTER, "COMMIT"].map((sql) => `${sql}\n;`).join("\n");
}

const touchedShape = nullable(list(object({
  schema: text(), name: text(), oid: integer(), table: nullable(integer()), modes: list(text()), rewrites: boolean(), scans: boolean(),
})));
type Touched = NonNullable<TypeOf<typeof touchedShape>>[number];

/**
 * What a statement did to the relations that were there before it.
 * @param facts the last ones that the engine gave.
 * @returns null where the statement took away what was kept for the comparison.
 */
export function worksSeen(facts: readonly string[], place: string): readonly Work[] | null {
  const last = facts.at(-1);
  if (last === undefined) throw new InconclusiveError(`the engine told nothing of the statement at ${place}`);
  const touched = touchedShape.check(JSON.parse(last), []);
  return touched === null ? null : touched.flatMap((one) => worksOf(one, touched));
}

function strongest(modes: readonly string[]): PostgresLock | undefined {
  return POSTGRES_LOCKS.findLast((lock) => modes.includes(`${lock}Lock`));
}

/** Planning alone takes the weakest lock. An index is told of where it suffers more than its table, which stands for it else. */
function worksOf({ schema, name, table, modes, rewrites, scans }: Touched, touched: readonly Touched[]): Work[] {
  const lock = strongest(modes);
  if (lock === undefined || (lock === "AccessShare" && !scans)) return [];
  const ofTable = table === null ? [] : touched.filter(({ oid }) => oid === table).flatMap((one) => one.modes);
  if (table !== null && (blockedBy(lock) === "nothing" || ofTable.includes(`${lock}Lock`))) return [];
  return [{ relation: { schema, name }, lock, blocks: blockedBy(lock), rewrites, scans, algorithm: null, why: "" }];
}
