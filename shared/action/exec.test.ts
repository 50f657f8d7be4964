import { getExecOutput } from "@actions/exec";
import { describe, expect, it } from "@jest/globals";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, realpath, writeFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";
import { hasEnded } from "../../tests/support/process-end.js";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { InputError } from "./errors.js";
import { execute } from "./exec.js";

const node = process.execPath;

describe("running a program", () => {
  const folder = useTemporaryFolder();

  it("hands over its arguments untouched by any shell, and gives back what it wrote and how it ended", async () => {
    const args = ["$(id)", "`id`", "a b", "'\"", "*", "::set-output name=x::y", "line\nbreak", ""];
    const script = "console.log(JSON.stringify(process.argv.slice(1))); console.error('wrong'); process.exitCode = 7";
    const { stdout, seconds, ...rest } = await execute(node, ["-e", script, "--", ...args]);
    expect(JSON.parse(stdout)).toEqual(args);
    expect(rest).toEqual({ code: 7, signal: null, stderr: "wrong\n" });
    expect(seconds).toBeGreaterThan(0);
  });

  it.each<[string, readonly string[], string]>([
    ["a program that ends well", ["-e", "console.log(process.argv.length, 'ü€😀')", "a b", "*", "'\""], ""],
    ["one that fails and says why", ["-e", "console.error('wrong'); process.exit(3)"], ""],
    ["one that reads its input", ["-e", "process.stdin.pipe(process.stdout)"], "line\nünï"],
  ])("gives for %s what the toolkit's own exec gives", async (_, args, input) => {
    const { code, stdout, stderr } = await execute(node, args, { input });
    const theirs = await getExecOutput(node, [...args], { silent: true, ignoreReturnCode: true, input: Buffer.from(input) });
    expect({ exitCode: code, stdout, stderr }).toEqual(theirs);
  });

  it("tells a signal from an exit code", async () => {
    expect(await execute("sh", ["-c", "kill -KILL $$"])).toMatchObject({ code: null, signal: "SIGKILL" });
    expect(await execute("sh", ["-c", "exit 137"])).toMatchObject({ code: 137, signal: null });
  });

  it("gives it a folder, an environment and an input", async () => {
    const script = "process.stdin.pipe(process.stdout); console.log(process.cwd(), process.env.ADDED, process.env.HOME)";
    const { stdout } = await execute(node, ["-e", script], { cwd: folder(), environment: { ADDED: "1", HOME: undefined }, input: "ünï" });
    expect(stdout).toBe(`${await realpath(folder())} 1 undefined\nünï`);
  });

  it("does not mind a program that ends without reading its input", async () => {
    expect(await execute("true", [], { input: "x".repeat(5_000_000) })).toMatchObject({ code: 0 });
  });

  it("keeps all of a large output, with no character cut in two", async () => {
    const { stdout } = await execute(node, ["-e", "for (let i = 0; i < 2000; i += 1) process.stdout.write('ü€😀'.repeat(1000))"]);
    expect(stdout.length).toBe(2000 * 1000 * 4);
    expect(stdout).not.toContain("\uFFFD");
  });

  it("passes each line on as it comes, the last one without a newline too", async () => {
    const lines: string[] = [];
    await execute("sh", ["-c", "printf 'one\\r\\n\\ntwo'; printf 'wrong' >&2"], { onLine: (line) => lines.push(line) });
    expect(lines.sort()).toEqual(["", "one", "two", "wrong"]);
  });

  it.each([
    ["plimsoll-no-such-program", [], {}, "cannot start plimsoll-no-such-program: it is not installed; install it or put it on the PATH"],
    ["plimsoll-no-such-program", [], { cwd: "/" }, "cannot start plimsoll-no-such-program in /: it is not installed; install it or put it on the PATH"],
    ["true", [], { cwd: "/no/such/folder" }, "cannot start true in /no/such/folder: there is no such folder"],
    ["true", [], { cwd: process.execPath }, /^cannot start true in .*ENOTDIR/],
    ["/", [], {}, /^cannot start \/: .*EACCES/],
    ["true", ["a\0b"], {}, /^cannot start true: .*null bytes/],
    ["true", ["x".repeat(2_000_000)], {}, /^cannot start true: .*E2BIG/],
  ])("says in one line why %s %.10j cannot be started", async (file, args, options, problem) => {
    const running = execute(file, args, options);
    await expect(running).rejects.toThrow(InputError);
    await expect(running).rejects.toThrow(problem);
  });
});

