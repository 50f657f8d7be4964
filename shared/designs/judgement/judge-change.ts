import type { Verdict } from "../../action/verdict.js";
import { globMatcher } from "../../files/glob.js";
import type { DesignPolicy } from "../../policy/sections/design/design.js";
import type { ApprovalFacts } from "../approval/approval-facts.js";
import type { Design } from "../document/design.js";
import type { DesignChange, DesignsAt, TouchedFile } from "./change.js";
import { judgeDesign, judgeRemoval, stands, type DesignProblem, type JudgedDesign } from "./judge-design.js";

/** Changed code whose design does not let it through. */
export interface HeldCode {
  /** Paths; at least one. */
  readonly files: readonly string[];
  /** Ids of the designs that cover it. */
  readonly designs: readonly string[];
  readonly certainty: "certain" | "unknown";
}

/** What a change comes to. */
export interface ChangeJudgement {
  readonly verdict: Verdict;
  /** The designs that the change is about, by id. */
  readonly designs: readonly JudgedDesign[];
  /** Problems that are of no readable design of the change. */
  readonly problems: readonly DesignProblem[];
  readonly held: readonly HeldCode[];
}

/** Facts about the approvals of one design, by its id. */
export type ApprovalsOf = (id: string) => ApprovalFacts;

/** Judges the designs that the change touches, those that cover what it touches, and the code that they cover. */
export function judgeChange(change: DesignChange, approvals: ApprovalsOf, policy: DesignPolicy): ChangeJudgement {
  const { base, head } = change;
  const judgedOf = (design: Design): JudgedDesign => judgeDesign(design, base.designs.get(design.frontMatter.id) ?? null, approvals(design.frontMatter.id), policy);
  const covered = coverageOf(change);
  const touched = new Set(pathsOf(change.files));
  const concerned = [...head.designs.values()].filter((design) => {
    const { id, status } = design.frontMatter;
    return touched.has(design.path) || (status !== "superseded" && covered.some(({ covering }) => covering.has(id)));
  });
  const designs = concerned.map(judgedOf);
  const removed = [...base.designs.values()].filter(({ frontMatter }) => !head.designs.has(frontMatter.id));
  const problems = [
    ...head.unreadable.map(({ message, place }): DesignProblem => ({ code: "unreadable", certainty: "certain", message, place })),
    ...removed.flatMap((design) => judgeRemoval(design, approvals(design.frontMatter.id), policy)),
  ];
  const held = heldCode(covered, designs);
  return { verdict: verdictOf(designs.length + removed.length, designs, problems, held), designs, problems, held };
}

function pathsOf(files: readonly TouchedFile[]): string[] {
  return files.flatMap(({ path, previousPath }) => (previousPath === null ? [path] : [path, previousPath]));
}

interface CoveredFile {
  readonly path: string;
  /** Ids of the designs that hold the file: what covers it now, and what covers it at the base. */
  readonly covering: ReadonlySet<string>;
  /** Ids of those whose present text covers it: only they let it through. */
  readonly now: ReadonlySet<string>;
}

/** Code of the change that a design covers. A design that narrows its own `covers` in the change, or goes, frees nothing. */
function coverageOf({ base, head, files, isDocument }: DesignChange): CoveredFile[] {
  const matchersOf = ({ designs }: DesignsAt): (readonly [string, (path: string) => boolean])[] =>
    Array.from(designs.values()).filter(({ frontMatter }) => frontMatter.status !== "superseded").map(({ frontMatter }) => [frontMatter.id, globMatcher(frontMatter.covers)]);
  const [now, before] = [matchersOf(head), matchersOf(base)];
  return pathsOf(files).filter((path) => !isDocument(path)).flatMap((path) => {
    const idsOf = (matchers: typeof now): string[] => matchers.filter(([, matches]) => matches(path)).map(([id]) => id);
    const coveredNow = new Set(idsOf(now));
    const covering = new Set([...coveredNow, ...idsOf(before)]);
    return covering.size === 0 ? [] : [{ path, covering, now: coveredNow }];
  });
}

/** Covered files that no standing design lets through, together where the same designs hold them. */
function heldCode(covered: readonly CoveredFile[], judged: readonly JudgedDesign[]): HeldCode[] {
  const groups = new Map<string, { readonly files: string[]; readonly designs: readonly string[]; readonly certainty: HeldCode["certainty"] }>();
  for (const { path, covering, now } of covered) {
    const candidates = judged.filter(({ design }) => now.has(design.frontMatter.id));
    if (candidates.some(stands)) continue;
    const certainty = candidates.some(mayStand) ? "unknown" : "certain";
    const designs = [...covering].sort();
    const key = JSON.stringify([certainty, designs]);
    const group = groups.get(key) ?? { files: [], designs, certainty };
    group.files.push(path);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Whether only facts that could not be had keep the design from standing. */
function mayStand({ design, problems }: JudgedDesign): boolean {
  return design.frontMatter.status === "approved" && problems.every(({ certainty }) => certainty === "unknown");
}

function verdictOf(count: number, designs: readonly JudgedDesign[], problems: readonly DesignProblem[], held: readonly HeldCode[]): Verdict {
  const certainties = [...designs.flatMap((one) => one.problems), ...problems, ...held].map(({ certainty }) => certainty);
  if (certainties.includes("certain")) return "fail";
  if (certainties.includes("unknown")) return "inconclusive";
  return count === 0 ? "not-applicable" : "pass";
}
