/** Somebody who acts on GitHub. `kind` is what GitHub calls the account. */
export interface Person {
  readonly login: string;
  readonly kind: "user" | "bot" | "organization" | "mannequin";
}

/** A login or `organization/team` as a key: GitHub compares both without case. */
export function nameKey(name: string): string {
  return name.toLowerCase();
}

/**
 * The key that two mentions of one account share. GraphQL calls an app `dependabot` and REST `dependabot[bot]`; a user may
 * bear the first name, but nobody can register the second.
 */
export function personKey({ login, kind }: Person): string {
  const key = nameKey(login);
  return kind === "bot" && !key.endsWith("[bot]") ? `${key}[bot]` : key;
}
