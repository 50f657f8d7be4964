import { globMatcher } from "../../../../shared/files/glob.js";
import type { RequirementOf } from "../../../../shared/policy/sections/checklist/requirement.js";
import { plural } from "../../../../shared/report/figures.js";
import type { DesignFacts } from "../../facts/design-facts.js";
import type { Facts } from "../../facts/facts.js";
import type { Evaluator } from "../../evaluation/evaluation.js";
import { namesText, pending, satisfied, unknown, unsatisfied } from "../../evaluation/standing.js";

type Demand = RequirementOf<"design">;

/**
 * The description links a design that covers the change and stands. Each changed file that any design covers needs one
 * that is linked: a link to the design of something else proves nothing.
 */
export const design: Evaluator<Demand> = ({ status }, { facts }) => {
  const linked = facts.designs.filter((one) => one.linked);
  const evidence = linked.map(designText);
  const covered = coveredFiles(facts);
  if (linked.length === 0) return unsatisfied(noLinkText(covered), evidence);
  const served = covered.filter(({ designs }) => designs.some((one) => one.linked));
  if (served.length === 0) return withoutCover(linked, facts, evidence);
  const stands = (one: DesignFacts): boolean => one.linked && one.problem === null && status.some((wanted) => wanted === one.status);
  const [open, ...others] = covered.filter(({ designs }) => !designs.some(stands));
  if (open !== undefined) return openFiles([open, ...others], evidence);
  if (!facts.files.complete) return unknown(incompleteText(facts), evidence);
  const used = new Set(covered.flatMap(({ designs }) => designs.filter(stands).map(({ id }) => id)));
  return satisfied(`${plural(covered.length, "changed file")} ${covered.length === 1 ? "is" : "are"} covered by ${namesText([...used].sort())}`, evidence);
};

interface CoveredFile {
  readonly path: string;
  readonly designs: readonly DesignFacts[];
}

/** Changed files, those that a move left among them, with the designs that cover them. Documents are no code. */
function coveredFiles({ files, designs }: Facts): CoveredFile[] {
  const documents = new Set(designs.map(({ path }) => path));
  const covering = designs.filter(({ status }) => status !== "superseded").map((one) => ({ one, matches: globMatcher(one.covers) }));
  const paths = files.items.flatMap(({ path, previousPath }) => (previousPath === null ? [path] : [path, previousPath]));
  return paths.filter((path) => !documents.has(path)).flatMap((path) => {
    const found = covering.filter(({ matches }) => matches(path)).map(({ one }) => one);
    return found.length === 0 ? [] : [{ path, designs: found }];
  });
}

function designText({ id, path, status, problem }: DesignFacts): string {
  return `${id} (${path}) is ${status}${problem === null ? "" : `: ${problem}`}`;
}

function incompleteText({ files }: Facts): string {
  return `only ${files.items.length} changed files could be read, so nobody knows which designs cover the others; split the change`;
}

function noLinkText(covered: readonly CoveredFile[]): string {
  const ids = [...new Set(covered.flatMap(({ designs }) => designs.map(({ id }) => id)))].sort();
  const which = ids.length === 0 ? "a design that covers the change; `plimsoll design new` writes one" : `the design that covers it: ${namesText(ids)}`;
  return `the description links no design; link ${which}`;
}

function withoutCover(linked: readonly DesignFacts[], facts: Facts, evidence: readonly string[]): ReturnType<typeof design> {
  const broken = linked.find(({ problem }) => problem !== null);
  if (broken?.problem !== null && broken !== undefined) return unsatisfied(broken.problem, evidence);
  if (!facts.files.complete) return unknown(incompleteText(facts), evidence);
  return unsatisfied(`${namesText(linked.map(({ id }) => id))} covers none of the changed files; link the design of this change, or name its code under covers`, evidence);
}

/** Why covered files are not let through: by the first of them. */
function openFiles(open: readonly [CoveredFile, ...CoveredFile[]], evidence: readonly string[]): ReturnType<typeof design> {
  const files = namesText(open.map(({ path }) => path));
  const [{ designs }] = open;
  const linked = designs.filter((one) => one.linked);
  if (linked.length === 0) return unsatisfied(`${files}: covered by ${namesText(designs.map(({ id }) => id))}, which the description does not link`, evidence);
  const broken = linked.find(({ problem }) => problem !== null);
  if (broken !== undefined) return unsatisfied(`${files}: ${broken.id} does not stand: ${String(broken.problem)}`, evidence);
  const reason = `${files}: covered by ${namesText(linked.map(({ id, status }) => `${id}, which is ${status}`))}`;
  return linked.some(({ status }) => status === "in-review") ? pending(`${reason}; waiting for its review`, evidence) : unsatisfied(`${reason}; have it reviewed`, evidence);
}
