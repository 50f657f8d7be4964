import path from "node:path";
import { findFiles } from "../../files/find.js";
import { isFile } from "../find-upwards.js";

/** What tells that `repository` has Go tests, or null: a module or workspace at its root, and a test file in it. */
export async function detectGo(repository: string): Promise<string | null> {
  for (const file of ["go.work", "go.mod"]) {
    if (await isFile(path.join(repository, file))) return (await findFiles(repository, ["**/*_test.go"])).length > 0 ? file : null;
  }
  return null;
}
