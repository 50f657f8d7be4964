import path from "node:path";
import { hasGoCode } from "./go-code.js";
import { strippedPython, strippedSource } from "./stripped.js";
import { isTypeOnly } from "./type-only.js";

type Reading = (source: string) => boolean;

const goReading: Reading = (source) => hasGoCode(strippedSource(source));
const pythonReading: Reading = (source) => strippedPython(source).trim() !== "";
const scriptReading: Reading = (source) => !isTypeOnly(strippedSource(source));

const READINGS: ReadonlyMap<string, Reading> = new Map([
  [".go", goReading], [".py", pythonReading],
  ...[".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx"].map((extension): [string, Reading] => [extension, scriptReading]),
]);

/**
 * Whether a source file holds anything that a coverage tool could count; one that does not cannot be measured and need
 * not be. Read from the text, not parsed: Go needs a function with statements, Python anything beyond comments and
 * texts, JavaScript and TypeScript anything beyond imports, re-exports and types. Other languages always have code.
 */
export function hasCode(file: string, source: string): boolean {
  return READINGS.get(path.posix.extname(file).toLowerCase())?.(source) ?? true;
}
