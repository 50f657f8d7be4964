import type { Server } from "../server.js";

/**
 * The server that is assumed where its version is not told, or only as 8.0: MySQL's first with INSTANT columns, since later
 * ones can do more, and MariaDB 10.11, which was asked. From 11.2 on a COPY of MariaDB may let writes pass: nobody here has
 * tried it, so it is taken to hold them.
 */
export function assumedServer(server: Server): Server {
  const { major, minor, patch } = server.version;
  if (server.dialect === "mariadb") return major === 0 ? { ...server, version: { major: 10, minor: 11, patch: 0 } } : server;
  return major === 0 || (major === 8 && minor === 0 && patch === 0) ? { ...server, version: { major: 8, minor: 0, patch: 12 } } : server;
}
