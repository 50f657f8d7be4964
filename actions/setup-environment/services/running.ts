/** A service that was started and may live longer than this program. */
export interface RunningService {
  /** Words in front of a command that make it run where the service runs; empty for this machine. */
  readonly inside: readonly string[];
  /** Null while it runs, else how it ended. */
  ended(): Promise<string | null>;
  /** The last lines that it wrote. */
  lastLines(count: number): Promise<string[]>;
  /** What a person types to stop it. */
  readonly stop: string;
}

/** The last `count` lines of a log that say something. */
export function lastLinesOf(log: string, count: number): string[] {
  return log.split("\n").map((line) => line.trimEnd()).filter((line) => line !== "").slice(-count);
}
