import semver from "semver";
import type { ToolChoice } from "../detection/request.js";
import { satisfies } from "../version/satisfaction.js";
import { npmRangeOf } from "../version/python-specifier.js";
import type { VersionRequest } from "../version/version-request.js";

/** Words by which the set-up actions know the newest release; Java's files have none. */
const NEWEST = { node: "latest", python: "3.x", go: "stable", bun: "latest", rust: "stable", java: "" } as const;

/**
 * The request as the set-up action of `tool` reads it; empty where no file names a version, and the action then
 * takes what the machine has.
 */
export function actionVersion(tool: keyof typeof NEWEST, request: VersionRequest): string {
  switch (request.scheme) {
    case "any":
      return "";
    case "newest":
      return NEWEST[tool];
    case "python-specifier":
      return npmRangeOf(request.alternatives);
    case "prefix":
    case "minimum":
    case "npm-range":
    case "node-lts":
    case "rust-channel":
      return request.text;
  }
}

const MAJORS = Array.from({ length: 60 }, (_, major) => major);

/** The lowest major version of which a late release satisfies all that was asked, or null. */
function lowestMajor(requests: readonly VersionRequest[]): number | null {
  const fits = (major: number): boolean =>
    requests.every((request) => satisfies(request, { version: `${major}.9999.9999`, codename: null, day: null }));
  return MAJORS.find(fits) ?? null;
}

/**
 * What Corepack is told to install: the exact version with its checksum where a file has one, else the lowest major
 * version that fits every file, because a higher one may not read the lock file in the same way. Null when nothing is
 * asked.
 */
export function corepackSpecifier({ request, overruled }: ToolChoice): string | null {
  const { tool, version } = request;
  if (request.exactSpecifier !== undefined) return request.exactSpecifier;
  if (version.scheme === "prefix" && semver.valid(version.text) !== null) return `${tool}@${version.text}`;
  if (version.scheme === "any" || version.scheme === "newest") return `${tool}@latest`;
  const major = lowestMajor([version, ...overruled.map((other) => other.request.version)]) ?? lowestMajor([version]);
  return major === null ? null : `${tool}@^${major}`;
}

/** What pipx is told to install. */
export function pipxSpecifier({ request: { tool, version } }: ToolChoice): string {
  if (version.scheme === "prefix") return `${tool}==${version.text}.*`;
  return tool;
}
