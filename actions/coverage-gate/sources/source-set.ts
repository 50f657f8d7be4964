import picomatch from "picomatch";
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

type Matcher = (file: string) => boolean;

function anyOf(globs: readonly string[]): Matcher {
  return globs.length === 0 ? () => false : picomatch([...globs], { dot: true });
}

/** Which files the gate judges: those that `include` names, or all when it names none, without those that `exclude` names. */
export function judgedFiles({ include, exclude }: SourceGlobs): Matcher {
  const included = include.length === 0 ? () => true : anyOf(include);
  const excluded = anyOf(exclude);
  return (file) => included(file) && !excluded(file);
}

/**
 * The files that must be measured and are not.
 * @param files the repository's files, relative to the root.
 * @param measured the files that reports name, relative to the root.
 */
export function unmeasuredSources(files: readonly string[], measured: ReadonlySet<string>, globs: SourceGlobs): string[] {
  const judged = judgedFiles(globs);
  const notRequired = globs.include.length === 0 ? anyOf(NOT_REQUIRED) : () => false;
  const extensions = measuredExtensions(measured);
  return files.filter((file) => isOf(extensions, file) && !measured.has(file) && judged(file) && !notRequired(file));
}
