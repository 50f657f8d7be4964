import { tmpdir } from "node:os";
import type { Log } from "../../shared/action/context.js";
import type { BareContext } from "../../shared/action/define.js";
import { execute } from "../../shared/action/exec.js";
import { systemClock } from "../../shared/host/clock.js";

/** A log that keeps what it is told. */
export function keepingLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  return {
    lines,
    info: (text) => { lines.push(text); },
    warning: (text) => { lines.push(`warning: ${text}`); },
    debug: () => undefined,
    progress: (label, done, total) => { lines.push(`${label} ${done}/${total}`); },
  };
}

/** A context for tests: the real clock, processes and files, no GitHub; `overrides` replace parts of it. */
export function contextFor(overrides: Partial<BareContext> = {}): BareContext {
  return {
    workspace: process.cwd(),
    log: keepingLog(),
    clock: systemClock,
    exec: execute,
    run: {
      host: "terminal", repository: null, workflowRef: null, workflowSha: null, runId: null, attempt: 1, actor: null,
      event: null, pullRequest: null, base: null,
    },
    github: null,
    self: { file: process.execPath, args: [] },
    temporary: tmpdir(),
    toolVersion: "0.0.0-test",
    ...overrides,
  };
}
