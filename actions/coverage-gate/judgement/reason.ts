import type { CoverageProblem } from "../../../shared/coverage/problem.js";
import { visibleFileName } from "../../../shared/report/escape/file-name.js";
import { countText, plural } from "../../../shared/report/figures.js";
import type { Judgement, Shortfall } from "./judge.js";

type FloorMiss = Extract<Shortfall, { kind: "floor" }>;

/** Reasons that are told; more are counted, and the report lists them below. */
const REASONS_TOLD = 2;

/** `a`, `a and b`, `a, b and c`. */
function enumeration(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.slice(-1).join("")}`;
}

/** Metrics that miss the same floor, as one reason for each floor. */
function floorReasons(misses: readonly FloorMiss[]): string[] {
  const floors = [...new Set(misses.map(({ floor }) => floor))];
  return floors.map((floor) => {
    const counts = misses.filter((miss) => miss.floor === floor).map(({ count, metric }) => `${countText(count)} ${metric}`);
    return `only ${enumeration(counts)} were reached (floor ${floor} %)`;
  });
}

function otherReason(shortfall: Exclude<Shortfall, FloorMiss>): string {
  switch (shortfall.kind) {
    case "path-floor":
      return `only ${countText(shortfall.count)} ${shortfall.metric} of ${visibleFileName(shortfall.file)} were reached (floor ${shortfall.floor} %)`;
    case "changed-lines":
      return `only ${countText(shortfall.count)} places on changed lines were reached`;
    case "unmeasured":
      return `nobody measured ${plural(shortfall.files.length, "source file")}${shortfall.language === null ? "" : ` in ${shortfall.language}`}`;
  }
}

function failReason(shortfalls: readonly Shortfall[]): string {
  const misses = shortfalls.filter((shortfall) => shortfall.kind === "floor");
  const others = shortfalls.filter((shortfall) => shortfall.kind !== "floor");
  const reasons = [...floorReasons(misses), ...others.map(otherReason)];
  const left = reasons.length - REASONS_TOLD;
  const told = [...reasons.slice(0, REASONS_TOLD), ...(left > 0 ? [plural(left, "more reason")] : [])].join(", and ");
  return `${told.charAt(0).toUpperCase()}${told.slice(1)}.`;
}

/** Why the gate says what it says, in one sentence. */
export function reasonText(judgement: Judgement, mode: "all" | "changed-lines"): string {
  switch (judgement.verdict) {
    case "inconclusive": {
      const [first, ...others] = judgement.problems.map(problemText);
      return `The reports prove nothing: ${[first, ...(others.length > 0 ? [plural(others.length, "more problem")] : [])].join(", and ")}.`;
    }
    case "fail":
      return failReason(judgement.shortfalls);
    case "pass":
      if (mode === "changed-lines" && judgement.changed !== null) {
        return judgement.changed.total === 0 ? "The change touches no line that can be covered." : `On changed lines, ${countText(judgement.changed)} places were reached.`;
      }
      return `${plural(judgement.files.length, "file")} measured, and every floor is reached.`;
  }
}

/** `report: message`, with the source file where one is concerned. */
export function problemText({ report, file, message }: CoverageProblem): string {
  return [...(report === null ? [] : [visibleFileName(report)]), ...(file === null ? [] : [visibleFileName(file)]), message].join(": ");
}
