import type { Place } from "../../../shared/action/errors.js";
import { object, optional, text, type TypeOf } from "../../../shared/schema/shape.js";
import { checkDocument } from "../project/document.js";
import { plainLines } from "../project/plain-lines.js";
import type { ProjectFiles } from "../project/project-files.js";
import { parseToml } from "../project/toml-document.js";
import { readPoetryConstraint, readPrefix, readPythonSpecifier, wrongVersion } from "../version/reading.js";
import type { VersionRequest } from "../version/version-request.js";
import { fromMise, fromToolVersions } from "./pinned.js";
import type { Resolver } from "./request.js";
import { versionLine } from "./version-file.js";

const EXPECTED = "a CPython version such as 3.12 or 3.12.4";

/** uv also writes `cpython-3.12` and `cpython@3.12`. */
function readPythonVersion(found: string, place: Place): VersionRequest {
  return readPrefix(found.replace(/^cpython[-@]/, ""), EXPECTED, place);
}

const pythonVersionFile: Resolver = async ({ files }) => {
  const found = await versionLine(files, ".python-version", true);
  if (found === null) return null;
  const version: VersionRequest = found.text === "system" ? { scheme: "any" } : readPythonVersion(found.text, found.place);
  return { tool: "python", version, place: found.place, why: "read by pyenv and uv" };
};

const requiresPython: Resolver = ({ pyproject }) => {
  const specifier = pyproject?.fields.project?.["requires-python"];
  if (pyproject == null || specifier === undefined) return null;
  const place = pyproject.document.placeOf(["project", "requires-python"]);
  return { tool: "python", version: readPythonSpecifier(specifier, place), place, why: "requires-python, what the project supports" };
};

const poetryPython: Resolver = ({ pyproject }) => {
  const constraint = pyproject?.fields.tool?.poetry?.dependencies?.get("python");
  if (pyproject == null || constraint === undefined) return null;
  const place = pyproject.document.placeOf(["tool", "poetry", "dependencies", "python"]);
  if (typeof constraint !== "string") throw wrongVersion(JSON.stringify(constraint), "a Poetry constraint such as ^3.11", place);
  return { tool: "python", version: readPoetryConstraint(constraint, place), place, why: "Poetry's python constraint" };
};

const pipfileShape = object(
  { requires: optional(object({ python_full_version: optional(text()), python_version: optional(text()) }, { open: true })) },
  { open: true },
);

const pipfile: Resolver = async ({ files }) => {
  const content = await files.read("Pipfile");
  if (content === null) return null;
  const document = parseToml(content, (line, column) => files.place("Pipfile", line, column));
  const { requires }: TypeOf<typeof pipfileShape> = checkDocument(document, pipfileShape);
  const key = requires?.python_full_version === undefined ? "python_version" : "python_full_version";
  const found = requires?.[key];
  if (found === undefined) return null;
  const place = document.placeOf(["requires", key]);
  return { tool: "python", version: readPrefix(found, EXPECTED, place), place, why: "Pipfile's requires" };
};

const runtimeFile: Resolver = async ({ files }) => {
  const found = await versionLine(files, "runtime.txt");
  if (found === null) return null;
  return { tool: "python", version: readPrefix(found.text.replace(/^python-/, ""), "a runtime such as python-3.12.4", found.place), place: found.place, why: "the runtime of the platform it is deployed to" };
};

const setupConfiguration: Resolver = async ({ files }) => {
  for (const { text: said, line, column } of plainLines((await files.read("setup.cfg")) ?? "")) {
    const specifier = /^python_requires\s*=\s*(.+)$/.exec(said)?.[1];
    if (specifier === undefined) continue;
    const place = files.place("setup.cfg", line, column);
    return { tool: "python", version: readPythonSpecifier(specifier, place), place, why: "python_requires, what the project supports" };
  }
  return null;
};

const PYTHON_FILE = /^(?:pyproject\.toml|setup\.(?:py|cfg)|Pipfile|requirements[\w.-]*\.txt)$/;

/** The file that makes a folder a Python project, or null. */
export function pythonManifest(files: ProjectFiles): string | null {
  return files.names.find((name) => PYTHON_FILE.test(name)) ?? null;
}

const projectWithoutVersion: Resolver = ({ files }) => {
  const manifest = pythonManifest(files);
  return manifest === null ? null : { tool: "python", version: { scheme: "any" }, place: files.place(manifest), why: "a Python project that names no version" };
};

/** Exact pins first, then the ranges that the project supports. */
export const pythonResolvers: readonly Resolver[] = [
  pythonVersionFile,
  fromToolVersions("python"),
  fromMise("python"),
  runtimeFile,
  pipfile,
  requiresPython,
  poetryPython,
  setupConfiguration,
  projectWithoutVersion,
];
