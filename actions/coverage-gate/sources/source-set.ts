import { globMatcher } from "../../../shared/files/glob.js";
import { isOf, LANGUAGES, measuredExtensions } from "./language.js";

/**
 * What nobody has to measure unless the policy's `include` names it: tests and their helpers, configuration of tools, type
 * declarations, dot files, other people's and built code. One list for all languages, because a repository's tools need
 * not be written in the language of its code. Migrations are code like any other.
 */
export const NOT_REQUIRED: readonly string[] = [
  "**/*.{test,spec,cy}.*", "**/__tests__/**", "**/__mocks__/**", "**/test/**", "**/tests/**", "**/cypress/**", "**/testdata/**",
  "**/*_test.go", "**/test_*.py", "**/*_test.py", "**/conftest.py",
  "**/*.{config,conf}.*", "**/webpack.*.*", "**/{jest,vitest}.setup.*", "**/setupTests.*", "**/{gulpfile,Gulpfile,gruntfile,Gruntfile}.*",
  "**/{setup,noxfile,toxfile,fabfile,dodo,conanfile,hatch_build}.py", "**/{doc,docs}/**/conf.py", "**/magefile.go",
  "**/*.d.{ts,mts,cts}", "**/.*", "**/.*/**", "**/*.min.{js,mjs,cjs}",
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

/** Files that must be measured and are not. */
export interface UnmeasuredSources {
  /** The language that no report measures anything of; null for files of languages that are measured otherwise. */
  readonly language: string | null;
  readonly files: readonly string[];
}

/**
 * The files that must be measured and are not: those of the measured languages, and those of every language that our own
 * runners measure, whether a report of it was given or not. None where nothing at all is measured: the reports are at fault
 * then, not the files.
 * @param files the repository's files, relative to the root.
 * @param measured the files that reports name, relative to the root.
 */
export function unmeasuredSources(files: readonly string[], measured: ReadonlySet<string>, globs: SourceGlobs): UnmeasuredSources[] {
  if (measured.size === 0) return [];
  const required = requiredBy(globs);
  const seen = measuredExtensions(measured);
  const among = (language: string | null, extensions: ReadonlySet<string>): UnmeasuredSources =>
    ({ language, files: files.filter((file) => isOf(extensions, file) && !measured.has(file) && required(file)) });
  const unseen = Object.entries(LANGUAGES).filter(([, extensions]) => !extensions.some((extension) => seen.has(extension)));
  const groups = [among(null, seen), ...unseen.map(([language, extensions]) => among(language, new Set(extensions)))];
  return groups.filter((group) => group.files.length > 0);
}
