import { readCargoManifest } from "../project/cargo-manifest.js";
import type { ProjectFiles } from "../project/project-files.js";
import { readPackageJson } from "../project/package-json.js";
import { readPyProject } from "../project/pyproject.js";
import { readPinnedTools } from "../project/version-managers.js";
import { javaBuilds, type JavaBuild } from "./build-tools.js";
import { cargoPackages, goModules, type LockedPackages } from "./compiled-packages.js";
import { goResolvers } from "./go.js";
import { javaResolvers } from "./java.js";
import { nodeResolvers } from "./node.js";
import { packageManagerOf, type PackageManagerFacts } from "./package-manager.js";
import { pythonPackages, type PythonPackages } from "./python-packages.js";
import { pythonResolvers } from "./python.js";
import { choose, type ProjectFacts, type ToolChoice } from "./request.js";
import { rustResolvers } from "./rust.js";
import { unsupportedTools, type Unsupported } from "./unsupported.js";

/** What the files of one folder say about the environment that it needs. */
export interface Detection {
  /** One decision for each tool that is needed. */
  readonly choices: readonly ToolChoice[];
  readonly node: PackageManagerFacts | null;
  readonly python: PythonPackages | null;
  readonly go: LockedPackages | null;
  readonly java: readonly JavaBuild[];
  readonly rust: LockedPackages | null;
  readonly unsupported: readonly Unsupported[];
}

/**
 * Reads the folder.
 * @throws InputError with file, line and column for a file that does not say what it must: a version that cannot be
 * read is never replaced by the newest one.
 */
export async function detect(files: ProjectFiles): Promise<Detection> {
  const facts: ProjectFacts = {
    files,
    packageJson: await readPackageJson(files),
    pyproject: await readPyProject(files),
    cargo: await readCargoManifest(files),
    pinned: await readPinnedTools(files),
  };
  const node = await packageManagerOf(facts);
  const python = await pythonPackages(facts);
  const java = await javaBuilds(facts);
  const choices = [
    await nodeChoice(facts, node),
    node?.choice ?? null,
    await choose(pythonResolvers, facts),
    python !== null && "choice" in python ? python.choice : null,
    await choose(goResolvers, facts),
    await choose(javaResolvers, facts),
    ...java.map(({ choice }) => choice),
    await choose(rustResolvers, facts),
  ];
  return {
    choices: choices.filter((choice) => choice !== null),
    node, python, java,
    go: await goModules(files),
    rust: cargoPackages(facts),
    unsupported: unsupportedTools(facts),
  };
}

/** Bun runs programs itself: Node.js is needed beside it only when a file asks for it. */
async function nodeChoice(facts: ProjectFacts, node: PackageManagerFacts | null): Promise<ToolChoice | null> {
  const choice = await choose(nodeResolvers, facts);
  return node?.manager === "bun" && choice?.request.version.scheme === "any" ? null : choice;
}
