import type { RelationName } from "../../statements/change.js";
import type { DataType } from "../../statements/definitions.js";

/** PostgreSQL's own types as the reader spells them, and those of extensions that many use: none of them is a domain. */
const NAMES: ReadonlySet<string> = new Set([
  ..."smallint integer bigint numeric real boolean text varchar char name bytea date timestamp time interval uuid json jsonb jsonpath xml inet cidr macaddr macaddr8 money bit".split(" "),
  ..."tsvector tsquery point line lseg box path polygon circle oid regclass regproc regtype pg_lsn pg_snapshot txid_snapshot xid8".split(" "),
  ..."int4range int8range numrange tsrange tstzrange daterange int4multirange int8multirange nummultirange tsmultirange tstzmultirange datemultirange".split(" "),
  ..."serial serial2 serial4 serial8 bigserial smallserial".split(" "),
  "double precision", "timestamp with time zone", "time with time zone", "bit varying",
]);
const OF_EXTENSIONS: ReadonlySet<string> = new Set("citext hstore ltree lquery cube geometry geography raster box2d box3d vector halfvec sparsevec".split(" "));

/** Whether a type is certainly no domain, whatever the migrations made. */
export function isBuiltIn({ name }: DataType): boolean {
  return NAMES.has(name) || OF_EXTENSIONS.has(namedType(name).name);
}

/** The name of a type as the reader joins it. */
export function namedType(name: string): RelationName {
  const point = name.lastIndexOf(".");
  return { schema: point < 0 ? null : name.slice(0, point), name: name.slice(point + 1) };
}
