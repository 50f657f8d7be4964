import { cpSync, readFileSync } from "node:fs";
import path from "node:path";
import type { RealProject } from "./project.js";
import { must, run } from "./run.js";

interface Event {
  readonly Action: string;
  readonly Test?: string;
}

/** Statements of a cover profile, summed from the runner's own file; equal blocks are counted once. */
function statementsOf(profile: string): readonly [number, number] {
  const blocks = new Map<string, { statements: number; ran: boolean }>();
  for (const line of profile.split("\n").slice(1)) {
    const [, key, statements, count] = /^(.*) (\d+) (\d+)$/.exec(line) ?? [];
    if (key === undefined) continue;
    blocks.set(key, { statements: Number(statements), ran: Number(count) > 0 || blocks.get(key)?.ran === true });
  }
  const all = [...blocks.values()];
  const sum = (list: typeof all): number => list.reduce((total, block) => total + block.statements, 0);
  return [sum(all.filter(({ ran }) => ran)), sum(all)];
}

/** A Go module from the module proxy, with its own tests. */
export function goProject(module: string): RealProject {
  return {
    name: module,
    policy: () => `version: 1
coverage: { lines: 0, branches: 0, functions: 0, statements: 0, require-every-source-file: false }
`,
    fetch(folder, scratch) {
      const { Dir } = JSON.parse(must("go", ["mod", "download", "-json", module], scratch)) as { Dir: string };
      cpSync(Dir, folder, { recursive: true });
      must("chmod", ["-R", "u+w", folder], scratch);
      must("go", ["mod", "download"], folder);
    },
    unsharded(folder, scratch) {
      const profile = path.join(scratch, "cover.out");
      const { stdout } = run("go", ["test", "-json", "-count=1", "-covermode=atomic", `-coverprofile=${profile}`, "./..."], folder);
      const events = stdout.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line) as Event);
      const ended = (action: string): number => events.filter(({ Action, Test }) => Action === action && Test !== undefined).length;
      return {
        tests: ended("pass") + ended("fail") + ended("skip"), failed: ended("fail"),
        statements: statementsOf(readFileSync(profile, "utf8")), branches: null, functions: null, lines: null,
      };
    },
  };
}
