import { HEAD_RUNS } from "../../../shared/policy/sections/checklist/checklist.js";
import type { JudgedItem } from "../evaluation/judged-item.js";
import { unknown } from "../evaluation/standing.js";
import type { Facts } from "../facts/facts.js";

const DIRECTIVE = /\[(?:skip ci|ci skip|no ci|skip actions|actions skip)\]/i;
const TRAILER = /^skip-checks:[ \t]*true[ \t]*$/i;

/**
 * What GitHub is told by the head's message where that keeps workflows from running: it starts none of `pull_request` then,
 * for edits of the description neither. What a review made green would stay green. Null when the head does not skip, and
 * where its message is not known: simulated events have no commits, and GitHub lists 250 of a pull request.
 */
export function skippedRuns({ pull, commits: { items } }: Pick<Facts, "pull" | "commits">): JudgedItem | null {
  const [words] = items.filter(({ sha }) => sha === pull.head.sha).flatMap(({ message }) => directiveIn(message) ?? []);
  return words === undefined ? null : open(`the message of the head ${pull.head.sha.slice(0, 7)} says ${words}: GitHub starts no workflow when the description or a label is edited, and nobody would judge anew; push a commit whose message does not skip`);
}

/** The item that is on the list only then: no policy asks for it, and nobody can waive it. */
function open(problem: string): JudgedItem {
  const { state, reason } = unknown(problem);
  return { id: HEAD_RUNS, title: "GitHub runs workflows for the head", state, verify: "machine", evidence: [], reason, waiver: null, unwaived: null, waive: null };
}

/** The words by which a message keeps workflows from running, as GitHub documents them: anywhere, or a line of its last paragraph. */
function directiveIn(message: string): string | null {
  const directive = DIRECTIVE.exec(message)?.[0];
  if (directive !== undefined) return directive.toLowerCase();
  const lines = message.trimEnd().split(/\r\n|\r|\n/);
  const paragraph = lines.slice(lines.findLastIndex((line) => line.trim() === "") + 1);
  return paragraph.some((line) => TRAILER.test(line)) ? "skip-checks: true" : null;
}
