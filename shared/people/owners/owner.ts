/** Somebody whom CODEOWNERS names. `written` is the text in the file. */
export type Owner = { readonly written: string } & (
  | { readonly kind: "user"; readonly login: string }
  | { readonly kind: "team"; readonly team: string }
  | { readonly kind: "email"; readonly email: string }
);

// An account of an enterprise bears its short code after an underscore.
const USER = /^@([A-Za-z0-9][A-Za-z0-9_-]*)$/;
const TEAM = /^@([A-Za-z0-9][A-Za-z0-9_-]*\/[A-Za-z0-9._-]+)$/;
// GitHub lets pass whatever has text on both sides of an `@`.
const EMAIL = /^@?[^@]+@[^@]+$/;

/** Reads `@login`, `@organization/team` or an e-mail address; null for anything else. */
export function readOwner(written: string): Owner | null {
  const login = USER.exec(written)?.[1];
  if (login !== undefined) return { written, kind: "user", login };
  const team = TEAM.exec(written)?.[1];
  if (team !== undefined) return { written, kind: "team", team };
  return EMAIL.test(written) ? { written, kind: "email", email: written } : null;
}
