import { didYouMean } from "../../../shared/schema/did-you-mean.js";
import type { Span } from "../statements/span.js";
import type { Ignore } from "./ignore.js";

/** As much of a finding as an ignore has to know. */
export interface Ignorable {
  readonly rule: string;
  /** Position of its statement in the file, from 0; null where it is about the file as a whole. */
  readonly statement: number | null;
}

/** A comment that does not do what it was written for: a finding that blocks. */
export interface IgnoreError {
  readonly rule: "ignore";
  readonly family: "failure";
  readonly severity: "block";
  /** The comment's. */
  readonly span: Span;
  readonly statement: number | null;
  /** One line. */
  readonly message: string;
}

/** What an ignore is held against. */
export interface IgnoreContext {
  /** YYYY-MM-DD in UTC. */
  readonly today: string;
  /** The names of all rules, those that are off included. */
  readonly rules: readonly string[];
}

/** What became of the findings of one file. */
export interface Ignored<F extends Ignorable> {
  readonly kept: readonly F[];
  readonly silenced: readonly { readonly finding: F; readonly ignore: Ignore }[];
  readonly errors: readonly IgnoreError[];
}

/** Takes out the findings that comments of the same file allow, and tells of each comment that is wrong or not needed. */
export function applyIgnores<F extends Ignorable>(ignores: readonly Ignore[], findings: readonly F[], context: IgnoreContext): Ignored<F> {
  const counting = ignores.filter((ignore) => problemOf(ignore, context.today) === null);
  const kept: F[] = [];
  const silenced: { readonly finding: F; readonly ignore: Ignore }[] = [];
  for (const finding of findings) {
    const ignore = counting.find((one) => allows(one, finding));
    if (ignore === undefined) kept.push(finding);
    else silenced.push({ finding, ignore });
  }
  const errors = ignores.flatMap((ignore) => messagesOf(ignore, findings, context).map((message): IgnoreError => ({ rule: "ignore", family: "failure", severity: "block", span: ignore.span, statement: ignore.statement, message })));
  return { kept, silenced, errors };
}

function allows({ rules, statement, isAtTop }: Ignore, finding: Ignorable): boolean {
  return rules.includes(finding.rule) && (finding.statement === null ? isAtTop : finding.statement === statement);
}

/** Why an ignore counts for nothing at all. */
function problemOf({ problem, reason, until }: Ignore, today: string): string | null {
  if (problem !== null) return `the comment cannot be read and silences nothing: ${problem}`;
  if (reason === null) return 'the comment gives no reason and silences nothing: add reason="why"';
  return until !== null && until < today ? `the comment held until ${until}: fix what it allows, or give it a new day` : null;
}

function messagesOf(ignore: Ignore, findings: readonly Ignorable[], { today, rules }: IgnoreContext): string[] {
  const problem = problemOf(ignore, today);
  if (problem !== null) return [problem];
  return ignore.rules.flatMap((rule) => {
    if (!rules.includes(rule)) return [`there is no rule ${JSON.stringify(rule)}${didYouMean(rule, rules)}`];
    const isUsed = findings.some((finding) => finding.rule === rule && allows(ignore, finding));
    return isUsed ? [] : [`${rule} finds nothing ${ignore.statement === null ? "behind this comment" : "in the statement that this comment is about"}: take the rule out of it`];
  });
}
