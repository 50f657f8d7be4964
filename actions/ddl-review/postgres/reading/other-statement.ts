import type { CommentStmt, DefElem, GrantStmt, Node } from "libpg-query";
import type { OtherChange, RelationName } from "../../statements/change.js";
import { nameOf, relationOf, relationsIn } from "./names.js";
import { typeWords } from "./objects.js";
import type { Source } from "./source.js";
import { allHeld, held, orEmpty } from "./tree.js";
import { verbOf } from "./verb.js";

/** What is done to what, for a statement that has no form of its own. */
type Told = Omit<OtherChange, "kind" | "span">;

/** A statement that has no form of its own: told by the words that say what is done, with the relations that it is done to. */
export function otherStatement(node: Node, source: Source): OtherChange {
  const verb = verbOf(source.tokens);
  const told = ofType(node) ?? ofObject(node, verb) ?? ofRelations(node, verb) ?? { verb, relations: relationsIn(node), object: null };
  return { kind: "other", span: source.span, ...told };
}

const DOMAIN_ACTIONS: Readonly<Record<string, string>> = {
  T: "default", N: "drop not null", O: "set not null", C: "add constraint", X: "drop constraint", V: "validate constraint",
};

function ofType(node: Node): Told | null {
  if ("CreateEnumStmt" in node) return about("create type", "enum", nameOf(node.CreateEnumStmt.typeName));
  if ("AlterEnumStmt" in node) return about(node.AlterEnumStmt.oldVal === undefined ? "alter type add value" : "alter type rename value", "enum", nameOf(node.AlterEnumStmt.typeName));
  if ("CreateDomainStmt" in node) return about("create domain", "domain", nameOf(node.CreateDomainStmt.domainname));
  if ("AlterDomainStmt" in node) {
    const { subtype, typeName, def } = node.AlterDomainStmt;
    const isLater = held(def, "Constraint")?.skip_validation === true;
    return about(`alter domain ${orEmpty(DOMAIN_ACTIONS[orEmpty(subtype)])}${isLater ? " not valid" : ""}`.trim(), "domain", nameOf(typeName));
  }
  if ("CompositeTypeStmt" in node) return about("create type", "type", relationOf(node.CompositeTypeStmt.typevar));
  if ("CreateRangeStmt" in node) return about("create type", "type", nameOf(node.CreateRangeStmt.typeName));
  return null;
}

function ofObject(node: Node, verb: string): Told | null {
  if ("ViewStmt" in node) return { ...about(verb, "view", relationOf(node.ViewStmt.view)), relations: [relationOf(node.ViewStmt.view)] };
  if ("CreateTableAsStmt" in node) return { verb: "create materialized view", relations: [relationOf(node.CreateTableAsStmt.into?.rel)], object: null };
  if ("AlterObjectSchemaStmt" in node) {
    const { relation, objectType, object } = node.AlterObjectSchemaStmt;
    const words = `alter ${typeWords(objectType)} set schema`;
    return relation === undefined ? about(words, typeWords(objectType), objectName(object)) : { verb: words, relations: [relationOf(relation)], object: null };
  }
  if ("AlterOwnerStmt" in node) return about(`alter ${typeWords(node.AlterOwnerStmt.objectType)} owner`, typeWords(node.AlterOwnerStmt.objectType), objectName(node.AlterOwnerStmt.object));
  if ("CreateSeqStmt" in node) return about(verb, "sequence", relationOf(node.CreateSeqStmt.sequence));
  if ("AlterSeqStmt" in node) return { verb, relations: [relationOf(node.AlterSeqStmt.sequence)], object: null };
  if ("CreateExtensionStmt" in node) return about(verb, "extension", { schema: null, name: orEmpty(node.CreateExtensionStmt.extname) });
  if ("CreateSchemaStmt" in node) return { ...about(verb, "schema", { schema: null, name: orEmpty(node.CreateSchemaStmt.schemaname) }), relations: relationsIn(node) };
  return null;
}

