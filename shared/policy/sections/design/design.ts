import { integer, mapOf, object, oneOf, withDefault, type TypeOf } from "../../../schema/shape.js";
import { globs, groupNames } from "../checklist/words.js";

const role = object({
  count: withDefault(integer({ minimum: 1, maximum: 20, description: "How many of them must approve." }), 1),
  from: groupNames("Groups of the section checklist, and logins such as \"@octocat\"."),
}, { description: "People whose approval a design needs. Owners and authors of the design never count." });
/** Who approves a design, and how many of them. */
export type DesignRole = TypeOf<typeof role>;

/** What proves the record of an offline review. */
export const OFFLINE_PROOFS = ["verified-commit", "sign-off", "refuse"] as const;

/** What design-review demands. */
export const designSection = object({
  documents: withDefault(globs("Where the design documents lie. Files named README.md are none."), ["docs/design/**/*.md"]),
  roles: withDefault(mapOf(role, "By name, as `role` of a review names them. Every role must approve."), new Map<string, DesignRole>(), {}),
  offline: withDefault(
    oneOf(OFFLINE_PROOFS, "What proves an offline review: that its reviewer recorded it in a commit that GitHub verifies, that the commit which recorded it bears the reviewer's Signed-off-by line, or nothing."),
    "verified-commit",
  ),
  "min-characters": withDefault(integer({ minimum: 1, maximum: 10_000, description: "Visible characters that each section needs beyond the template's words." }), 20),
});
export type DesignPolicy = TypeOf<typeof designSection>;
