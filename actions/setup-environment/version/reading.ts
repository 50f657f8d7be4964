import semver from "semver";
import { InputError, type Place } from "../../../shared/action/errors.js";
import { normalSpecifier, poetryAlternatives } from "./python-specifier.js";
import type { VersionRequest } from "./version-request.js";

/**
 * A release, whole or its first components. The text goes to set-up actions and into commands, so nothing else passes:
 * no blank, no newline, no quote, no path.
 */
const RELEASE = /^\d{1,9}(?:\.\d{1,9}){0,3}(?:(?:a|b|rc|-(?:alpha|beta|rc|ea|nightly)\.?)\d{0,9})?$/;
const LONGEST = 200;

/** The message for a version that this action does not understand. */
export function wrongVersion(found: string, expected: string, place: Place): InputError {
  return new InputError(`expected ${expected}, found ${JSON.stringify(found.slice(0, 60))}`, place);
}

/** The first components of a version; a leading `v` is dropped. */
export function readPrefix(text: string, expected: string, place: Place): VersionRequest {
  const release = text.replace(/^v(?=\d)/, "");
  if (!RELEASE.test(release)) throw wrongVersion(text, expected, place);
  return { scheme: "prefix", text: release };
}

/** This version or later. */
export function readMinimum(text: string, expected: string, place: Place): VersionRequest {
  if (!RELEASE.test(text)) throw wrongVersion(text, expected, place);
  return { scheme: "minimum", text };
}

/** A range of versions as npm reads it. */
export function readNpmRange(text: string, place: Place): VersionRequest {
  const normal = text.trim().replace(/\s+/g, " ");
  if (normal === "" || normal.length > LONGEST || semver.validRange(normal) === null) {
    throw wrongVersion(text, "a version range such as >=20.19 or ^22", place);
  }
  return { scheme: "npm-range", text: normal };
}

const NEWEST_NODE: readonly string[] = ["node", "stable", "current", "latest"];

/** What `.nvmrc` and its relatives may hold: a version, `lts/iron`, or a word for the newest release. */
export function readNodeVersion(text: string, place: Place): VersionRequest {
  if (NEWEST_NODE.includes(text)) return { scheme: "newest", text };
  const codename = /^lts(?:\/(\*|[a-z]{3,20}))?$/i.exec(text);
  if (codename !== null) {
    const named = codename[1] === undefined || codename[1] === "*" ? null : codename[1].toLowerCase();
    return { scheme: "node-lts", text: `lts/${named ?? "*"}`, codename: named };
  }
  return readPrefix(text, "a Node.js version such as 22, 22.11.0 or lts/jod", place);
}

/** The specifiers of `requires-python`. */
export function readPythonSpecifier(text: string, place: Place): VersionRequest {
  const specifier = text.length > LONGEST ? null : normalSpecifier(text);
  if (specifier === null) throw wrongVersion(text, "version specifiers of PEP 440 such as >=3.10,<4", place);
  return { scheme: "python-specifier", text: specifier, alternatives: [specifier] };
}

/** Poetry's constraints, with its carets and tildes. */
export function readPoetryConstraint(text: string, place: Place): VersionRequest {
  const alternatives = text.length > LONGEST ? null : poetryAlternatives(text);
  if (alternatives === null) throw wrongVersion(text, "a Poetry constraint such as ^3.11", place);
  return { scheme: "python-specifier", text: text.trim().replace(/\s+/g, " "), alternatives };
}

/** A toolchain of rustup: a version, or a channel with or without a day. */
export function readRustToolchain(text: string, place: Place): VersionRequest {
  const [, channel, day] = /^(stable|beta|nightly)(?:-(\d{4}-\d{2}-\d{2}))?$/.exec(text) ?? [];
  if (channel === "stable" || channel === "beta" || channel === "nightly") return { scheme: "rust-channel", text, channel, day: day ?? null };
  return readPrefix(text, "a Rust toolchain such as 1.85.0, stable or nightly-2026-01-31", place);
}
