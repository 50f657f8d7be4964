import type { JavaBuild } from "../detection/build-tools.js";
import type { LockedPackages } from "../detection/compiled-packages.js";
import type { Detection } from "../detection/detect.js";
import type { PackageManagerFacts } from "../detection/package-manager.js";
import type { PythonPackages } from "../detection/python-packages.js";

/** One program that installs packages. */
export interface Install {
  readonly tool: string;
  readonly command: readonly [string, ...string[]];
  /** A lock file decides what is installed, and the program fails when the two do not fit. */
  readonly frozen: boolean;
  readonly lockFile: string | null;
  readonly environment: Readonly<Record<string, string>>;
}

type Command = Install["command"];

/** The interpreter of the project's own environment: the machine's Python is never written to. */
export const ENVIRONMENT_PYTHON = ".venv/bin/python";

const NODE_COMMANDS = {
  npm: { frozen: ["npm", "ci"], open: ["npm", "install", "--no-package-lock"] },
  pnpm: { frozen: ["pnpm", "install", "--frozen-lockfile"], open: ["pnpm", "install", "--no-lockfile"] },
  yarn: { frozen: ["yarn", "install", "--frozen-lockfile", "--non-interactive"], open: ["yarn", "install", "--no-lockfile", "--non-interactive"] },
  modernYarn: { frozen: ["yarn", "install", "--immutable"], open: ["yarn", "install", "--no-immutable"] },
  bun: { frozen: ["bun", "install", "--frozen-lockfile"], open: ["bun", "install", "--no-save"] },
} as const satisfies Record<string, { frozen: Command; open: Command }>;

function nodeInstall({ manager, lockFile, modernYarn, declaresPackages }: PackageManagerFacts): Install[] {
  if (lockFile === null && !declaresPackages) return [];
  const commands = NODE_COMMANDS[modernYarn ? "modernYarn" : manager];
  const frozen = lockFile !== null;
  return [{ tool: manager, command: frozen ? commands.frozen : commands.open, frozen, lockFile, environment: { COREPACK_ENABLE_DOWNLOAD_PROMPT: "0" } }];
}

function pipInstalls(what: readonly string[], frozen: boolean, lockFile: string | null): Install[] {
  const pip = { tool: "pip", environment: { PIP_DISABLE_PIP_VERSION_CHECK: "1" } };
  const hashes = frozen ? ["--require-hashes"] : [];
  return [
    // An empty environment: nothing is fetched, so there is nothing to freeze.
    { ...pip, command: ["python3", "-m", "venv", ".venv"], frozen: true, lockFile: null },
    { ...pip, command: [ENVIRONMENT_PYTHON, "-m", "pip", "install", ...hashes, ...what], frozen, lockFile },
  ];
}

function poetryCommand(frozen: boolean, oldest: boolean): Command {
  if (!frozen) return ["poetry", "install", "--no-interaction"];
  return oldest ? ["poetry", "install", "--sync", "--no-interaction"] : ["poetry", "sync", "--no-interaction"];
}

function pythonInstalls(python: PythonPackages): Install[] {
  switch (python.manager) {
    case "pip-requirements": {
      const { files, hashed } = python.requirements;
      return pipInstalls(files.flatMap((file) => ["-r", file]), hashed, files.join(", "));
    }
    case "pip-project":
      return pipInstalls(["--editable", "."], false, null);
    case "uv":
      return [{ tool: "uv", command: python.lockFile === null ? ["uv", "sync"] : ["uv", "sync", "--locked"], frozen: python.lockFile !== null, lockFile: python.lockFile, environment: {} }];
    case "poetry": {
      const asked = python.choice?.request.version;
      const oldest = asked?.scheme === "prefix" && asked.text.startsWith("1");
      const command = poetryCommand(python.lockFile !== null, oldest);
      return [{ tool: "poetry", command, frozen: python.lockFile !== null, lockFile: python.lockFile, environment: { POETRY_VIRTUALENVS_IN_PROJECT: "true" } }];
    }
    case "pipenv": {
      const command: Command = python.lockFile === null ? ["pipenv", "install", "--dev", "--skip-lock"] : ["pipenv", "sync", "--dev"];
      return [{ tool: "pipenv", command, frozen: python.lockFile !== null, lockFile: python.lockFile, environment: { PIPENV_VENV_IN_PROJECT: "1" } }];
    }
  }
}

function goInstalls({ declaresPackages, vendored, lockFile }: LockedPackages): Install[] {
  if (!declaresPackages || vendored) return [];
  const go = { tool: "go", frozen: lockFile !== null, lockFile, environment: {} };
  return [{ ...go, command: ["go", "mod", "download"] }, { ...go, command: ["go", "mod", "verify"] }];
}

/** Neither Maven nor Gradle has a lock file by default; Gradle checks one by itself where the build asks for it. */
function javaInstall({ tool, wrapper }: JavaBuild): Install {
  const program = wrapper === null ? (tool === "maven" ? "mvn" : "gradle") : `./${wrapper}`;
  const words = tool === "maven" ? ["--batch-mode", "--no-transfer-progress", "dependency:go-offline"] : ["--no-daemon", "--console=plain", "--quiet", "dependencies"];
  return { tool, command: [program, ...words], frozen: false, lockFile: null, environment: {} };
}

function rustInstall({ declaresPackages, lockFile }: LockedPackages): Install[] {
  if (!declaresPackages) return [];
  return [{ tool: "cargo", command: lockFile === null ? ["cargo", "fetch"] : ["cargo", "fetch", "--locked"], frozen: lockFile !== null, lockFile, environment: {} }];
}

/** The programs that install what the project declares, in the order in which they run. */
export function installsOf({ node, python, go, java, rust }: Detection): Install[] {
  return [
    ...(node === null ? [] : nodeInstall(node)),
    ...(python === null ? [] : pythonInstalls(python)),
    ...(go === null ? [] : goInstalls(go)),
    ...java.map(javaInstall),
    ...(rust === null ? [] : rustInstall(rust)),
  ];
}
