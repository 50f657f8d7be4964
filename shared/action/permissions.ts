/** GitHub's permission keys that Plimsoll's actions may need; a job grants the union of what its actions declare. */
export const PERMISSION_KEYS = [
  "actions", "attestations", "checks", "contents", "deployments", "id-token", "issues", "pull-requests", "statuses",
] as const;
export type PermissionKey = (typeof PERMISSION_KEYS)[number];
/** What a job may do with what a key stands for; `write` includes `read`. */
export type PermissionLevel = "read" | "write";
/** A grant of a token; what it does not name is denied. */
export type Permissions = Readonly<Partial<Record<PermissionKey, PermissionLevel>>>;

/** The least grant that serves all of `needs`; `write` includes `read`. */
export function unionOfPermissions(needs: readonly Permissions[]): Permissions {
  const union: Partial<Record<PermissionKey, PermissionLevel>> = {};
  for (const key of PERMISSION_KEYS) {
    const levels = needs.map((need) => need[key]).filter((level) => level !== undefined);
    if (levels.length > 0) union[key] = levels.includes("write") ? "write" : "read";
  }
  return union;
}
