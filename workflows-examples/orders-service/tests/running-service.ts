import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Environment } from "../src/configuration";
import { runService } from "../src/service";

export interface LogEntry {
  readonly level: string;
  readonly message: string;
  readonly [field: string]: unknown;
}

export interface RunningService {
  readonly url: string;
  readonly logged: readonly LogEntry[];
  /** Resolves when the service has logged such a message. */
  log(message: string): Promise<LogEntry>;
  signal(name: "SIGTERM" | "SIGINT"): void;
  readonly exitCode: Promise<number>;
}

/** Starts the whole service in this process, on a free port of the loopback interface. */
export async function startService(environment: Environment = {}): Promise<RunningService> {
  const logged: LogEntry[] = [];
  const signals = new EventEmitter();
  const exitCode = runService({
    environment: { HOST: "127.0.0.1", PORT: "0", ...environment },
    write: (line) => logged.push(JSON.parse(line) as LogEntry),
    signals,
  });
  const log = (message: string): Promise<LogEntry> => entryOf(logged, message);
  const { port } = await log("service listening");
  return { url: `http://127.0.0.1:${String(port)}`, logged, log, signal: (name) => signals.emit(name), exitCode };
}

/** The first entry with such a message, as soon as it is there. */
export async function entryOf(logged: readonly LogEntry[], message: string): Promise<LogEntry> {
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    const entry = logged.find((candidate) => candidate.message === message);
    if (entry !== undefined) return entry;
    await sleep(2);
  }
  throw new Error(`Nothing was logged with the message "${message}": ${JSON.stringify(logged)}`);
}
