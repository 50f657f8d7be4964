import type { Place } from "../../../shared/action/errors.js";
import type { Verdict } from "../../../shared/action/verdict.js";
import type { Detection } from "../detection/detect.js";
import type { Unlocked } from "../plan/unlocked.js";
import type { InstallResult } from "../plan/run-installs.js";
import type { ServiceResult } from "../services/start-services.js";
import { TOOL_TITLE } from "../tools/tool.js";
import type { Toolchain } from "../verification/toolchain.js";

/** Why the environment is not what the repository asks for. */
export const PROBLEM_CODES = [
  "lock-missing", "tool-missing", "version-unsatisfied", "undetermined", "install-failed", "service-failed", "only-unsupported",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** The facts could not be had; every other problem is the repository's or the machine's and fails. */
const INCONCLUSIVE: readonly ProblemCode[] = ["undetermined", "service-failed", "only-unsupported"];

export interface Problem {
  readonly code: ProblemCode;
  /** What is wrong and what to do. Outside text: escape it for its medium. */
  readonly message: string;
  readonly place: Place | null;
}

/** Everything that is known when the verdict is given. */
export interface EnvironmentFacts {
  readonly detection: Detection;
  /** Whether the machine was asked; a plan is made without it. */
  readonly asked: boolean;
  readonly unlocked: readonly Unlocked[];
  readonly toolchains: readonly Toolchain[];
  readonly installs: readonly InstallResult[];
  readonly services: readonly ServiceResult[];
}

function ofToolchain({ tool, requested, place, installed, satisfied, detail, remedy }: Toolchain): Problem[] {
  if (satisfied === true) return [];
  const title = TOOL_TITLE[tool];
  const asked = requested === "any" ? title : `${title} ${requested}`;
  const get = remedy === null ? "" : `; get it: ${remedy}`;
  if (satisfied === null) return [{ code: "undetermined", place, message: `${title}: ${detail}` }];
  if (installed !== null) return [{ code: "version-unsatisfied", place, message: `${asked} is asked for, ${installed} is installed${get}` }];
  return [{ code: "tool-missing", place, message: `${asked} is not installed${detail === "" ? "" : ` (${detail})`}${get}` }];
}

/** All problems, in the order in which a person would solve them. */
export function problemsOf({ detection, asked, unlocked, toolchains, installs, services }: EnvironmentFacts): Problem[] {
  const nothingKnown = detection.choices.length === 0 && detection.unsupported.length > 0;
  const names = detection.unsupported.map(({ name }) => name).join(", ");
  return [
    ...(nothingKnown ? [{ code: "only-unsupported" as const, place: null, message: `the project needs ${names}, and none of it can be verified here` }] : []),
    ...unlocked.map(({ place, sentence, remedy }): Problem => ({
      code: "lock-missing", place,
      message: `${sentence}, so what is installed can change from day to day; ${remedy}, or allow it in .github/plimsoll.yml (environment: unlocked: allow)`,
    })),
    ...(asked ? toolchains.flatMap(ofToolchain) : []),
    ...installs.filter(({ state }) => state === "failed").map(({ problem }): Problem => ({ code: "install-failed", place: null, message: problem })),
    ...services.filter(({ state }) => state === "failed").map(({ problem }): Problem => ({ code: "service-failed", place: null, message: problem })),
  ];
}

/** The verdict on an environment; null for a plan in which nothing is wrong. Without any request there is nothing to judge. */
export function judge(facts: EnvironmentFacts, problems: readonly Problem[]): Verdict | null {
  if (problems.some(({ code }) => !INCONCLUSIVE.includes(code))) return "fail";
  if (problems.length > 0) return "inconclusive";
  if (facts.detection.choices.length === 0 && facts.services.length === 0) return "not-applicable";
  return facts.asked ? "pass" : null;
}
