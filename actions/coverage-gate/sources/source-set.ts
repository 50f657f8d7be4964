import { globMatcher } from "../../../shared/files/glob.js";
import { isOf, measuredExtensions } from "./language.js";

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

/**
 * The files that must be measured and are not.
 * @param files the repository's files, relative to the root.
 * @param measured the files that reports name, relative to the root.
 */
export function unmeasuredSources(files: readonly string[], measured: ReadonlySet<string>, globs: SourceGlobs): string[] {
  const judged = judgedBy(globs);
  const notRequired = globs.include.length === 0 ? globMatcher(NOT_REQUIRED) : () => false;
  const extensions = measuredExtensions(measured);
  return files.filter((file) => isOf(extensions, file) && !measured.has(file) && judged(file) && !notRequired(file));
}