describe("a program that takes too long", () => {
  it("is ended together with the processes that it started", async () => {
    const execution = await execute("sh", ["-c", "sleep 60 & echo $!; wait"], { timeoutSeconds: 0.2 });
    expect(execution).toMatchObject({ code: null, signal: "SIGTERM" });
    expect(await hasEnded(Number(execution.stdout))).toBe(true);
  });

  it("did not run to its end, even when it answers with an exit code of its own", async () => {
    const script = "process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000); console.log('ready')";
    const controller = new AbortController();
    const running = execute(node, ["-e", script], { signal: controller.signal, onLine: () => { controller.abort(); } });
    expect(await running).toMatchObject({ code: null, signal: "SIGTERM", stdout: "ready\n" });
  });

  it("is ended by force when it does not listen", async () => {
    const script = "trap '' TERM; echo ready; while :; do sleep 0.1; done";
    expect(await execute("sh", ["-c", script], { timeoutSeconds: 0.4, graceSeconds: 0.2 })).toMatchObject({ code: null, signal: "SIGKILL", stdout: "ready\n" });
  });

  it("leaves no worker behind that does not listen and writes elsewhere", async () => {
    const script = "(trap '' TERM; exec sleep 60) >/dev/null 2>&1 & echo $!; wait";
    const { stdout } = await execute("sh", ["-c", script], { timeoutSeconds: 0.2 });
    expect(await hasEnded(Number(stdout))).toBe(true);
  });

  it("may take a month without being ended at once", async () => {
    expect(await execute("sleep", ["0.1"], { timeoutSeconds: 30 * 86_400 })).toMatchObject({ code: 0, signal: null });
  });

  it("is ended when the caller gives up, before or after the start", async () => {
    expect(await execute("sleep", ["60"], { signal: AbortSignal.abort() })).toMatchObject({ code: null, signal: "SIGTERM" });
    const controller = new AbortController();
    const running = execute("sh", ["-c", "echo ready; exec sleep 60"], { signal: controller.signal, onLine: () => { controller.abort(); } });
    expect(await running).toMatchObject({ code: null, signal: "SIGTERM" });
  });

  it("is not waited for when it left its group and kept our pipes", async () => {
    const script = "const c = require('child_process').spawn('sleep', ['60'], { detached: true, stdio: 'inherit' }); c.unref(); console.log(c.pid)";
    const execution = await execute(node, ["-e", script], { graceSeconds: 0.2 });
    process.kill(Number(execution.stdout), "SIGKILL");
    expect(execution).toMatchObject({ code: 0, signal: null });
  });
});

describe("a program whose starter ends", () => {
  const folder = useTemporaryFolder();

  /** A process that starts `sh -c` with `script` as we would, and passes on the first line that it prints. */
  async function starter(script: string, options: string): Promise<{ readonly us: ChildProcess; readonly line: string }> {
    await mkdir(path.join(folder(), "action"));
    for (const name of ["exec", "environment", "errors", "process-ending"]) {
      const source = await readFile(new URL(`./${name}.ts`, import.meta.url), "utf8");
      const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.ES2022, target: ts.ScriptTarget.ES2022 } });
      await writeFile(path.join(folder(), "action", `${name}.mjs`), outputText.replaceAll('.js"', '.mjs"'));
    }
    const main = `import { execute } from "./action/exec.mjs"; await execute("sh", ["-c", ${JSON.stringify(script)}], { onLine: console.log, ${options} })`;
    const us = spawn(node, ["--input-type=module", "-e", main], { cwd: folder(), stdio: ["ignore", "pipe", "inherit"] });
    const [line] = (await once(us.stdout, "data")) as [Buffer];
    return { us, line: line.toString() };
  }

  it("ends with us on Ctrl-C", async () => {
    const { us, line } = await starter("echo $$; exec sleep 60", "");
    us.kill("SIGINT");
    expect(await once(us, "exit")).toEqual([null, "SIGINT"]);
    expect(await hasEnded(Number(line))).toBe(true);
  });

  it("hears of it even when we were killed, if it is tethered", async () => {
    expect(await execute(node, ["-p", "process.connected"], { tethered: true })).toMatchObject({ code: 0, stdout: "true\n" });
    const program = "process.on('disconnect', () => process.exit()); console.log(process.pid); setInterval(() => {}, 1000)";
    const { us, line } = await starter(`exec ${node} -e "${program}"`, "tethered: true");
    us.kill("SIGKILL");
    expect(await once(us, "exit")).toEqual([null, "SIGKILL"]);
    expect(await hasEnded(Number(line))).toBe(true);
  });
});
