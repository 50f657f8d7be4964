import type { Exec } from "../../../shared/action/context.js";
import { InconclusiveError } from "../../../shared/action/errors.js";
import type { ServicePolicy } from "../../../shared/policy/sections/environment.js";
import { lastLinesOf, type RunningService } from "./running.js";

/** An image may have to be downloaded first. */
const START_SECONDS = 600;

/** The words of `docker run`. Ports are opened on the loopback address alone: nobody else on the network may come in. */
export function dockerRunWords(container: string, image: string, service: ServicePolicy): string[] {
  return [
    "run", "--detach", "--name", container, "--label", "plimsoll.service",
    ...service.ports.flatMap((port) => ["--publish", `127.0.0.1:${port.host}:${port.service}`]),
    ...[...service.environment].flatMap(([name, value]) => ["--env", `${name}=${value}`]),
    image, ...service.arguments,
  ];
}

/**
 * Starts an image with docker. A container of the same name is one that an earlier run left, and is replaced.
 * @throws InputError when docker is not installed, InconclusiveError with docker's own words when it refuses.
 */
export async function startContainer(name: string, image: string, service: ServicePolicy, exec: Exec): Promise<RunningService> {
  const container = `plimsoll-${name}`;
  await exec("docker", ["rm", "--force", container]);
  const { code, stdout, stderr } = await exec("docker", dockerRunWords(container, image, service), { timeoutSeconds: START_SECONDS });
  if (code !== 0) {
    const said = lastLinesOf(`${stdout}\n${stderr}`, 3).join(" ");
    throw new InconclusiveError(`service ${name}: docker could not start ${image}: ${said === "" ? "it said nothing" : said}`);
  }
  return {
    inside: ["docker", "exec", container],
    stop: `docker rm --force ${container}`,
    async ended() {
      const state = await exec("docker", ["inspect", "--format", "{{.State.Status}} with exit code {{.State.ExitCode}}", container]);
      const status = state.stdout.trim();
      return state.code === 0 && /^(?:created|running|restarting)\b/.test(status) ? null : status === "" ? "is gone" : status;
    },
    async lastLines(count) {
      const log = await exec("docker", ["logs", "--tail", String(count), container]);
      return lastLinesOf(`${log.stdout}\n${log.stderr}`, count);
    },
  };
}
