import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import type { Exec } from "../../../shared/action/context.js";
import { execute } from "../../../shared/action/exec.js";
import { folderWith } from "../testing/project.js";
import { TOOLS, type Tool } from "../tools/tool.js";
import { probe } from "./probe.js";

/** A machine on which exactly these programs are installed; each is a shell script. */
async function machineWith(programs: Readonly<Record<string, string>>): Promise<{ exec: Exec; folder: string }> {
  const folder = await folderWith({});
  for (const [name, script] of Object.entries(programs)) {
    const file = path.join(folder, name);
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
  }
  const exec: Exec = (file, args, options) => execute(file in programs ? path.join(folder, file) : `plimsoll-not-installed-${path.basename(file)}`, args, options);
  return { exec, folder };
}

async function ask(tool: Tool, programs: Readonly<Record<string, string>>): Promise<unknown> {
  const { exec, folder } = await machineWith(programs);
  return probe(tool, exec, folder);
}

function found(version: string, codename: string | null = null, day: string | null = null): unknown {
  return { state: "installed", installed: { version, codename, day } };
}

describe("probe", () => {
  it.each<[Tool, Readonly<Record<string, string>>, unknown]>([
    ["node", { node: "echo '20.20.2 Iron'" }, found("20.20.2", "Iron")],
    ["node", { node: "echo '25.1.0 '" }, found("25.1.0")],
    ["npm", { npm: "echo 'npm warn Unknown env config' >&2; echo 10.8.2" }, found("10.8.2")],
    ["pnpm", { pnpm: "echo 10.4.1" }, found("10.4.1")],
    ["yarn", { yarn: "echo 4.9.2" }, found("4.9.2")],
    ["bun", { bun: "echo 1.3.0" }, found("1.3.0")],
    ["python", { python3: "echo Python 3.13.0rc2" }, found("3.13.0rc2")],
    ["python", { python3: "echo Python 3.12.0+" }, found("3.12.0")],
    ["python", { python: "echo Python 3.12.4 >&2" }, found("3.12.4")],
    ["uv", { uv: "echo 'uv 0.9.2 (141369ce7 2025-10-10)'" }, found("0.9.2")],
    ["poetry", { poetry: "echo 'Poetry (version 2.1.1)'" }, found("2.1.1")],
    ["pipenv", { pipenv: "echo 'pipenv, version 2024.0.1'" }, found("2024.0.1")],
    ["go", { go: "echo go1.26rc1" }, found("1.26rc1")],
    ["java", { java: "echo 'openjdk version \"17.0.15\" 2025-04-15' >&2" }, found("17.0.15")],
    ["java", { java: "echo 'java version \"1.8.0_392\"' >&2" }, found("8.0.392")],
    ["maven", { mvn: "printf '\\033[1mApache Maven 3.8.7\\033[m\\n'" }, found("3.8.7")],
    ["gradle", { gradle: "printf '\\n-----\\nGradle 8.14\\n'" }, found("8.14")],
    ["rust", { rustc: "echo 'rustc 1.95.0 (f2d3ce0bd 2026-03-21)'" }, found("1.95.0", null, "2026-03-21")],
    ["rust", { rustc: "echo 'rustc 1.85.0'" }, found("1.85.0")],
  ])("reads what %s says: %j", async (tool, programs, expected) => {
    expect(await ask(tool, programs)).toEqual(expected);
  });

  it.each(TOOLS)("says that %s is missing where it is", async (tool) => {
    expect(await ask(tool, {})).toEqual({ state: "missing", detail: "" });
  });

  it.each<[string, Tool, Readonly<Record<string, string>>, string]>([
    ["pyenv", "python", { python3: "echo 'pyenv: version `3.10.2'\"'\"' is not installed (set by .python-version)' >&2; exit 1" }, "pyenv: version `3.10.2' is not installed (set by .python-version)"],
    ["Corepack", "pnpm", { pnpm: "echo; echo 'Internal Error: Network access disabled by the environment' >&2; exit 1" }, "Internal Error: Network access disabled by the environment"],
    ["asdf", "node", { node: "echo 'No version is set for command node' >&2; exit 126" }, "No version is set for command node"],
  ])("understands the shim of %s that stands for nothing", async (_what, tool, programs, detail) => {
    expect(await ask(tool, programs)).toEqual({ state: "missing", detail });
  });

  it("asks the project's own Python before the machine's", async () => {
    const { exec, folder } = await machineWith({ python3: "echo Python 3.9.1" });
    const asked: string[] = [];
    await probe("python", (file, args, options) => { asked.push(file); return exec(file, args, options); }, folder);
    expect(asked).toEqual([".venv/bin/python", "python3"]);
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ["an exit code", { node: "echo broken >&2; exit 3" }, "node -p `${process.versions.node} ${process.release.lts || ''}` ended with exit code 3: broken"],
    ["silence", { node: "exit 3" }, "ended with exit code 3: no output"],
    ["another answer", { node: "echo hello; echo ::set-output" }, "said \"hello\""],
    ["a signal", { node: "kill -9 $$" }, "was ended by SIGKILL after 60 s"],
  ])("cannot tell from %s", async (_what, programs, detail) => {
    expect(await ask("node", programs)).toEqual({ state: "unknown", detail: expect.stringContaining(detail) as unknown });
  });

  it("keeps the reason when a program is there and may not be started", async () => {
    const { exec, folder } = await machineWith({ uv: "" });
    await chmod(path.join(folder, "uv"), 0o644);
    expect(await probe("uv", exec, folder)).toEqual({ state: "missing", detail: expect.stringContaining("EACCES") as unknown });
  });

  it("forbids the shims to fetch what they stand for", async () => {
    const { exec, folder } = await machineWith({ pnpm: 'echo "1.0.0-$COREPACK_ENABLE_NETWORK-$RUSTUP_AUTO_INSTALL-$GOTOOLCHAIN"' });
    expect(await probe("pnpm", exec, folder)).toEqual(found("1.0.0-0-0-local"));
  });

  it("does not hide a mistake of ours", async () => {
    await expect(probe("uv", () => Promise.reject(new TypeError("ours")), "/")).rejects.toThrow("ours");
  });

  it("reads the Node.js of this very machine", async () => {
    expect(await probe("node", execute, await folderWith({}))).toMatchObject({ state: "installed", installed: { version: process.versions.node } });
  });
});
