import { InputError } from "../../../shared/action/errors.js";
import type { ProjectFiles } from "../project/project-files.js";
import type { Resolver } from "./request.js";

export const PACKAGE_MANAGERS = ["npm", "pnpm", "yarn", "bun"] as const;
export type PackageManager = (typeof PACKAGE_MANAGERS)[number];

/** Lock files in the order in which they decide, when package.json names no package manager. */
export const LOCK_FILES: readonly (readonly [string, PackageManager])[] = [
  ["pnpm-lock.yaml", "pnpm"], ["yarn.lock", "yarn"], ["bun.lock", "bun"], ["bun.lockb", "bun"],
  ["package-lock.json", "npm"], ["npm-shrinkwrap.json", "npm"],
];

/** The format stands at the top; the rest may be many megabytes. */
const HEAD_BYTES = 4096;

/** pnpm reads only lock files of its own generation. */
const PNPM_OF_LOCK: readonly (readonly [RegExp, string])[] = [
  [/^9(?:\.|$)/, ">=9"], [/^[67](?:\.|$)/, ">=8 <10"], [/^5\.4$/, "^7"], [/^5\.3$/, ">=6 <8"], [/^5(?:\.[0-2])?$/, ">=3 <7"],
];

/** The pnpm versions that read the repository's lock file. */
export const pnpmLockFormat: Resolver = async ({ files }) => {
  const head = await files.beginning("pnpm-lock.yaml", HEAD_BYTES);
  if (head === null) return null;
  const format = /^lockfileVersion:\s*['"]?(\d+(?:\.\d+)?)/m.exec(head)?.[1] ?? "none";
  const range = PNPM_OF_LOCK.find(([pattern]) => pattern.test(format))?.[1];
  if (range === undefined) {
    throw new InputError(`expected a lockfileVersion from 5 to 9, found ${format}; write the lock file with pnpm again`, files.place("pnpm-lock.yaml", 1, 1));
  }
  return { tool: "pnpm", version: { scheme: "npm-range", text: range }, place: files.place("pnpm-lock.yaml", 1), why: `reads lock files of format ${format}` };
};

/** Yarn writes the generation of its format into the file; the last column is what reads it. */
const YARN_OF_LOCK: readonly (readonly [number, string])[] = [[8, ">=4"], [5, ">=3 <5"], [1, ">=2 <4"]];

/** Generation of a yarn.lock of Yarn 2 or later; 0 for Yarn 1 and for no lock file. */
async function yarnLockGeneration(files: ProjectFiles): Promise<number> {
  const head = (await files.beginning("yarn.lock", HEAD_BYTES)) ?? "";
  return Number(/^__metadata:\s*\n\s+version:\s*["']?(\d+)/m.exec(head)?.[1] ?? 0);
}

/** Whether yarn.lock is of Yarn 2 or later. */
export async function isModernYarnLock(files: ProjectFiles): Promise<boolean> {
  return (await yarnLockGeneration(files)) > 0;
}

/** The Yarn versions that read the repository's lock file. */
export const yarnLockFormat: Resolver = async ({ files }) => {
  if (!files.has("yarn.lock")) return null;
  const generation = await yarnLockGeneration(files);
  const text = YARN_OF_LOCK.find(([least]) => generation >= least)?.[1] ?? "^1";
  return { tool: "yarn", version: { scheme: "npm-range", text }, place: files.place("yarn.lock", 1), why: "reads lock files of this format" };
};

/** Yarn as a file of the repository itself, which every other Yarn hands over to. */
export const yarnRelease: Resolver = async ({ files }) => {
  const lines = ((await files.read(".yarnrc.yml")) ?? "").split("\n");
  const index = lines.findIndex((line) => line.startsWith("yarnPath:"));
  const release = /\/yarn-(\d+\.\d+\.\d+)\.c?js\b/.exec(lines[index] ?? "")?.[1];
  return release === undefined ? null : { tool: "yarn", version: { scheme: "prefix", text: release }, place: files.place(".yarnrc.yml", index + 1), why: "the release in the repository itself" };
};
