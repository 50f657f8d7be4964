import { mapOf, object, oneOf, withDefault, type TypeOf } from "../../schema/shape.js";

/** What the DDL review demands. */
export const ddlSection = object({
  rules: withDefault(
    mapOf(oneOf(["block", "warn", "info", "off"]), "How severe a rule is here, by its name (docs/gates/ddl-rules.md). Rules that are off by default are switched on by it."),
    new Map<string, "block" | "warn" | "info" | "off">(),
    {},
  ),
});
export type DdlPolicy = TypeOf<typeof ddlSection>;
