import type { IgnoredFinding } from "../judgement/finding.js";
import type { Judgement } from "../judgement/judge.js";

/** Why the verdict is as it is, in a sentence. */
export function verdictReason({ findings, statements }: Judgement): string {
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  const reviewed = `${counted(statements.length, "statement")} reviewed`;
  const [block, warn] = [count("block"), count("warn")];
  if (block > 0) return `${reviewed}, ${counted(block, "finding")} ${block === 1 ? "blocks" : "block"} the change${warn === 0 ? "" : `, ${counted(warn, "warning")}`}`;
  return warn === 0 ? `${reviewed}, nothing blocks the change` : `${reviewed}, nothing blocks the change, ${counted(warn, "warning")}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** What a comment in a migration allows, in a line. */
export function allowedText({ finding: { rule, file, place }, reason, until }: IgnoredFinding): string {
  return `${file}:${place.line}: ${rule} is allowed${until === null ? "" : ` until ${until}`}: ${reason}`;
}
