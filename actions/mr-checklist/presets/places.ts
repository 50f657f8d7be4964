/** Where the usual tools keep the changes of a database's structure. */
export const MIGRATION_PATHS = [
  "**/migrations/**", "**/migration/**", "**/db/migrate/**", "**/alembic/versions/**", "**/liquibase/**", "**/schema.sql", "**/structure.sql", "**/schema.prisma",
] as const;

/** What rules the gates themselves: whoever changes one of these changes what his change is judged by from then on. */
export const RULE_PATHS = [".github/plimsoll.yml", ".github/workflows/**", ".github/actions/**", ".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"] as const;

/** Where the mandatory list looks for the reports of analysers and of linters. */
export const REPORT_PATHS = { analysis: ["reports/analysis/**"], standards: ["reports/standards/**"] } as const;
