/** The four answers a gate can give. Only `pass`, or a `not-applicable` that the policy allows, lets a change through. */
export const VERDICTS = ["pass", "fail", "inconclusive", "not-applicable"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Process exit codes of every action and every command; docs/architecture.md explains them to users. */
export const EXIT_CODE = { ok: 0, fail: 1, wrongInput: 2, inconclusive: 3, ourBug: 70 } as const;
export type ExitCode = (typeof EXIT_CODE)[keyof typeof EXIT_CODE];

/** The exit code that carries `verdict` to the calling shell or runner. */
export function exitCodeOf(verdict: Verdict): ExitCode {
  switch (verdict) {
    case "pass":
    case "not-applicable":
      return EXIT_CODE.ok;
    case "fail":
      return EXIT_CODE.fail;
    case "inconclusive":
      return EXIT_CODE.inconclusive;
  }
}

/** The verdict of several gates together: the worst of them. An empty list is `inconclusive`, never a pass. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  for (const worse of ["fail", "inconclusive", "pass", "not-applicable"] as const) {
    if (verdicts.includes(worse)) return worse;
  }
  return "inconclusive";
}
