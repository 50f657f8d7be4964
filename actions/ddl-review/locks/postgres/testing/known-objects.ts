import type { Relation, Schema } from "../../../schema/schema.js";
import type { Change, RelationName } from "../../../statements/change.js";

type Kind = "enum" | "domain" | "other";

/** A schema that knows views and types too, whether or not the growing one follows them. */
export function withViewsAndTypes(schema: Schema, changes: readonly Change[]): Schema {
  const [views, types] = [new Map<string, Relation>(), new Map<string, Kind>()];
  for (const change of changes) {
    if (change.kind !== "other" || !change.verb.startsWith("create ")) continue;
    for (const name of change.verb.endsWith("view") ? change.relations : []) {
      views.set(name.name, {
        name, kind: change.verb === "create view" ? "view" : "materialized-view", columns: new Map(), constraints: [], indexes: [], madeBy: 1,
        isWhole: false, isTemporary: false, isPartitioned: false, partitionOf: null, options: new Map(),
      });
    }
    const object = change.object;
    if (object !== null && /^create (?:type|domain)$/.test(change.verb)) types.set(object.name.name, object.type === "enum" || object.type === "domain" ? object.type : "other");
  }
  return {
    dialect: schema.dialect,
    relation: (name: RelationName) => schema.relation(name) ?? views.get(name.name),
    relations: () => [...schema.relations(), ...[...views.values()].filter(({ name }) => schema.relation(name) === undefined)],
    index: (name, table) => schema.index(name, table),
    referencesTo: (name) => schema.referencesTo(name),
    type: (name) => {
      const kind = types.get(name.name);
      return schema.type(name) ?? (kind === undefined ? undefined : { kind, members: [] });
    },
  };
}
