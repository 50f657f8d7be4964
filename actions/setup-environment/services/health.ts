import { connect } from "node:net";
import type { Exec } from "../../../shared/action/context.js";
import { InputError } from "../../../shared/action/errors.js";
import type { HealthPolicy } from "../../../shared/policy/sections/environment.js";

/** Seconds that one question may take. */
const PATIENCE_SECONDS = 5;
/**
 * Docker's proxy takes every connection to a published port and closes it at once when nothing listens behind it. Only
 * a connection that stays open means that the service itself answered.
 */
const HOLD_MILLISECONDS = 250;

/** Asks a service once. */
export type HealthCheck = () => Promise<boolean>;

/** @param inside words in front of a health command that make it run where the service runs, such as `docker exec NAME`. */
export function healthCheck({ question }: HealthPolicy, exec: Exec, inside: readonly string[]): HealthCheck {
  switch (question.by) {
    case "tcp":
      return async () => keepsConnection(question.port);
    case "http":
      return async () => answersWell(question.address);
    case "command": {
      const [program, ...words] = question.command;
      const [outer, ...outerWords] = inside;
      return async () => (outer === undefined ? endsWell(exec, program, words) : endsWell(exec, outer, [...outerWords, ...question.command]));
    }
  }
}

async function endsWell(exec: Exec, program: string, words: readonly string[]): Promise<boolean> {
  try {
    return (await exec(program, words, { timeoutSeconds: PATIENCE_SECONDS })).code === 0;
  } catch (thrown) {
    // The program may be one that the service itself brings; until then it cannot be started.
    if (thrown instanceof InputError) return false;
    throw thrown;
  }
}

function keepsConnection(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port, timeout: PATIENCE_SECONDS * 1000 });
    const end = (healthy: boolean): void => {
      resolve(healthy);
      socket.destroy();
    };
    socket.once("connect", () => { setTimeout(() => { end(true); }, HOLD_MILLISECONDS); });
    for (const event of ["error", "close", "timeout", "end"]) socket.once(event, () => { end(false); });
    // What a service says first (a greeting) has to be read, or its end of the connection would not be seen.
    socket.resume();
  });
}

async function answersWell(address: string): Promise<boolean> {
  try {
    const { status, body } = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE_SECONDS * 1000) });
    await body?.cancel();
    return status < 400;
  } catch {
    return false; // nobody answers, or not in time: it is not healthy yet
  }
}
