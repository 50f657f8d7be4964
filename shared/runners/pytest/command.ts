import type { SuitePolicy } from "../../policy/sections/tests.js";
import { firstFile, foldersUpwards } from "../find-upwards.js";
import { isInside } from "../../action/path-inside.js";

const INTERPRETERS = [".venv/bin/python", "venv/bin/python", ".venv/Scripts/python.exe", "venv/Scripts/python.exe"];

/**
 * How to start pytest: the command of the policy, else the interpreter of the virtual environment in the suite's folder or
 * one above it inside the repository, else `python3` of the path, which is that of an activated environment.
 */
export async function pytestCommand(suite: SuitePolicy, directory: string, repository: string): Promise<readonly string[]> {
  if (suite.command !== null) return suite.command;
  const folders = foldersUpwards(directory).filter((folder) => isInside(folder, repository));
  return [(await firstFile(folders, INTERPRETERS)) ?? "python3", "-m", "pytest"];
}

/** `command` with coverage.py around pytest, or null when it does not start pytest as a module. */
export function underCoverage(command: readonly string[]): string[] | null {
  const at = command.findIndex((word, index) => word === "-m" && command[index + 1] === "pytest");
  return at === -1 ? null : [...command.slice(0, at), "-m", "coverage", "run", "--branch", ...command.slice(at)];
}
