import { globMatcher } from "../../../../shared/files/glob.js";
import type { RequirementOf } from "../../../../shared/policy/sections/checklist/requirement.js";
import { plural } from "../../../../shared/report/figures.js";
import { changedFilesOf, hidesItsOrigin } from "../../conditions/changed-files.js";
import type { DesignFacts } from "../../facts/design-facts.js";
import type { Facts } from "../../facts/facts.js";
import type { Evaluation, Evaluator } from "../../evaluation/evaluation.js";
import { namesText, pending, satisfied, unknown, unsatisfied } from "../../evaluation/standing.js";

type Demand = RequirementOf<"design">;
type Judged = Evaluation;

/**
 * The description links a design that covers the change and stands. Each changed file that any design covers, now or at the
 * base, needs one that is linked and covers it now: a link to the design of something else proves nothing, and a design that
 * is narrowed or removed frees nothing. A change of documents alone needs no link, and nothing may be wrong with them.
 */
export const design: Evaluator<Demand> = (demand, { facts, designRules = null }) => {
  // What a policy makes final, whoever extends it must not loosen by approvers of its own.
  const judged = designRules === null ? facts.designs : facts.designsByRules.find(({ rules }) => rules === designRules)?.designs;
  if (judged === undefined) return unknown("nobody has judged the designs by the rules of the policy that makes this item final; collect the facts again");
  return judgeDesigns(demand, { ...facts, designs: judged });
};

function judgeDesigns({ status }: Demand, facts: Facts): Judged {
  const linked = facts.designs.filter((one) => one.linked);
  const evidence = linked.map(designText);
  const unread = unreadText(facts);
  if (unread === null && isOfDocuments(facts)) return problemOf(facts.designs, evidence) ?? satisfied("the change is of design documents alone, and nothing is wrong with them", facts.designs.map(designText));
  const covered = coveredFiles(facts);
  if (linked.length === 0) return unsatisfied(noLinkText(covered), evidence);
  const served = covered.filter(({ designs }) => designs.some((one) => one.linked));
  if (served.length === 0) return withoutCover(linked, unread, evidence);
  const stands = ({ one, isNow }: Cover): boolean => isNow && one.linked && one.problem === null && status.some((wanted) => wanted === one.status);
  const [open, ...others] = covered.filter(({ covers }) => !covers.some(stands));
  if (open !== undefined) return openFiles([open, ...others], evidence);
  if (unread !== null) return unknown(unread, evidence);
  const wrong = problemOf(facts.designs, evidence);
  if (wrong !== null) return wrong;
  const used = new Set(covered.flatMap(({ covers }) => covers.filter(stands).map(({ one }) => one.id)));
  return satisfied(`${plural(covered.length, "changed file")} ${covered.length === 1 ? "is" : "are"} covered by ${namesText([...used].sort())}`, evidence);
}

interface Cover {
  readonly one: DesignFacts;
  /** Whether its present text covers the file: that of the base holds it and lets nothing through. */
  readonly isNow: boolean;
}

interface CoveredFile {
  readonly path: string;
  readonly covers: readonly Cover[];
  readonly designs: readonly DesignFacts[];
}

/** Changed files, those that a move left among them, with the designs that cover them. Documents are no code. */
function coveredFiles({ files, designs }: Facts): CoveredFile[] {
  const isDocument = documentPaths(designs);
  const covering = designs.map((one) => ({ one, isNow: one.status === "superseded" ? () => false : globMatcher(one.covers), atBase: globMatcher(one.coversAtBase) }));
  const paths = files.items.flatMap(({ path, previousPath }) => (previousPath === null ? [path] : [path, previousPath]));
  return paths.filter((path) => !isDocument.has(path)).flatMap((path) => {
    const covers = covering.filter(({ isNow, atBase }) => isNow(path) || atBase(path)).map(({ one, isNow }): Cover => ({ one, isNow: isNow(path) }));
    return covers.length === 0 ? [] : [{ path, covers, designs: covers.map(({ one }) => one) }];
  });
}

