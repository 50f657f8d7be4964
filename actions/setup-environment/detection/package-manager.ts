import semver from "semver";
import { InputError, type Place } from "../../../shared/action/errors.js";
import { declaresPackages, type PackageJson } from "../project/package-json.js";
import { readNpmRange, readPrefix, wrongVersion } from "../version/reading.js";
import { isModernYarnLock, LOCK_FILES, PACKAGE_MANAGERS, pnpmLockFormat, yarnLockFormat, yarnRelease, type PackageManager } from "./node-lock-file.js";
import { fromMise, fromToolVersions } from "./pinned.js";
import { choose, type ProjectFacts, type Resolver, type ToolChoice, type ToolRequest } from "./request.js";
import { versionLine } from "./version-file.js";

/** Which package manager installs, what it is asked to be, and what its lock file is. */
export interface PackageManagerFacts {
  readonly manager: PackageManager;
  /** Its version; null when npm comes with Node.js and nothing asks for another. */
  readonly choice: ToolChoice | null;
  readonly lockFile: string | null;
  /** Lock files of other package managers, which are not used. */
  readonly foreignLockFiles: readonly string[];
  /** Why this package manager, in a few words. */
  readonly why: string;
  readonly declaresPackages: boolean;
  /** Yarn 2 and later, which freezes with another option. */
  readonly modernYarn: boolean;
}

interface Named {
  readonly manager: PackageManager;
  readonly why: string;
}

function knownManager(name: string, place: Place): PackageManager {
  const found = PACKAGE_MANAGERS.find((manager) => manager === name);
  if (found === undefined) throw new InputError(`expected one of ${PACKAGE_MANAGERS.join(", ")}, found ${JSON.stringify(name.slice(0, 60))}`, place);
  return found;
}

/** `pnpm@9.1.0+sha512.…`: the field takes one exact version, with the checksum that Corepack compares. */
function packageManagerField(packageJson: PackageJson | null): ToolRequest | null {
  const text = packageJson?.fields.packageManager;
  if (packageJson == null || text === undefined) return null;
  const place = packageJson.document.placeOf(["packageManager"]);
  const [, name = "", version = ""] = /^([^@]+)@([^@\s]+)$/.exec(text) ?? [];
  const exact = version.replace(/\+.*$/, "");
  const checksum = version.slice(exact.length);
  if (semver.valid(exact) === null || !/^(?:\+sha\d{1,3}\.[0-9a-f]{8,128})?$/.test(checksum)) {
    throw wrongVersion(text, "a package manager and its exact version such as pnpm@10.4.1", place);
  }
  const manager = knownManager(name, place);
  return { tool: manager, version: { scheme: "prefix", text: exact }, place, why: "packageManager, the exact pin", exactSpecifier: `${manager}@${exact}${checksum}` };
}

function developmentManager(packageJson: PackageJson | null): ToolRequest | null {
  const [engine] = packageJson?.fields.devEngines?.packageManager ?? [];
  if (packageJson == null || engine === undefined) return null;
  const place = packageJson.document.placeOf(["devEngines", "packageManager"]);
  const tool = knownManager(engine.name, place);
  const why = "devEngines, what development needs";
  return { tool, version: engine.version === undefined ? { scheme: "any" } : readNpmRange(engine.version, place), place, why };
}

function named({ files, packageJson }: ProjectFacts): Named | null {
  const request = packageManagerField(packageJson) ?? developmentManager(packageJson);
  if (request !== null) return { manager: knownManager(request.tool, request.place), why: `package.json names it (${request.why})` };
  const found = LOCK_FILES.find(([name]) => files.has(name));
  if (found !== undefined) return { manager: found[1], why: `${found[0]} is its lock file` };
  return packageJson === null ? null : { manager: "npm", why: "package.json names no other, and no lock file does" };
}

function fieldOf(manager: PackageManager, field: "volta" | "engines"): Resolver {
  return ({ packageJson }) => {
    const text = packageJson?.fields[field]?.get(manager);
    if (packageJson == null || text === undefined) return null;
    const place = packageJson.document.placeOf([field, manager]);
    const version = field === "volta" ? readPrefix(text, "an exact version", place) : readNpmRange(text, place);
    return { tool: manager, version, place, why: field === "volta" ? "pinned for Volta" : "engines, what the package supports" };
  };
}

const bunVersionFile: Resolver = async ({ files }) => {
  const found = await versionLine(files, ".bun-version");
  return found === null ? null : { tool: "bun", version: readPrefix(found.text, "a Bun version such as 1.3.0", found.place), place: found.place, why: "read by setup-bun" };
};

function versionResolvers(manager: PackageManager): readonly Resolver[] {
  const ofOwnFiles = new Map([["pnpm", [pnpmLockFormat]], ["yarn", [yarnRelease, yarnLockFormat]], ["bun", [bunVersionFile]]]).get(manager) ?? [];
  const own = ({ packageJson }: ProjectFacts, read: typeof packageManagerField): ToolRequest | null => {
    const request = read(packageJson);
    return request?.tool === manager ? request : null;
  };
  return [
    (facts) => own(facts, packageManagerField),
    (facts) => own(facts, developmentManager),
    fieldOf(manager, "volta"),
    fromToolVersions(manager),
    fromMise(manager),
    ...ofOwnFiles,
    fieldOf(manager, "engines"),
    ({ files }) => (manager === "npm" ? null : { tool: manager, version: { scheme: "any" }, place: files.place("package.json"), why: "no file names its version" }),
  ];
}

/** The package manager of a Node.js project, or null when the folder is none. */
export async function packageManagerOf(facts: ProjectFacts): Promise<PackageManagerFacts | null> {
  const found = named(facts);
  if (found === null) return null;
  const { manager, why } = found;
  const present = LOCK_FILES.filter(([name]) => facts.files.has(name));
  const choice = await choose(versionResolvers(manager), facts);
  const version = choice?.request.version;
  return {
    manager, why, choice,
    lockFile: present.find(([, owner]) => owner === manager)?.[0] ?? null,
    foreignLockFiles: present.filter(([, owner]) => owner !== manager).map(([name]) => name),
    declaresPackages: facts.packageJson !== null && declaresPackages(facts.packageJson),
    modernYarn: manager === "yarn" && (version?.scheme === "prefix" ? !/^1(?:\.|$)/.test(version.text) : await isModernYarnLock(facts.files)),
  };
}
