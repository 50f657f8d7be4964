import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Outcome, RunFacts } from "../../../shared/action/context.js";
import { execute } from "../../../shared/action/exec.js";
import type { judgementDocument } from "../judgement/judgement-document.js";
import { definition } from "../action.js";

const RUN: RunFacts = {
  host: "terminal", repository: null, workflowRef: null, workflowSha: null, runId: null, attempt: 1, actor: null,
  event: null, pullRequest: null, base: null,
};

export interface GateRun {
  readonly outcome: Outcome;
  readonly document: ReturnType<typeof judgementDocument>;
  /** What the terminal shows without colour. */
  readonly text: string;
}

/** A folder with files, a git checkout if wanted, in which the gate really runs. */
export class Project implements AsyncDisposable {
  readonly folder: string;
  readonly warnings: string[] = [];

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async create(files: Readonly<Record<string, string | Uint8Array>>): Promise<Project> {
    const project = new Project(await realpath(await mkdtemp(path.join(tmpdir(), "coverage-gate-"))));
    await project.write(files);
    return project;
  }

  async write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(this.folder, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, content);
    }
  }

  async git(...args: readonly string[]): Promise<string> {
    const identity = ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "init.defaultBranch=main", "-c", "commit.gpgSign=false"];
    const { code, stdout, stderr } = await execute("git", [...identity, ...args], { cwd: this.folder });
    if (code !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
    return stdout.trim();
  }

  /** Commits everything; the first call makes the checkout. Returns the sha. */
  async commit(): Promise<string> {
    await this.git("init", "--quiet");
    await this.git("add", "--all");
    await this.git("commit", "--quiet", "--message", "change");
    return this.git("rev-parse", "HEAD");
  }

  async gate(inputs: Readonly<Record<string, string>>, run: Partial<RunFacts> = {}): Promise<GateRun> {
    const outcome = await definition.invoke(new Map(Object.entries(inputs)), {
      workspace: this.folder, temporary: this.folder, github: null, toolVersion: "1.0.0", run: { ...RUN, ...run },
      exec: execute,
      self: { file: "node", args: [] },
      clock: { now: () => new Date(0), seconds: () => 0, sleep: async () => Promise.resolve() },
      log: { info: () => undefined, warning: () => undefined, debug: () => undefined, progress: () => undefined },
    });
    // The published shape is what scripts rely on; the document must always fit it.
    definition.document.check(outcome.document, []);
    return { outcome, document: outcome.document as GateRun["document"], text: outcome.text({ colour: false, columns: 100 }) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
