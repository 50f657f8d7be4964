/** The language that migrations are written in, and the server that runs them. */
export const DIALECTS = ["postgres", "mysql", "mariadb"] as const;
export type Dialect = (typeof DIALECTS)[number];
