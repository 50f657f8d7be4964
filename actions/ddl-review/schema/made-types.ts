import type { OtherChange, RelationName } from "../statements/change.js";
import type { Schema } from "./schema.js";

type Type = NonNullable<ReturnType<Schema["type"]>>;

/** PostgreSQL's types that migrations made. */
export class MadeTypes {
  readonly #types = new Map<string, Type>();

  get(name: RelationName): Type | undefined {
    return this.#types.get(keyOf(name));
  }

  /** @param verb the first words of a statement, such as `create type`. */
  apply(verb: string, object: OtherChange["object"]): void {
    if (object === null) return;
    const key = keyOf(object.name);
    if (/^create (?:type|domain)\b/.test(verb)) this.#types.set(key, { kind: object.type === "enum" || object.type === "domain" ? object.type : "other", members: [] });
    if (/^drop (?:type|domain)\b/.test(verb)) this.#types.delete(key);
  }
}

function keyOf({ schema, name }: RelationName): string {
  return JSON.stringify([schema ?? "public", name]);
}