function documentPaths(designs: readonly DesignFacts[]): ReadonlySet<string> {
  return new Set(designs.flatMap(({ path, pathAtBase }) => (pathAtBase === null ? [path] : [path, pathAtBase])));
}

/** Whether the change is of documents and of nothing else. */
function isOfDocuments({ files, designs }: Facts): boolean {
  const isDocument = documentPaths(designs);
  return files.items.length > 0 && files.items.every(({ path, previousPath }) => isDocument.has(path) && (previousPath === null || isDocument.has(previousPath)));
}

/** What design-review holds against the change: also of a design that it does not link, such as one that it withdraws. */
function problemOf(designs: readonly DesignFacts[], evidence: readonly string[]): Judged | null {
  const wrong = designs.filter(({ problem }) => problem !== null);
  const first = wrong.find((one) => !one.unknown) ?? wrong[0];
  return first === undefined ? null : brokenDesign(first, `${first.id}: ${String(first.problem)}`, evidence);
}

function brokenDesign(broken: DesignFacts, reason: string, evidence: readonly string[]): Judged {
  return broken.unknown ? unknown(reason, evidence) : unsatisfied(reason, evidence);
}

function designText({ id, path, status, problem }: DesignFacts): string {
  return `${id} (${path}) is ${status}${problem === null ? "" : `: ${problem}`}`;
}

/** Why nobody knows which designs cover the change; null when all of it is there. */
function unreadText(facts: Facts): string | null {
  const { items, missing } = changedFilesOf(facts);
  if (missing !== null) return `nobody knows which designs cover the whole change: ${missing}`;
  const hidden = items.find(hidesItsOrigin);
  return hidden === undefined ? null : `${hidden.path} was moved, and the facts do not say from where; collect them again`;
}

function noLinkText(covered: readonly CoveredFile[]): string {
  const ids = [...new Set(covered.flatMap(({ designs }) => designs.map(({ id }) => id)))].sort();
  const which = ids.length === 0 ? "a design that covers the change; `plimsoll design new` writes one" : `the design that covers it: ${namesText(ids)}`;
  return `the description links no design; link ${which}`;
}

function withoutCover(linked: readonly DesignFacts[], unread: string | null, evidence: readonly string[]): Judged {
  const broken = linked.find(({ problem }) => problem !== null);
  if (broken !== undefined) return brokenDesign(broken, String(broken.problem), evidence);
  if (unread !== null) return unknown(unread, evidence);
  return unsatisfied(`${namesText(linked.map(({ id }) => id))} covers none of the changed files; link the design of this change, or name its code under covers`, evidence);
}

/** Why covered files are not let through: by the first of them. */
function openFiles(open: readonly [CoveredFile, ...CoveredFile[]], evidence: readonly string[]): Judged {
  const files = namesText(open.map(({ path }) => path));
  const [{ covers, designs }] = open;
  const linked = designs.filter((one) => one.linked);
  if (linked.length === 0) return unsatisfied(`${files}: covered by ${namesText(designs.map(({ id }) => id))}, which the description does not link`, evidence);
  const broken = linked.find(({ problem }) => problem !== null);
  if (broken !== undefined) return brokenDesign(broken, `${files}: ${broken.id} does not stand: ${String(broken.problem)}`, evidence);
  const now = covers.filter(({ one, isNow }) => one.linked && isNow).map(({ one }) => one);
  if (now.length === 0) return unsatisfied(`${files}: covered at the base by ${namesText(linked.map(({ id }) => id))}, and no more in this change; a design that covers it now has to stand`, evidence);
  const reason = `${files}: covered by ${namesText(now.map(({ id, status }) => `${id}, which is ${status}`))}`;
  return now.some(({ status }) => status === "in-review") ? pending(`${reason}; waiting for its review`, evidence) : unsatisfied(`${reason}; have it reviewed`, evidence);
}
