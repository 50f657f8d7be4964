import path from "node:path";
import { hasGoCode } from "./go-code.js";
import { strippedPython, strippedSource } from "./stripped.js";
import { isCountless, isTypeOnly } from "./type-only.js";

type Reading = (source: string) => boolean;

const goReading: Reading = (source) => hasGoCode(strippedSource(source));
const pythonReading: Reading = (source) => strippedPython(source).trim() !== "";
const scriptReading: Reading = (source) => !isTypeOnly(strippedSource(source));

const DIRECTIVE = /^[^\S\n]*(["'])use \w+\1;?[^\S\n]*$/gmu;
const countlessScript: Reading = (source) => !isCountless(strippedSource(source.replace(DIRECTIVE, "")));
/** Of components only scripts are counted by every tool that measures them. */
const componentReading: Reading = (source) => /<script\b/iu.test(source);

const SCRIPTS = [".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx"];

function forEach(extensions: readonly string[], reading: Reading): [string, Reading][] {
  return extensions.map((extension) => [extension, reading]);
}

const READINGS: ReadonlyMap<string, Reading> = new Map([[".go", goReading], [".py", pythonReading], ...forEach(SCRIPTS, scriptReading)]);

const READINGS_WHERE_LISTED: ReadonlyMap<string, Reading> = new Map([
  ...READINGS, ...forEach(SCRIPTS, countlessScript), ...forEach([".vue", ".svelte", ".astro"], componentReading),
]);

function read(readings: ReadonlyMap<string, Reading>, file: string, source: string): boolean {
  return readings.get(path.posix.extname(file).toLowerCase())?.(source) ?? true;
}

/**
 * Whether a source file holds anything that a coverage tool could count; one that does not cannot be measured and need
 * not be. Read from the text, not parsed: Go needs a function with statements, Python anything beyond comments and
 * texts, JavaScript and TypeScript anything beyond imports, re-exports and types. Other languages always have code.
 */
export function hasCode(file: string, source: string): boolean {
  return read(READINGS, file, source);
}

/**
 * Whether a source file that a report lists with nothing to count holds code which the tool would have had to count.
 * Instrumenters count nothing in enums, classes without members, and exported data, which a run without a record of the
 * file leaves open.
 */
export function hasCountedCode(file: string, source: string): boolean {
  return source.trim() !== "" && read(READINGS_WHERE_LISTED, file, source);
}
