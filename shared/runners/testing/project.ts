import { afterAll } from "@jest/globals";
import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { execute } from "../../action/exec.js";
import type { Exec } from "../../action/context.js";
import type { SuitePolicy } from "../../policy/sections/tests.js";
import { ARGUMENT_BYTES } from "../argument-batches.js";
import type { Discovery, GroupShare, RunnerAdapter, RunnerContext, SuiteRun, SuiteShare } from "../adapter.js";

/** A copy of a fixture project in a folder of its own, and what an adapter may touch there. */
export interface Project {
  readonly folder: string;
  readonly context: RunnerContext;
  /** What the runner printed. */
  readonly lines: string[];
  /** Writes files below the project, by their relative paths. */
  write(files: Readonly<Record<string, string>>): Promise<void>;
}

const fixtures = path.resolve("tests/fixtures");
const folders: string[] = [];

afterAll(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** @param fixture folder of tests/fixtures, or null for an empty project. */
export async function project(fixture: string | null, exec: Exec = execute): Promise<Project> {
  const top = await realpath(await mkdtemp(path.join(tmpdir(), "plimsoll-runner-")));
  folders.push(top);
  const [folder, temporary] = [path.join(top, "repository"), path.join(top, "temporary")];
  await mkdir(temporary);
  await (fixture === null ? mkdir(folder) : cp(path.join(fixtures, fixture), folder, { recursive: true }));
  const lines: string[] = [];
  return {
    folder, lines,
    context: { exec, argumentBytes: ARGUMENT_BYTES, repository: folder, temporary, output: (line) => { lines.push(line); } },
    async write(files) {
      for (const [file, content] of Object.entries(files)) {
        await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
        await writeFile(path.join(folder, file), content);
      }
    },
  };
}

/** A suite with everything else at its default. */
export function suitePolicy(suite: Pick<SuitePolicy, "runner"> & Partial<SuitePolicy>): SuitePolicy {
  return { name: "unit", directory: ".", command: null, arguments: [], environment: new Map(), ...suite };
}

/** Every group whole, as a single shard would run them. */
export function wholeShare(suite: SuitePolicy, { items, untested }: Discovery): SuiteShare {
  const groups = [...new Set(items.map(({ group }) => group))];
  return {
    suite, untested,
    groups: groups.map((group): GroupShare => ({ group, elsewhere: [], takesRest: true, items: items.filter((item) => item.group === group).map(({ id }) => id) })),
  };
}

export interface Ran extends SuiteRun {
  readonly junit: string;
  readonly coverageFolder: string;
  readonly progress: readonly (readonly [number, number])[];
}

/** Runs a share with an adapter, into folders of its own. */
export async function runShare(adapter: RunnerAdapter, share: SuiteShare, { context }: Project): Promise<Ran> {
  const top = await mkdtemp(path.join(context.temporary, "places-"));
  const [junit, coverage] = [path.join(top, "junit"), path.join(top, "coverage")];
  await mkdir(junit);
  await mkdir(coverage);
  const progress: [number, number][] = [];
  const run = await adapter.run(share, { junit, coverage }, context, (done, total) => { progress.push([done, total]); });
  return { ...run, junit: path.join(junit, "junit.xml"), coverageFolder: coverage, progress };
}

/** Results without their times, which differ from run to run. */
export function outcomes({ tests }: Pick<SuiteRun, "tests">): (readonly [string, string])[] {
  return tests.map(({ id, status }) => [id, status] as const).sort(([a], [b]) => (a < b ? -1 : 1));
}
