import type { Exec } from "../../../shared/action/context.js";
import type { Place } from "../../../shared/action/errors.js";
import type { ToolChoice } from "../detection/request.js";
import type { Tool } from "../tools/tool.js";
import { satisfies } from "../version/satisfaction.js";
import { requestText } from "../version/version-request.js";
import { probe, type Presence } from "./probe.js";
import { remedyFor } from "./remedy.js";

/** One tool: what is asked, where, and what the machine has. */
export interface Toolchain {
  readonly tool: Tool;
  readonly requested: string;
  readonly place: Place;
  readonly why: string;
  /** Null when it is missing or did not say. */
  readonly installed: string | null;
  /** Null when it could not be determined. */
  readonly satisfied: boolean | null;
  /** What is wrong, or an empty text. */
  readonly detail: string;
  /** How to get it, or null when nothing is wanted. */
  readonly remedy: string | null;
}

/** Compares one request with the machine; pure. */
export function judgeToolchain(choice: ToolChoice, presence: Presence): Toolchain {
  const { request } = choice;
  const base = { tool: request.tool, requested: requestText(request.version), place: request.place, why: request.why };
  switch (presence.state) {
    case "missing":
      return { ...base, installed: null, satisfied: false, detail: presence.detail, remedy: remedyFor(choice) };
    case "unknown":
      return { ...base, installed: null, satisfied: null, detail: presence.detail, remedy: null };
    case "installed": {
      const satisfied = satisfies(request.version, presence.installed);
      return { ...base, installed: presence.installed.version, satisfied, detail: "", remedy: satisfied ? null : remedyFor(choice) };
    }
  }
}

/** The requests alone, without asking the machine. */
export function requestedToolchains(choices: readonly ToolChoice[]): Toolchain[] {
  return choices.map((choice) => judgeToolchain(choice, { state: "unknown", detail: "" }));
}

/** Asks the machine for every tool that the project needs. Installs nothing. */
export async function verifyToolchains(choices: readonly ToolChoice[], exec: Exec, folder: string): Promise<Toolchain[]> {
  return Promise.all(choices.map(async (choice) => judgeToolchain(choice, await probe(choice.request.tool, exec, folder))));
}
