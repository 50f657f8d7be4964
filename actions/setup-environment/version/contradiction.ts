import semver from "semver";
import { threeComponents } from "./dotted.js";
import { satisfies } from "./satisfaction.js";
import type { VersionRequest } from "./version-request.js";

const PYTHON_MINORS = Array.from({ length: 40 }, (_, minor) => [`3.${minor}.0`, `3.${minor}.99`]).flat();

/** Versions that stand for all that satisfy `request`; empty where it cannot be told without the network. */
function samplesOf(request: VersionRequest): string[] {
  switch (request.scheme) {
    case "prefix":
      return [threeComponents(request.text), threeComponents(`${request.text}.99`)];
    case "minimum":
      return [threeComponents(request.text), "9999.0.0"];
    case "npm-range": {
      const least = semver.minVersion(request.text);
      return least === null ? [] : [least.version];
    }
    case "python-specifier":
      return PYTHON_MINORS.filter((version) => satisfies(request, { version, codename: null, day: null }));
    case "any":
    case "newest":
    case "node-lts":
    case "rust-channel":
      return [];
  }
}

/** Whether no version can satisfy both requests, as far as that can be told from the requests alone. */
export function contradict(one: VersionRequest, other: VersionRequest): boolean {
  const [ofOne, ofOther] = [samplesOf(one), samplesOf(other)];
  if (ofOne.length === 0 || ofOther.length === 0) return false;
  if (one.scheme === "npm-range" && other.scheme === "npm-range") return !semver.intersects(one.text, other.text);
  const admits = (request: VersionRequest, samples: readonly string[]): boolean =>
    samples.some((version) => satisfies(request, { version, codename: null, day: null }));
  return !admits(one, ofOther) && !admits(other, ofOne);
}
