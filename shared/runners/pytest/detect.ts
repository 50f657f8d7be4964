import path from "node:path";
import { findFiles } from "../../files/find.js";
import { readTextIfPresent } from "../../files/read.js";
import { isFile } from "../find-upwards.js";

/** Files whose sections configure pytest, and what such a section looks like. */
const SECTIONS: readonly (readonly [file: string, section: RegExp, shown: string])[] = [
  ["pyproject.toml", /^\[tool\.pytest(?:\.ini_options)?\]/m, "[tool.pytest] in pyproject.toml"],
  ["tox.ini", /^\[pytest\]/m, "[pytest] in tox.ini"],
  ["setup.cfg", /^\[tool:pytest\]/m, "[tool:pytest] in setup.cfg"],
];
const FILES = ["pytest.toml", ".pytest.toml", "pytest.ini", ".pytest.ini", "conftest.py"];
const TEST_FILES = ["test", "tests", "testing"].flatMap((folder) => [`${folder}/conftest.py`, `${folder}/**/test_*.py`, `${folder}/**/*_test.py`]);

/** What tells that `repository` has pytest tests, or null: its configuration, else test files where people put them. */
export async function detectPytest(repository: string): Promise<string | null> {
  for (const file of FILES) if (await isFile(path.join(repository, file))) return file;
  for (const [file, section, shown] of SECTIONS) {
    if (section.test((await readTextIfPresent(path.join(repository, file))) ?? "")) return shown;
  }
  return (await findFiles(repository, ["test_*.py", "*_test.py", ...TEST_FILES]))[0] ?? null;
}
