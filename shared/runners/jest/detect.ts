import path from "node:path";
import { readGivenDocument } from "../../files/document.js";
import { readTextIfPresent } from "../../files/read.js";
import { anything } from "../../schema/shape.js";
import { firstFile } from "../find-upwards.js";

const CONFIGURATIONS = ["js", "ts", "mjs", "cjs", "mts", "cts", "json"].map((extension) => `jest.config.${extension}`);

function keysOf(value: unknown): string[] {
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}

/** What of a package.json names Jest, or null. */
function evidenceIn(json: unknown): string | null {
  const entries = new Map(Object.entries(typeof json === "object" && json !== null ? json : {}));
  if (entries.has("jest")) return "jest in package.json";
  return ["devDependencies", "dependencies"].find((key) => keysOf(entries.get(key)).includes("jest")) === undefined ? null : "the jest dependency in package.json";
}

/**
 * What tells that `repository` has Jest tests, or null.
 * @throws InputError when its package.json is not JSON: that it names no test would be a guess.
 */
export async function detectJest(repository: string): Promise<string | null> {
  const configuration = await firstFile([repository], CONFIGURATIONS);
  if (configuration !== null) return path.basename(configuration);
  const file = path.join(repository, "package.json");
  const content = await readTextIfPresent(file);
  return content === null ? null : evidenceIn(readGivenDocument(anything(), content, file, "correct it"));
}
