import { globMatcher } from "../../../../shared/files/glob.js";
import { integerText, plural } from "../../../../shared/report/figures.js";
import type { RequirementOf } from "../../../../shared/policy/sections/checklist/requirement.js";
import type { Evaluation, Evaluator, Question } from "../../evaluation/evaluation.js";
import { namesText, satisfied, unknown, unsatisfied } from "../../evaluation/standing.js";
import { linksOf, type Link } from "./links.js";

type Wanted = RequirementOf<"issue">;

/** Whether a link counts: `unknown` where nobody could say. `says` ends a line that starts with the issue. */
interface Standing {
  readonly link: Link;
  readonly counts: "yes" | "no" | "unknown";
  readonly says: string;
}

/** The change is linked to as many issues as the policy demands, each of which is there and, if demanded, open. */
export const issue: Evaluator<Wanted> = (wanted, question) => {
  const { links, unread } = linksOf(wanted, question);
  const isOurs = homeOf(wanted, question);
  const standings = links.map((link) => (isOurs(link) ? standingOf(wanted, link, question) : { link, counts: "no" as const, says: "is of a repository whose issues do not count" }));
  const evidence = standings.map(({ link, says }) => `${link.shown} ${says}, by ${[...link.ways].map((way) => WAYS[way]).join(" and ")}`);
  const of = (counts: Standing["counts"]) => standings.filter((standing) => standing.counts === counts);
  const good = of("yes");
  if (good.length >= wanted.count) return satisfied(`linked to ${namesText(good.map(({ link }) => link.shown))}`, evidence);
  if (unread.length > 0) return unknown(`the ${unread.join(" and the ")} is too long to look for keys in; shorten it`, evidence);
  if (good.length + of("unknown").length >= wanted.count) return unknown(ignoranceText(of("unknown"), question), evidence);
  return missing(wanted, standings, evidence, question);
};

const WAYS = { "closing-keyword": "a closing keyword", sidebar: "the sidebar", "tracker-key": "its key" } as const;

/** Whether an issue is of a repository that counts: anybody can open one in their own. GitHub's names have no case. */
function homeOf({ repositories }: Wanted, { facts: { pull } }: Question): (link: Link) => boolean {
  const home = pull.repository.toLowerCase();
  const matches = repositories === null ? (name: string): boolean => name.startsWith(home.slice(0, home.indexOf("/") + 1)) : globMatcher(repositories.map((glob) => glob.toLowerCase()));
  return ({ repository }) => repository === null || matches(repository);
}

function standingOf({ state: demanded }: Wanted, link: Link, { facts }: Question): Standing {
  const says = (counts: Standing["counts"], words: string): Standing => ({ link, counts, says: words });
  if (link.isTemplates) return says("no", "is an example of the template");
  if (link.shown === `#${facts.pull.number}`) return says("no", "is this pull request itself");
  if (link.known.some(({ url }) => url !== null && /\/pull\/\d+/.test(url))) return says("no", "is a pull request");
  // Sources that contradict each other prove nothing: the worst that one of them says holds.
  const exists = worst(link.known.map((fact) => fact.exists), false);
  const state = worst(link.known.map((fact) => fact.state), "closed");
  if (exists === false) return says("no", "is no issue");
  if (demanded === "open" && state === "closed") return says("no", "is closed");
  if (exists === null) return link.accepted ? says("yes", "is named; its tracker was not asked") : says("unknown", "could not be looked up");
  if (demanded === "any") return says("yes", "is there");
  if (state === "open") return says("yes", "is open");
  return link.accepted ? says("yes", "is there; whether it is open was not asked") : says("unknown", "is there, and nobody knows whether it is open");
}

function worst<T>(values: readonly (T | null)[], bad: T): T | null {
  return values.includes(bad) ? bad : (values.find((value) => value !== null) ?? null);
}

function ignoranceText(standings: readonly Standing[], { facts }: Question): string {
  const names = namesText(standings.map(({ link }) => link.shown));
  const tracker = standings.map(({ link }) => link.tracker).find((name) => name !== null);
  if (tracker === undefined) return `nobody could say whether ${names} is an open issue; run it again, and see that the token may read issues (issues: read) of ${facts.pull.repository} and of every repository named`;
  return `nobody asks the tracker "${tracker}" whether ${names} is there; link an issue of GitHub, or let the policy say \`unverified: accept\` for that tracker`;
}

function missing({ count, via, state }: Wanted, standings: readonly Standing[], evidence: readonly string[], { policy }: Question): Evaluation {
  const what = state === "open" ? "open issue" : "issue";
  const good = standings.filter(({ counts }) => counts === "yes").length;
  const others = standings.filter(({ counts }) => counts !== "yes").map(({ link, says }) => `${link.shown} ${says}`);
  const found = `linked to ${good === 0 ? `no ${what}` : plural(good, what)}${count > 1 ? `, ${integerText(count)} are demanded` : ""}${others.length === 0 ? "" : ` (${namesText(others)})`}`;
  const advice = { "closing-keyword": "write `Fixes #…` in the description", sidebar: "link it in the sidebar", "tracker-key": "name its key in the title" };
  // Where no tracker has a pattern, no key is one.
  const ways = via.filter((way) => way !== "tracker-key" || policy.trackers.size > 0);
  return unsatisfied(`${found}; ${ways.length === 0 ? "let the policy name a tracker" : ways.map((way) => advice[way]).join(", or ")}`, evidence);
}
