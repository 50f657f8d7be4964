import type { SelfCommand } from "../shared/action/context.js";
import { processEnvironment } from "../shared/action/environment.js";
import { InputError, messageOf, systemErrorCode } from "../shared/action/errors.js";
import { EXIT_CODE } from "../shared/action/verdict.js";
import { errorEnding, errorText } from "../shared/host/ending.js";
import type { TextSink } from "../shared/host/text-sink.js";
import { workflowCommand } from "../shared/report/escape/workflow-command.js";
import { runCommandLine, type CommandGroup } from "./command-line.js";
import { ACTIONS, COMMANDS } from "./registry.js";

/** A stream of the process, which tells later that something could not be written. */
interface OutputStream extends TextSink {
  on(event: "error", listener: (thrown: unknown) => void): unknown;
}

/** What the entries need of their process; `process` has it all. */
export interface HostProcess {
  readonly execPath: string;
  /** Program, script and the arguments. */
  readonly argv: readonly string[];
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  exitCode?: number | string | null | undefined;
  readonly pid: number;
  /** Channel to the process that started this one; there is one only in a shard that a pipeline started. */
  readonly channel?: { unref(): unknown } | undefined;
  cwd(): string;
  on(event: "disconnect", listener: () => void): unknown;
  kill(pid: number, signal: "SIGTERM"): unknown;
}

const GROUPS: readonly CommandGroup[] = [
  { title: "Commands", commands: COMMANDS },
  { title: "Actions, each the same here and in a workflow", commands: ACTIONS },
];

function selfCommand({ execPath, argv }: HostProcess): SelfCommand {
  return { file: execPath, args: argv.slice(1, 2) };
}

/**
 * Ends with the exit code of `run`, but never as if all was well when its output could not be written. A reader that has
 * seen enough, such as `head`, is no problem.
 */
async function endWith(host: HostProcess, run: () => Promise<number>): Promise<void> {
  host.stdout.on("error", (thrown) => {
    if (systemErrorCode(thrown) === "EPIPE") return;
    host.stderr.write(`plimsoll: cannot write the output: ${messageOf(thrown)}\n`);
    host.exitCode = EXIT_CODE.wrongInput;
  });
  // Nowhere is left to say that stderr cannot be written; the exit code still speaks.
  host.stderr.on("error", () => undefined);
  const code = await run();
  host.exitCode ??= code;
}

/** A shard must not go on when its pipeline was killed: nobody waits for its results, and the next run writes to its folder. */
function endWithParent(host: HostProcess): void {
  host.on("disconnect", () => host.kill(host.pid, "SIGTERM"));
  host.channel?.unref();
}

/** Entry of the command line: `dist/cli.js` calls it. */
export async function main(host: HostProcess): Promise<void> {
  const { argv, stdout, stderr } = host;
  endWithParent(host);
  await endWith(host, async () => runCommandLine(argv.slice(2), GROUPS, {
    stdout, stderr, environment: processEnvironment, workingDirectory: host.cwd(), self: selfCommand(host),
  }));
}

/** Entry of an action on a runner: `dist/NAME.js` calls it. */
export async function runAction(name: string, host: HostProcess): Promise<void> {
  const write = (text: string): void => { host.stdout.write(text); };
  await endWith(host, async () => {
    try {
      const entry = ACTIONS[name];
      if (entry === undefined) throw new InputError(`there is no action ${name}`);
      const { runOnRunner } = await import(/* webpackMode: "eager" */ "../shared/host/runner.js");
      return await runOnRunner(await entry.load(), { environment: processEnvironment, self: selfCommand(host), write });
    } catch (thrown) {
      const ending = errorEnding(thrown);
      write(`${workflowCommand("error", {}, errorText(ending))}\n`);
      return ending.exitCode;
    }
  });
}
