import { nullable, object, text, type Shape, type TypeOf } from "../../schema/shape.js";

/** Who did something, by the login that REST and the users' policies know. A deleted account is null. */
export interface Actor {
  readonly login: string;
  readonly kind: "user" | "bot" | "organization" | "mannequin";
}

/** The part of a query that asks who it was. */
export const ACTOR = "{ __typename login }";

const FOUND = nullable(object({ __typename: text(), login: text({ minLength: 1 }) }, { open: true }));
const KINDS: ReadonlyMap<string, Actor["kind"]> = new Map([["Bot", "bot"], ["Organization", "organization"], ["Mannequin", "mannequin"]]);

/** An actor in an answer. GraphQL leaves out the `[bot]` of an app's login, which no person's can end in. */
export const actor: Shape<Actor | null> = {
  schema: FOUND.schema,
  check: (value, path) => actorOf(FOUND.check(value, path)),
};

function actorOf(found: TypeOf<typeof FOUND>): Actor | null {
  if (found === null) return null;
  const kind = KINDS.get(found.__typename) ?? "user";
  return { kind, login: kind === "bot" && !found.login.endsWith("[bot]") ? `${found.login}[bot]` : found.login };
}
