import type { Place } from "../../../shared/action/errors.js";
import type { LockedPackages } from "../detection/compiled-packages.js";
import type { Detection } from "../detection/detect.js";

/** Packages that no lock file holds to one version: what is installed could be another thing tomorrow. */
export interface Unlocked {
  readonly place: Place;
  /** `packages are declared and package-lock.json is missing`. */
  readonly sentence: string;
  readonly remedy: string;
}

const NODE_LOCKS = {
  npm: { name: "package-lock.json", write: "npm install" },
  pnpm: { name: "pnpm-lock.yaml", write: "pnpm install" },
  yarn: { name: "yarn.lock", write: "yarn install" },
  bun: { name: "bun.lock", write: "bun install" },
} as const;

function missing(place: Place, lock: string, write: string): Unlocked {
  return { place, sentence: `packages are declared and ${lock} is missing`, remedy: `run ${write} and commit ${lock}` };
}

function ofNode({ node }: Detection, place: (name: string) => Place): Unlocked[] {
  if (node?.lockFile !== null || !node.declaresPackages) return [];
  const { name, write } = NODE_LOCKS[node.manager];
  return [missing(place("package.json"), name, write)];
}

function ofPython({ python }: Detection): Unlocked[] {
  switch (python?.manager) {
    case undefined:
      return [];
    case "pip-requirements": {
      const { loose } = python.requirements;
      if (loose === null) return [];
      return [{ place: loose, sentence: "a requirement is not pinned to one version", remedy: "pin it with == (pip-compile --generate-hashes writes all of them)" }];
    }
    case "pip-project":
      return python.declaresPackages ? [{ place: python.manifest, sentence: "packages are declared and there is no lock file", remedy: "run uv lock and commit uv.lock" }] : [];
    case "uv":
    case "poetry":
    case "pipenv":
      return python.lockFile === null ? [missing(python.manifest, python.expectedLock, `${python.manager} lock`)] : [];
  }
}

function ofCompiled(packages: LockedPackages | null): Unlocked[] {
  if (packages?.lockFile !== null || packages.vendored || !packages.declaresPackages) return [];
  return [missing(packages.manifest, packages.expectedLock, packages.writtenBy)];
}

/** What an install could not freeze. @param place a file's place in the project folder. */
export function unlockedPackages(detection: Detection, place: (name: string) => Place): Unlocked[] {
  return [...ofNode(detection, place), ...ofPython(detection), ...ofCompiled(detection.go), ...ofCompiled(detection.rust)];
}
