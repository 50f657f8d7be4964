import path from "node:path";
import { readTextIfPresent } from "../../files/read.js";
import { firstFile } from "../find-upwards.js";

const CONFIGURATIONS = ["js", "ts", "mjs", "cjs", "mts", "cts", "json"].map((extension) => `jest.config.${extension}`);

function keysOf(value: unknown): string[] {
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}

/** What of a package.json names Jest, or null. A file that is not JSON names nothing; the runner itself will complain. */
function evidenceIn(content: string): string | null {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return null;
  }
  const entries = new Map(Object.entries(typeof json === "object" && json !== null ? json : {}));
  if (entries.has("jest")) return "jest in package.json";
  return ["devDependencies", "dependencies"].find((key) => keysOf(entries.get(key)).includes("jest")) === undefined ? null : "the jest dependency in package.json";
}

/** What tells that `repository` has Jest tests, or null. */
export async function detectJest(repository: string): Promise<string | null> {
  const configuration = await firstFile([repository], CONFIGURATIONS);
  if (configuration !== null) return path.basename(configuration);
  const content = await readTextIfPresent(path.join(repository, "package.json"));
  return content === null ? null : evidenceIn(content);
}
