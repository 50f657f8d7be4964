import semver from "semver";

const RELEASE = /^(\d+(?:\.\d+){0,3})(?:[-.]?(alpha|beta|a|b|rc|nightly|ea)[-.]?(\d*))?/;

/**
 * A version of any of our tools as a semantic version, so that two can be compared: `1.22rc1` is before `1.22`, Java's
 * `17.0.9.1` counts as `17.0.9`. Null when `text` does not start with a number.
 */
export function comparable(text: string): string | null {
  const [, release, stage, number] = RELEASE.exec(text) ?? [];
  const base = semver.coerce(release);
  if (base === null) return null;
  return stage === undefined ? base.version : `${base.version}-${stage}.${Number(number)}`;
}

/** Components of a version, the first three filled up with zeros: `3.11` becomes `3.11.0`. */
export function threeComponents(release: string): string {
  const components = release.split(".");
  return [...components, "0", "0"].slice(0, Math.max(3, components.length)).join(".");
}
