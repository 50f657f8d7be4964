/**
 * What actions/download-artifact v8 does, with a folder in place of the server: a missing name is an error, a pattern
 * without a match is not, and an artifact that alone matches a pattern goes into the folder itself, unlike several.
 * Another run's artifacts lie in a folder of its id below PLIMSOLL_ACT_RUNS.
 * PLIMSOLL_ACT_LOST names an artifact that is lost on its way, as a fault on demand.
 */
import { cpSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";

function input(name: string): string {
  return (process.env[`INPUT_${name.toUpperCase()}`] ?? "").trim();
}

function fail(message: string): never {
  console.log(`::error::${message}`);
  process.exit(1);
}

function matches(name: string, pattern: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^/]*")}$`).test(name);
}

/** The folder with the artifacts of the run that is asked for; of this very one unless another is named. */
function artifactsFolder(): string {
  const run = input("run-id");
  if (run === "") return process.env.PLIMSOLL_ACT_ARTIFACTS ?? fail("PLIMSOLL_ACT_ARTIFACTS is not set");
  if (input("github-token") === "") fail("the artifacts of another run need a token");
  return path.join(process.env.PLIMSOLL_ACT_RUNS ?? fail("PLIMSOLL_ACT_RUNS is not set"), run);
}

const store = artifactsFolder();
const folder = path.resolve(input("path") || (process.env.GITHUB_WORKSPACE ?? "."));
const kept = (existsSync(store) ? readdirSync(store).sort() : []).filter((name) => name !== process.env.PLIMSOLL_ACT_LOST);
const wanted = input("name");
const names = kept.filter((name) => (wanted === "" ? matches(name, input("pattern") || "*") : name === wanted));
if (wanted !== "" && names.length === 0) fail(`Unable to download artifact(s): Artifact not found for name: ${wanted}`);

for (const name of names) {
  const target = names.length === 1 || input("merge-multiple") === "true" ? folder : path.join(folder, name);
  mkdirSync(target, { recursive: true });
  cpSync(path.join(store, name), target, { recursive: true });
}
console.log(`Total of ${names.length} artifact(s) downloaded: ${names.join(", ")}`);
