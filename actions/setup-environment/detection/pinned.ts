import { InputError, type Place } from "../../../shared/action/errors.js";
import type { PinnedTool } from "../project/version-managers.js";
import { toolNamed, type Tool } from "../tools/tool.js";
import { readJavaVersion } from "../version/java-version.js";
import { readNodeVersion, readPrefix, readRustToolchain } from "../version/reading.js";
import type { VersionRequest } from "../version/version-request.js";
import type { Resolver, ToolRequest } from "./request.js";

const TOOL_VERSIONS = /(?:^|\/)\.tool-versions$/;

/** What `.tool-versions` says about `tool`. */
export function fromToolVersions(tool: Tool): Resolver {
  return ({ pinned }) => requestIn(pinned.filter(({ place }) => TOOL_VERSIONS.test(place.file)), tool, "read by asdf and mise");
}

/** What mise's own files say about `tool`. */
export function fromMise(tool: Tool): Resolver {
  return ({ pinned }) => requestIn(pinned.filter(({ place }) => !TOOL_VERSIONS.test(place.file)), tool, "read by mise");
}

function requestIn(pinned: readonly PinnedTool[], tool: Tool, why: string): ToolRequest | null {
  const found = pinned.find(({ name }) => toolNamed(name) === tool);
  if (found === undefined) return null;
  const { version: text, place } = found;
  if (text === "system") return { tool, version: { scheme: "any" }, place, why };
  if (/^(?:ref|path|prefix|sub-\d+):/.test(text)) {
    throw new InputError(`expected a version of ${found.name}, found ${JSON.stringify(text.slice(0, 60))}; a build from elsewhere cannot be set up or verified`, place);
  }
  if (tool === "java") return { tool, place, why, ...readJavaVersion(text, place) };
  return { tool, version: readVersion(tool, text, place), place, why };
}

function readVersion(tool: Tool, text: string, place: Place): VersionRequest {
  if (tool === "node") return readNodeVersion(text, place);
  if (tool === "rust") return readRustToolchain(text, place);
  if (text === "latest") return { scheme: "newest", text };
  return readPrefix(text, `a version of ${tool} such as 1.2.3`, place);
}
