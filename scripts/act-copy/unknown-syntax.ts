/** Syntax of 2026 that act 0.2.87 does not know and that no rewriting can stand for. */
const UNKNOWN: readonly (readonly [RegExp, string])[] = [
  [/\$\{\{[^}]*\bcase\(/, "case()"],
  [/\$\{\{[^}]*\bjob\.workflow_/, "job.workflow_*"],
  [/^\s*(?:-\s*)?(?:parallel|background|wait|cancel)\s*:/m, "steps with parallel, background, wait or cancel"],
];

/** @throws when a file uses such syntax, naming it. */
export function refuseUnknownSyntax(source: string, file: string): void {
  for (const [pattern, name] of UNKNOWN) {
    if (pattern.test(source)) throw new Error(`${file}: uses ${name}, which act does not know: the pipeline cannot be tested with it`);
  }
}
