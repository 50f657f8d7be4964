import path from "node:path";
import type { Clock, Exec, Log, RunFacts } from "../../../shared/action/context.js";
import { InconclusiveError, InputError } from "../../../shared/action/errors.js";
import type { ServicePolicy, ServiceStart } from "../../../shared/policy/sections/environment.js";
import { startContainer } from "./container.js";
import { healthCheck } from "./health.js";
import { startProcess } from "./process.js";
import type { RunningService } from "./running.js";

/** How one declared service is. */
export interface ServiceResult {
  readonly name: string;
  readonly how: "image" | "command";
  /** `declared`: nothing was started. `answering`: it was healthy before, so nothing was started. */
  readonly state: "declared" | "answering" | "healthy" | "failed";
  /** Seconds until it was healthy, or null. */
  readonly seconds: number | null;
  /** What went wrong, with the end of its log; empty otherwise. */
  readonly problem: string;
  /** What a person types to stop it, or null when nothing was started. */
  readonly stop: string | null;
}

export interface ServiceEffects {
  readonly exec: Exec;
  readonly log: Log;
  readonly clock: Clock;
  readonly run: RunFacts;
  /** Folder that commands start in. */
  readonly folder: string;
  /** The run's own temporary folder; logs go beside it, since services live longer than the run. */
  readonly temporary: string;
}

const SHOWN_LINES = 20;
const PAUSE_SECONDS = 0.5;

/** Where there is a choice, a runner takes the image and a terminal the command, which needs no docker. */
function startFor({ starts }: ServicePolicy, host: RunFacts["host"]): ServiceStart {
  const wanted = host === "terminal" ? "command" : "image";
  return starts.find(({ by }) => by === wanted) ?? starts[0];
}

/** The services as the policy declares them, before anything is started. */
export function declaredServices(services: ReadonlyMap<string, ServicePolicy>, host: RunFacts["host"]): ServiceResult[] {
  return [...services].map(([name, service]) => ({ name, how: startFor(service, host).by, state: "declared", seconds: null, problem: "", stop: null }));
}

/** Starts all services and waits until each is healthy or has failed; one failure does not stop the others. */
export async function startServices(services: ReadonlyMap<string, ServicePolicy>, effects: ServiceEffects): Promise<ServiceResult[]> {
  return Promise.all([...services].map(async ([name, service]) => startService(name, service, effects)));
}

async function startService(name: string, service: ServicePolicy, effects: ServiceEffects): Promise<ServiceResult> {
  const { exec, clock, run } = effects;
  const start = startFor(service, run.host);
  const how = start.by;
  // On a laptop the service may run already; a runner starts empty, and what answers there is somebody else's.
  if (run.host === "terminal" && how === "command" && (await healthCheck(service.health, exec, [])())) {
    return { name, how, state: "answering", seconds: 0, problem: "", stop: null };
  }
  const started = clock.seconds();
  try {
    const running = start.by === "image"
      ? await startContainer(name, start.image, service, exec)
      : await startProcess(name, start.command, service, { folder: effects.folder, logRoot: path.dirname(effects.temporary) });
    effects.log.info(`service ${name}: started, waiting until it is healthy`);
    const problem = await waitUntilHealthy(name, service, running, effects);
    const seconds = clock.seconds() - started;
    return { name, how, state: problem === null ? "healthy" : "failed", seconds, problem: problem ?? "", stop: running.stop };
  } catch (thrown) {
    if (!(thrown instanceof InconclusiveError || thrown instanceof InputError)) throw thrown;
    return { name, how, state: "failed", seconds: clock.seconds() - started, problem: thrown.message, stop: null };
  }
}

/** Null when it became healthy, else what went wrong with the end of its log. */
async function waitUntilHealthy(name: string, service: ServicePolicy, running: RunningService, { exec, clock }: ServiceEffects): Promise<string | null> {
  const isHealthy = healthCheck(service.health, exec, running.inside);
  const deadline = clock.seconds() + service.health.timeout;
  let problem: string | null = null;
  while (problem === null) {
    if (await isHealthy()) return null;
    const end = await running.ended();
    if (end !== null) problem = `service ${name} ${end} before it was healthy`;
    else if (clock.seconds() >= deadline) problem = `service ${name} was not healthy within ${service.health.timeout} s`;
    else await clock.sleep(PAUSE_SECONDS);
  }
  const lines = await running.lastLines(SHOWN_LINES);
  return [`${problem}; ${lines.length === 0 ? "its log is empty" : `the last ${lines.length} lines of its log:`}`, ...lines].join("\n");
}
