import { readNodeVersion, readNpmRange } from "../version/reading.js";
import { fromMise, fromToolVersions } from "./pinned.js";
import type { Resolver } from "./request.js";
import { versionLine } from "./version-file.js";

function versionFile(name: string, why: string): Resolver {
  return async ({ files }) => {
    const found = await versionLine(files, name);
    if (found === null) return null;
    if (found.text === "system") return { tool: "node", version: { scheme: "any" }, place: found.place, why };
    return { tool: "node", version: readNodeVersion(found.text, found.place), place: found.place, why };
  };
}

const volta: Resolver = ({ packageJson }) => {
  const text = packageJson?.fields.volta?.get("node");
  if (packageJson == null || text === undefined) return null;
  const place = packageJson.document.placeOf(["volta", "node"]);
  return { tool: "node", version: readNodeVersion(text, place), place, why: "pinned for Volta" };
};

const developmentEngine: Resolver = ({ packageJson }) => {
  const engine = packageJson?.fields.devEngines?.runtime?.find(({ name, version }) => name === "node" && version !== undefined);
  if (packageJson == null || engine?.version === undefined) return null;
  const place = packageJson.document.placeOf(["devEngines", "runtime"]);
  return { tool: "node", version: readNpmRange(engine.version, place), place, why: "devEngines, what development needs" };
};

const supportedEngine: Resolver = ({ packageJson }) => {
  const text = packageJson?.fields.engines?.get("node");
  if (packageJson == null || text === undefined) return null;
  const place = packageJson.document.placeOf(["engines", "node"]);
  return { tool: "node", version: readNpmRange(text, place), place, why: "engines, what the package supports" };
};

const packageWithoutVersion: Resolver = ({ files, packageJson }) =>
  packageJson === null ? null : { tool: "node", version: { scheme: "any" }, place: files.place("package.json"), why: "a package of Node.js that names no version" };

/** Exact pins first, then what development needs, then what the package supports. */
export const nodeResolvers: readonly Resolver[] = [
  versionFile(".nvmrc", "read by nvm and fnm"),
  versionFile(".node-version", "read by nodenv, fnm and others"),
  fromToolVersions("node"),
  fromMise("node"),
  volta,
  developmentEngine,
  supportedEngine,
  packageWithoutVersion,
];
