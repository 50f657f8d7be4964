import type { Place } from "../../../shared/action/errors.js";
import type { CargoManifest } from "../project/cargo-manifest.js";
import type { ProjectFiles } from "../project/project-files.js";
import type { PackageJson } from "../project/package-json.js";
import type { PyProject } from "../project/pyproject.js";
import type { PinnedTool } from "../project/version-managers.js";
import type { Tool } from "../tools/tool.js";
import { contradict } from "../version/contradiction.js";
import type { VersionRequest } from "../version/version-request.js";

/** The files that several toolchains are read from, each parsed once. */
export interface ProjectFacts {
  readonly files: ProjectFiles;
  readonly packageJson: PackageJson | null;
  readonly pyproject: PyProject | null;
  readonly cargo: CargoManifest | null;
  readonly pinned: readonly PinnedTool[];
}

/** One file's wish for one tool. */
export interface ToolRequest {
  readonly tool: Tool;
  readonly version: VersionRequest;
  readonly place: Place;
  /** Why this place counts, in a few words: `read by nvm and fnm`. */
  readonly why: string;
  /** Who builds it (Java), where the file says so. */
  readonly distribution?: string | null;
  /** The text that Corepack installs by, with its checksum (npm, pnpm, Yarn). */
  readonly exactSpecifier?: string;
}

/** Reads one place; null when that place says nothing about the tool. */
export type Resolver = (facts: ProjectFacts) => Promise<ToolRequest | null> | ToolRequest | null;

/** A wish that did not win, and whether the winner breaks it. */
export interface Overruled {
  readonly request: ToolRequest;
  /** No version can satisfy both. */
  readonly contradicts: boolean;
}

/** What was decided for one tool. */
export interface ToolChoice {
  readonly request: ToolRequest;
  readonly overruled: readonly Overruled[];
}

/**
 * Asks the resolvers from top to bottom. The first that names a version wins; a file that leaves the version open
 * (`system`) counts only when no other names one. The others are kept to be told.
 */
export async function choose(resolvers: readonly Resolver[], facts: ProjectFacts): Promise<ToolChoice | null> {
  const requests: ToolRequest[] = [];
  for (const resolver of resolvers) {
    const request = await resolver(facts);
    if (request !== null) requests.push(request);
  }
  const naming = requests.filter(({ version }) => version.scheme !== "any");
  const winner = naming[0] ?? requests[0];
  if (winner === undefined) return null;
  const overruled = naming.slice(1)
    .map((request) => ({ request, contradicts: contradict(winner.version, request.version) }));
  return { request: winner, overruled };
}
