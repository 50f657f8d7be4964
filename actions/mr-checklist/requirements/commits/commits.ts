import { plural } from "../../../../shared/report/figures.js";
import type { RequirementOf } from "../../../../shared/policy/sections/checklist/requirement.js";
import { characterCount } from "../../../../shared/text/character-count.js";
import { compilePattern } from "../../../../shared/text/pattern.js";
import type { CommitFacts, Facts } from "../../facts/facts.js";
import type { Evaluation, Evaluator } from "../../evaluation/evaluation.js";
import { readConventionalTitle } from "../conventional/conventional.js";
import { missingCommits } from "../../evaluation/missing-commits.js";
import { namesText, satisfied, unknown, unsatisfied } from "../../evaluation/standing.js";
import { isSignedOff } from "./sign-off.js";

type Rules = RequirementOf<"commits">;

/** What one commit came to: broken rules, or facts about it that are missing. */
interface Held {
  readonly commit: CommitFacts;
  readonly problems: readonly string[];
  readonly unknowns: readonly string[];
}

/** Every commit of the change against the rules that the policy names. */
export const commits: Evaluator<Rules> = (rules, { facts }) => {
  const held = facts.commits.items.map((commit) => holdCommit(rules, commit));
  const broken = held.filter(({ problems }) => problems.length > 0);
  if (broken.length > 0) {
    const evidence = broken.map(({ commit, problems }) => `${nameOf(commit)} ${problems.join(", and ")}`);
    return unsatisfied(`${plural(broken.length, "commit breaks", "commits break")} the rules; ${remedyOf(rules, facts)}`, evidence);
  }
  return missingFacts(facts, held) ?? satisfied(...proofOf(held));
};

function missingFacts(facts: Facts, held: readonly Held[]): Evaluation | null {
  const missing = missingCommits(facts);
  if (missing !== null) return unknown(`${missing.reason}; ${missing.remedy}`);
  const open = held.filter(({ unknowns }) => unknowns.length > 0);
  if (open.length === 0) return null;
  return unknown(`of ${plural(open.length, "commit")} a fact is missing: ${namesText([...new Set(open.flatMap(({ unknowns }) => unknowns))])}; run it again`, open.map(({ commit, unknowns }) => `${nameOf(commit)}: ${unknowns.join(", ")}`));
}

/** The first line of a message, without the end of the line. */
function subjectOf({ message }: CommitFacts): string {
  return message.replace(/[\r\n][^]*$/, "");
}

function nameOf(commit: CommitFacts): string {
  return `${commit.sha.slice(0, 7)} "${subjectOf(commit)}"`;
}

function isMerge({ parents }: CommitFacts): boolean {
  return parents > 1;
}

function holdCommit(rules: Rules, commit: CommitFacts): Held {
  const said = messageHeld(rules, commit);
  const { signatureVerified } = commit;
  // A merge can bring code that is in neither branch, so that nothing exempts it from being signed.
  const unsigned = rules["verified-signature"] && signatureVerified === false ? ["has no signature that GitHub verified"] : [];
  const unsure = rules["verified-signature"] && signatureVerified === null ? ["whether GitHub verified its signature"] : [];
  return { commit, problems: [...said.problems, ...unsigned], unknowns: [...said.unknowns, ...unsure] };
}

/** What the message has to be. Git words a merge itself, so that an allowed one is let off. */
function messageHeld(rules: Rules, commit: CommitFacts): Omit<Held, "commit"> {
  if (isMerge(commit)) return { problems: rules.merges === "refuse" ? ["merges another branch"] : [], unknowns: [] };
  const searched = rules.pattern === null ? "found" : compilePattern(rules.pattern).search(commit.message);
  const problems = [...subjectProblems(rules, subjectOf(commit)), ...signOffProblems(rules, commit)];
  if (searched === "absent") problems.push(`does not match ${String(rules.pattern)}`);
  return { problems, unknowns: searched === "too-long" ? ["its message is too long to be matched with a pattern"] : [] };
}

function subjectProblems({ conventional, types, "longest-subject": longest }: Rules, subject: string): string[] {
  const problems: string[] = [];
  const read = conventional ? readConventionalTitle(subject, types) : null;
  if (typeof read === "string") problems.push(read);
  const length = characterCount(subject);
  if (longest !== null && length > longest) problems.push(`has a first line of ${length} characters, ${longest} are allowed`);
  return problems;
}

function signOffProblems(rules: Rules, { message, author }: CommitFacts): string[] {
  return rules["signed-off"] && !isSignedOff(message, author) ? [`lacks "Signed-off-by: ${author.name} <${author.email}>"`] : [];
}

function remedyOf(rules: Rules, { pull }: Facts): string {
  const options = [rules["signed-off"] ? " --signoff" : "", rules["verified-signature"] ? " --gpg-sign" : ""].join("");
  if (rules.merges === "refuse") return `rebase onto ${pull.base.ref} (git rebase${options} ${pull.base.ref}) and push with --force-with-lease`;
  return `reword them (git rebase --interactive${options} ${pull.base.ref}) and push with --force-with-lease`;
}

function proofOf(held: readonly Held[]): [string, string[]] {
  const merges = held.filter(({ commit }) => isMerge(commit)).length;
  const others = held.length - merges;
  const parts = [...(others > 0 ? [`${plural(others, "commit keeps", "commits keep")} the rules`] : []), ...(merges > 0 ? [`${plural(merges, "merge")} allowed`] : [])];
  return [parts.join(", "), held.map(({ commit }) => nameOf(commit))];
}
