import { durationText, plural } from "../../../shared/report/figures.js";
import { isLeaf } from "../../../actions/mr-checklist/template/leaves.js";
import { CONVENTIONAL_TYPES, type Requirement, type RequirementKind, type RequirementOf } from "../../../shared/policy/sections/checklist/requirement.js";
import { andText, joinSentences, orText, type Sentence } from "./sentence.js";
import { designWords, sectionWords, tickGroupWords, tickWords } from "./written-by-people.js";

/** What an item demands, as people say it. */
export function requirementSentence(requirement: Requirement): Sentence {
  if (isLeaf(requirement)) return kindWords(requirement.kind, requirement.value);
  return joinSentences(requirement.kind, requirement.value.map(requirementSentence));
}

function kindWords<K extends RequirementKind>(kind: K, value: RequirementOf<K>): string {
  return WORDS[kind](value);
}

const WORDS: { readonly [K in RequirementKind]: (value: RequirementOf<K>) => string } = {
  issue: issueWords, findings: findingsWords, check: checkWords, title: titleWords, commits: commitsWords, reviews: reviewsWords,
  section: sectionWords, tick: tickWords, "tick-group": tickGroupWords, size: sizeWords, design: designWords, record: recordWords,
};

const WAYS = { "closing-keyword": "by a closing keyword", sidebar: "in the sidebar", "tracker-key": "by a tracker's key" } as const;

function issueWords({ via, state, count }: RequirementOf<"issue">): string {
  const noun = state === "open" ? "open issue" : "issue";
  return `${plural(count, noun)} at least, linked ${orText(via.map((way) => WAYS[way]))}`;
}

const PLACES = { added: "in the added or edited lines", hunk: "in and around the changed lines", file: "in the changed files", all: "anywhere" } as const;

function findingsWords({ reports, filter, limits, "min-reports": least, forks }: RequirementOf<"findings">): string {
  const most = (["error", "warning", "note"] as const).flatMap((level) => (limits[level] === null ? [] : [plural(limits[level], level)]));
  const findings = most.length === 0 ? "no report of an analyser is broken" : `analysers found at most ${andText(most)} ${PLACES[filter]}`;
  return `${findings}, by ${plural(least, "report")} at least that ${least === 1 ? "matches" : "match"} ${orText(reports)}${ofForks(forks)}`;
}

function ofForks(forks: "accept" | "refuse"): string {
  return forks === "accept" ? ", even of a fork's own run" : "";
}

function checkWords({ name, app, workflow, conclusion }: RequirementOf<"check">): string {
  const what = app === null ? `the commit status "${name}"` : `the check "${name}" by ${app}${workflow === null ? "" : ` in the workflow "${workflow}"`}`;
  return `${what} came to ${orText(conclusion)}`;
}

function ofTypes(types: readonly string[]): string {
  return types.join() === CONVENTIONAL_TYPES.join() ? "" : ` of type ${orText(types)}`;
}

function titleWords({ conventional, types, pattern, longest }: RequirementOf<"title">): string {
  return `the title ${andText([
    ...(conventional ? [`is a conventional commit's${ofTypes(types)}`] : []),
    ...(pattern === null ? [] : [`matches the pattern ${pattern}`]),
    ...(longest === null ? [] : [`has at most ${plural(longest, "character")}`]),
  ])}`;
}

function commitsWords(rules: RequirementOf<"commits">): string {
  const demands = [
    ...(rules.conventional ? [`is a conventional commit${ofTypes(rules.types)}`] : []),
    ...(rules["signed-off"] ? ["is signed off by its author"] : []),
    ...(rules["verified-signature"] ? ["has a signature that GitHub verified"] : []),
    ...(rules.pattern === null ? [] : [`has a message that matches the pattern ${rules.pattern}`]),
    ...(rules["longest-subject"] === null ? [] : [`has a first line of at most ${plural(rules["longest-subject"], "character")}`]),
    ...(rules.merges === "refuse" ? ["is no merge"] : []),
  ];
  return `every commit ${andText(demands)}`;
}

const STALE = { head: "of the current head", "owned-files": "as long as those files stay as they were approved", never: "whatever is pushed later" } as const;

function reviewsWords({ count, from, role, paths, stale, contributors }: RequirementOf<"reviews">): string {
  const anyone = `anyone with the role ${role} or a higher one`;
  const people = from.filter((word) => word !== "codeowners").map((word) => (word === "anyone" ? anyone : word));
  const owners = `${count === 1 ? "" : `${plural(count, "approval")} at least, and `}of each set of owners that CODEOWNERS names 1 approval at least of their files, of files that nobody owns by ${orText(people.length === 0 ? [anyone] : people)}`;
  const demand = from.includes("codeowners") ? owners : `${plural(count, "approval")} at least by ${orText(people)}`;
  const never = contributors === "refuse" ? "never the author's, a committer's or a bot's" : "never the author's or a bot's";
  return `${demand}${paths === null ? "" : `, where files are changed that match ${orText(paths)}`}, ${STALE[stale]}; ${never}`;
}

function sizeWords({ files, lines, ignore }: RequirementOf<"size">): string {
  const most = [...(files === null ? [] : [plural(files, "file")]), ...(lines === null ? [] : [plural(lines, "line")])];
  return `at most ${andText(most)} ${most.length === 1 && (files ?? lines) === 1 ? "is" : "are"} changed${ignore.length === 0 ? "" : `, not counting ${andText(ignore)}`}`;
}

function recordWords({ gate, verdict, "max-age": oldest, forks }: RequirementOf<"record">): string {
  const age = oldest === null ? "" : `, at most ${durationText(oldest)} ago`;
  return `the gate ${gate} said ${orText(verdict)} of the head${age}${ofForks(forks)}`;
}