function ofRelations(node: Node, verb: string): Told | null {
  if ("GrantStmt" in node) return grant(node.GrantStmt);
  if ("CommentStmt" in node) return comment(node.CommentStmt);
  if ("CreatePolicyStmt" in node) return on(verb, relationOf(node.CreatePolicyStmt.table));
  if ("AlterPolicyStmt" in node) return on(verb, relationOf(node.AlterPolicyStmt.table));
  if ("RuleStmt" in node) return on(verb, relationOf(node.RuleStmt.relation));
  if ("CreateTrigStmt" in node) return on("create trigger", relationOf(node.CreateTrigStmt.relation));
  if ("LockStmt" in node) return { verb: `lock table${orEmpty(LOCKS[Number(node.LockStmt.mode)])}`, relations: relationsIn(node), object: null };
  if ("VacuumStmt" in node && node.VacuumStmt.is_vacuumcmd === true) return { verb: isSet(node.VacuumStmt.options, "full") ? "vacuum full" : "vacuum", relations: relationsIn(node), object: null };
  if ("ReindexStmt" in node) {
    const { kind, params } = node.ReindexStmt;
    const type = orEmpty(kind).replace(/^REINDEX_OBJECT_/, "").toLowerCase();
    return { verb: `reindex ${type}${isSet(params, "concurrently") ? " concurrently" : ""}`, relations: relationsIn(node), object: null };
  }
  return null;
}

function about(verb: string, type: string, name: RelationName): Told {
  return { verb, relations: [], object: { type, name } };
}

function on(verb: string, table: RelationName): Told {
  return { verb, relations: [table], object: null };
}

/** By PostgreSQL's numbers of locks; the strongest one is what LOCK takes where it says nothing. */
const LOCKS: Readonly<Record<number, string>> = {
  1: " in access share mode", 2: " in row share mode", 3: " in row exclusive mode", 4: " in share update exclusive mode",
  5: " in share mode", 6: " in share row exclusive mode", 7: " in exclusive mode",
};

/** Whether an option in parentheses is there and is not switched off. */
export function isSet(options: readonly Node[] | undefined, name: string): boolean {
  return allHeld(options, "DefElem").some((option) => option.defname === name && !isOff(option));
}

function isOff({ arg }: DefElem): boolean {
  if (arg === undefined) return false;
  const text = held(arg, "String")?.sval ?? held(arg, "Boolean")?.boolval ?? held(arg, "Integer")?.ival ?? 0;
  return /^(?:0|off|false)$/i.test(String(text));
}

function grant({ is_grant: isGrant, objtype, objects }: GrantStmt): Told {
  const verb = isGrant === true ? "grant" : "revoke";
  if (objtype === "OBJECT_TABLE" || objtype === "OBJECT_SEQUENCE") return { verb, relations: relationsIn(objects), object: null };
  return about(verb, typeWords(objtype), objectName(objects?.[0]));
}

/** What stands on a relation has the relation's name in front of its own. */
function comment({ objtype, object }: CommentStmt): Told {
  const type = typeWords(objtype);
  const parts = held(object, "List")?.items;
  if (/^(?:column|trigger|policy|rule|tabconstraint)$/.test(type)) return on(`comment on ${type}`, nameOf(parts?.slice(0, -1)));
  const isRelation = /(?:table|view|index|sequence)$/.test(type);
  return isRelation ? on(`comment on ${type}`, nameOf(parts)) : about(`comment on ${type}`, type, objectName(object));
}

/** The name of an object however the parser writes it: a word, a list of them, a type, a function with its arguments. */
export function objectName(object: Node | undefined): RelationName {
  const parts = held(object, "List")?.items ?? held(object, "TypeName")?.names ?? held(object, "ObjectWithArgs")?.objname;
  return nameOf(parts ?? ([object].filter((part) => part !== undefined)));
}

