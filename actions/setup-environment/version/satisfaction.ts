import pep440 from "@renovatebot/pep440";
import semver from "semver";
import { comparable } from "./dotted.js";
import type { InstalledVersion, VersionRequest } from "./version-request.js";

/** A nightly is built from the commits of the day before; a weekend without merges makes the distance longer. */
const NIGHTLY_DISTANCE_DAYS = 3;
const DAY_MILLISECONDS = 86_400_000;

/** Whether `installed` is what the file asks for. An unreadable version satisfies nothing but `any`. */
export function satisfies(request: VersionRequest, installed: InstalledVersion): boolean {
  const { version } = installed;
  switch (request.scheme) {
    case "any":
    case "newest":
      // Which release is the newest cannot be known without the network; the word asks for no certain one.
      return true;
    case "prefix":
      return version === request.text || (version.startsWith(`${request.text}.`) && !version.includes("-"));
    case "minimum":
      return isAtLeast(version, request.text);
    case "npm-range":
      return semver.satisfies(version, request.text);
    case "node-lts":
      return installed.codename !== null && (request.codename === null || installed.codename.toLowerCase() === request.codename);
    case "python-specifier":
      return request.alternatives.some((specifier) => pep440.satisfies(version, specifier));
    case "rust-channel":
      return isOfChannel(request.channel, request.day, installed);
  }
}

function isAtLeast(version: string, minimum: string): boolean {
  const [found, least] = [comparable(version), comparable(minimum)];
  return found !== null && least !== null && semver.gte(found, least);
}

function isOfChannel(channel: "stable" | "beta" | "nightly", day: string | null, installed: InstalledVersion): boolean {
  if (channel === "stable") return !installed.version.includes("-");
  if (!installed.version.includes(`-${channel}`)) return false;
  if (day === null) return true;
  const distance = (Date.parse(day) - Date.parse(installed.day ?? "")) / DAY_MILLISECONDS;
  return distance >= 0 && distance <= NIGHTLY_DISTANCE_DAYS;
}
