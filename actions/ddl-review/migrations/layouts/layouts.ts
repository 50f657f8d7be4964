import type { Layout, SourceFile } from "./layout.js";
import { LIQUIBASE } from "./liquibase.js";
import { DBMATE, GOOSE } from "./marked.js";
import { ATLAS, DRIZZLE, FLYWAY, GOLANG_MIGRATE, PLAIN, PRISMA } from "./named.js";

/** What files look like when nobody says whose they are: marks in the text tell more than names. */
const LAYOUTS: readonly Layout[] = [GOOSE, DBMATE, LIQUIBASE, DRIZZLE, ATLAS, PRISMA, FLYWAY, GOLANG_MIGRATE, PLAIN];

export const LAYOUT_NAMES = ["auto", "goose", "dbmate", "liquibase", "drizzle", "atlas", "prisma", "flyway", "golang-migrate", "plain"] as const;
export type LayoutName = (typeof LAYOUT_NAMES)[number];

/** The layout of this name; `auto`: the first that any of the files is typical of. */
export function layoutOf(name: LayoutName, sources: readonly SourceFile[]): Layout {
  const fits = (layout: Layout): boolean => (name === "auto" ? sources.some((source) => layout.isTypical(source)) : layout.name === name);
  return LAYOUTS.find(fits) ?? PLAIN;
}
