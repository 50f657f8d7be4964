import { isSince, type Server } from "../server.js";

/** MySQL reads REFERENCES behind a column and forgets it, before 9.0 (https://dev.mysql.com/doc/refman/8.4/en/ansi-diff-foreign-keys.html). */
export function hasInlineReferences(server: Server): boolean {
  return server.dialect === "mariadb" || isSince(server, 9);
}
