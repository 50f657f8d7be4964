import type { Relation } from "../../schema/schema.js";
import type { RelationName } from "../../statements/change.js";
import { namedType } from "./built-in-types.js";
import type { Ground } from "./ground.js";
import { on, type Effect } from "./strength.js";

/** Changes of a domain that are put to the values which are there. */
const CHECKED = /^alter domain (?:add constraint|set not null|validate constraint)$/;

/** ALTER DOMAIN: each table with a column of the domain is read. */
export function alterDomain(verb: string, domain: RelationName, ground: Ground): readonly Effect[] {
  if (!CHECKED.test(verb)) return [];
  return users(domain, ground).flatMap(({ relation, why }) => on(relation, "Share", { scans: true, why }));
}

/** DROP TYPE or DOMAIN … CASCADE drops the columns of it. */
export function dropType(type: RelationName, ground: Ground): readonly Effect[] {
  return users(type, ground).flatMap(({ relation, why }) => on(relation, "AccessExclusive", { why }));
}

/** Tables that have a column of a type or of a domain, which may be made of it, and those whose columns are not all known. */
function users(type: RelationName, { schema }: Ground): readonly { readonly relation: Relation; readonly why: string }[] {
  return [...schema.relations()].filter(({ kind, isPartitioned }) => kind === "table" && !isPartitioned).flatMap((relation) => {
    const used = [...relation.columns.values()].find((column) => namedType(column.type.name).name === type.name);
    const domain = [...relation.columns.values()].find((column) => schema.type(namedType(column.type.name))?.kind === "domain");
    if (used === undefined && domain !== undefined) return [{ relation, why: `${domain.name} is of the domain ${domain.type.name}, which may be made of ${type.name}` }];
    if (used !== undefined) return [{ relation, why: `${used.name} is of the type ${type.name}` }];
    return relation.isWhole ? [] : [{ relation, why: `one of its columns may be of the type ${type.name}: they are not all known` }];
  });
}
