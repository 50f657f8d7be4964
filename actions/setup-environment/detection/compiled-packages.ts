import type { Place } from "../../../shared/action/errors.js";
import type { ProjectFiles } from "../project/project-files.js";
import { goStatements } from "./go.js";
import type { ProjectFacts } from "./request.js";

/** The modules that a Go module or a Cargo package needs. */
export interface LockedPackages {
  readonly manifest: Place;
  readonly lockFile: string | null;
  readonly expectedLock: string;
  /** The command that writes the lock file. */
  readonly writtenBy: string;
  readonly declaresPackages: boolean;
  /** The packages lie in the repository itself (`vendor/`), nothing is fetched. */
  readonly vendored: boolean;
}

/** What go.mod needs, or null when there is none. */
export async function goModules(files: ProjectFiles): Promise<LockedPackages | null> {
  const content = await files.read("go.mod");
  if (content === null) return null;
  return {
    manifest: files.place("go.mod"),
    lockFile: files.has("go.sum") ? "go.sum" : null,
    expectedLock: "go.sum",
    writtenBy: "go mod tidy",
    declaresPackages: goStatements(content).some(({ text }) => /^require\b/.test(text)),
    vendored: (await files.beginning("vendor/modules.txt", 1)) !== null,
  };
}

/** What Cargo.toml needs, or null when there is none. A workspace's members may need anything, so it counts as needing. */
export function cargoPackages({ files, cargo }: Pick<ProjectFacts, "files" | "cargo">): LockedPackages | null {
  if (cargo === null) return null;
  const { fields } = cargo;
  const tables = [fields.dependencies, fields["dev-dependencies"], fields["build-dependencies"]];
  return {
    manifest: files.place("Cargo.toml"),
    lockFile: files.has("Cargo.lock") ? "Cargo.lock" : null,
    expectedLock: "Cargo.lock",
    writtenBy: "cargo generate-lockfile",
    declaresPackages: fields.workspace !== undefined || fields.target !== undefined || tables.some((table) => table !== undefined && table.size > 0),
    vendored: false,
  };
}
