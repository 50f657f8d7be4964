import { InputError } from "../../../shared/action/errors.js";
import type { Server } from "../locks/server.js";
import type { Dialect } from "../statements/dialect.js";

/**
 * The server as the user tells it.
 * @param version such as `16`, `8.4.3` or `10.11.19-MariaDB`; empty where it is not told.
 * @throws InputError for what is no version.
 */
export function serverOf(dialect: Dialect, version: string, timeZone: string): Server {
  const [, major, minor, patch] = version === "" ? ["", "0", "0", "0"] : (/^(\d{1,3})(?:\.(\d{1,3}))?(?:\.(\d{1,3}))?(?![\d.])/.exec(version) ?? []);
  if (major === undefined) throw new InputError(`input server-version: expected a version such as 16.2 or 8.4.3, found ${JSON.stringify(version.slice(0, 100))}`);
  return { dialect, version: { major: Number(major), minor: Number(minor ?? 0), patch: Number(patch ?? 0) }, timeZone: timeZone === "" ? null : timeZone };
}
