import type { Verdict } from "../../../shared/action/verdict.js";
import { VERDICTS } from "../../../shared/action/verdict.js";
import { placeText } from "../../../shared/action/errors.js";
import { boolean, list, nullable, number, object, oneOf, text, type TypeOf } from "../../../shared/schema/shape.js";
import { PROBLEM_CODES, type EnvironmentFacts, type Problem } from "../judgement/judge.js";
import type { Remark } from "../plan/explanation.js";
import { TOOLS } from "../tools/tool.js";

const toolchain = object({
  tool: oneOf(TOOLS),
  requested: text({ description: "As the file writes it; `any` where no file names a version." }),
  source: text({ description: "`file:line:column` of the request." }),
  why: text({ description: "Why this place counts." }),
  installed: nullable(text()),
  satisfied: nullable(boolean("Null when it could not be determined, or was not asked.")),
  remedy: nullable(text({ description: "How to get it." })),
});

const install = object({
  tool: text(),
  command: list(text()),
  directory: text(),
  frozen: boolean("Whether a lock file decides what is installed."),
  "lock-file": nullable(text()),
  state: oneOf(["planned", "done", "failed"]),
  seconds: nullable(number()),
});

const service = object({
  name: text(),
  how: oneOf(["image", "command"]),
  state: oneOf(["declared", "answering", "healthy", "failed"]),
  seconds: nullable(number()),
  stop: nullable(text({ description: "Command that stops it." })),
});

/** The JSON document of `plimsoll setup-environment --json`. */
export const documentShape = object({
  verdict: nullable(oneOf(VERDICTS)),
  directory: text({ description: "Folder of the project, relative to the workspace." }),
  policy: text({ description: "Where the policy came from." }),
  toolchains: list(toolchain),
  installs: list(install),
  services: list(service),
  unsupported: list(object({ name: text(), source: text() })),
  remarks: list(object({ level: oneOf(["info", "warning"]), text: text() }), "What was chosen and why."),
  problems: list(object({ code: oneOf(PROBLEM_CODES), message: text(), source: nullable(text()) })),
});
export type EnvironmentDocument = TypeOf<typeof documentShape>;

/** What the renderers and the JSON document have in common. */
export interface EnvironmentReport {
  /** Null for a plan in which nothing is wrong. */
  readonly verdict: Verdict | null;
  readonly directory: string;
  readonly policySource: string;
  readonly facts: EnvironmentFacts;
  readonly problems: readonly Problem[];
  readonly remarks: readonly Remark[];
}

/** The report as JSON data. */
export function documentOf({ verdict, directory, policySource, facts, problems, remarks }: EnvironmentReport): EnvironmentDocument {
  return {
    verdict, directory, policy: policySource,
    toolchains: facts.toolchains.map(({ tool, requested, place, why, installed, satisfied, remedy }) => ({ tool, requested, source: placeText(place), why, installed, satisfied, remedy })),
    installs: facts.installs.map(({ install: { tool, command, frozen, lockFile }, state, seconds }) => ({
      tool, command: [...command], directory, frozen, "lock-file": lockFile, state, seconds,
    })),
    services: facts.services.map(({ name, how, state, seconds, stop }) => ({ name, how, state, seconds, stop })),
    unsupported: facts.detection.unsupported.map(({ name, place }) => ({ name, source: placeText(place) })),
    remarks: remarks.map(({ level, text: said }) => ({ level, text: said })),
    problems: problems.map(({ code, message, place }) => ({ code, message, source: place === null ? null : placeText(place) })),
  };
}
