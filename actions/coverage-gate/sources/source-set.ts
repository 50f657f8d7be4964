import { globMatcher } from "../../../shared/files/glob.js";
import { isOf, LANGUAGES, measuredExtensions } from "./language.js";

/**
 * What nobody has to measure unless the policy's `include` names it: tests and their helpers, configuration, type
 * declarations, dot files, other people's and built code. Migrations are code like any other.
 */
export const NOT_REQUIRED: readonly string[] = [
  "**/*.{test,spec}.*", "**/__tests__/**", "**/__mocks__/**", "**/test/**", "**/tests/**", "**/testdata/**",
  "**/*_test.go", "**/test_*.py", "**/*_test.py", "**/conftest.py",
  "**/*.config.*", "**/setup.py", "**/*.d.{ts,mts,cts}", "**/.*", "**/.*/**",
  "**/{node_modules,vendor,dist,build}/**",
];

/** Globs of the policy's coverage section. */
export interface SourceGlobs {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** Which files the gate judges: those that `include` names, or all when it names none, without those that `exclude` names. */
export function judgedBy({ include, exclude }: SourceGlobs): (file: string) => boolean {
  const included = include.length === 0 ? () => true : globMatcher(include);
  const excluded = globMatcher(exclude);
  return (file) => included(file) && !excluded(file);
}

/** Whether somebody has to measure the file, as far as its name tells. */
function requiredBy(globs: SourceGlobs): (file: string) => boolean {
  const judged = judgedBy(globs);
  const notRequired = globs.include.length === 0 ? globMatcher(NOT_REQUIRED) : () => false;
  return (file) => judged(file) && !notRequired(file);
}

/**
 * The files that must be measured and are not.
 * @param files the repository's files, relative to the root.
 * @param measured the files that reports name, relative to the root.
 */
export function unmeasuredSources(files: readonly string[], measured: ReadonlySet<string>, globs: SourceGlobs): string[] {
  const required = requiredBy(globs);
  const extensions = measuredExtensions(measured);
  return files.filter((file) => isOf(extensions, file) && !measured.has(file) && required(file));
}

/** Files of each known language that no report measures anything of, by the language's name; none where nothing at all is measured. */
export function unmeasuredLanguages(files: readonly string[], measured: ReadonlySet<string>, globs: SourceGlobs): ReadonlyMap<string, readonly string[]> {
  const required = requiredBy(globs);
  const extensions = measuredExtensions(measured);
  const found = new Map<string, readonly string[]>();
  if (extensions.size === 0) return found;
  for (const [language, own] of Object.entries(LANGUAGES)) {
    const sources = own.some((extension) => extensions.has(extension)) ? [] : files.filter((file) => isOf(new Set(own), file) && required(file));
    if (sources.length > 0) found.set(language, sources);
  }
  return found;
}
