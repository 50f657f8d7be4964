/** Where the usual tools keep the changes of a database's structure. */
export const MIGRATION_PATHS = [
  "**/migrations/**", "**/migration/**", "**/db/migrate/**", "**/alembic/versions/**", "**/liquibase/**", "**/schema.sql", "**/structure.sql", "**/schema.prisma",
] as const;

/** Where the mandatory list looks for the reports of analysers and of linters. */
export const REPORT_PATHS = { analysis: ["reports/analysis/**"], standards: ["reports/standards/**"] } as const;

/** Where designs are by default: who withdraws or narrows one must not free the code below it in silence. */
export const DESIGN_PATHS = ["docs/design/**/*.md"] as const;
