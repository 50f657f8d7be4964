import { cp, mkdir, mkdtemp, realpath, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { definition as mergeShards } from "../../actions/merge-shards/action.js";
import { definition as planShards } from "../../actions/plan-shards/action.js";
import { definition as runShard } from "../../actions/run-shard/action.js";
import type { Outcome } from "../../shared/action/context.js";
import type { Definition } from "../../shared/action/define.js";
import { contextFor, keepingLog } from "../support/context.js";
import { gitCheckout, type GitCheckout } from "../support/git-checkout.js";

const ACTIONS = { plan: planShards, run: runShard, merge: mergeShards };

export interface Acted {
  readonly outcome: Outcome;
  /** The document as a script reads it. */
  readonly document: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** A repository in which the three actions really run, as on a laptop. */
export class ShardRun implements AsyncDisposable {
  readonly folder: string;
  readonly checkout: GitCheckout;
  readonly log = keepingLog();
  readonly #temporary: string;

  private constructor(folder: string, temporary: string) {
    this.folder = folder;
    this.#temporary = temporary;
    this.checkout = gitCheckout(folder);
  }

  /** @param fixtures folders of tests/fixtures that together make the repository; committed. */
  static async of(...fixtures: readonly string[]): Promise<ShardRun> {
    const top = await realpath(await mkdtemp(path.join(tmpdir(), "plimsoll-shards-")));
    const [folder, temporary] = [path.join(top, "repository"), path.join(top, "temporary")];
    await mkdir(temporary);
    await mkdir(folder);
    for (const fixture of fixtures) await cp(path.resolve("tests/fixtures", fixture), folder, { recursive: true });
    // Above the repository, where Node.js looks too: git would see it inside.
    await symlink(path.resolve("node_modules"), path.join(top, "node_modules"));
    const made = new ShardRun(folder, temporary);
    made.checkout.commit("project");
    return made;
  }

  async act(action: keyof typeof ACTIONS, inputs: Readonly<Record<string, string>> = {}, attempt = 1): Promise<Acted> {
    const definition: Definition = ACTIONS[action];
    const base = contextFor({ workspace: this.folder, temporary: this.#temporary, log: this.log });
    const given = action === "plan" ? { repo: ".", ...inputs } : inputs;
    const outcome = await definition.invoke(new Map(Object.entries(given)), { ...base, run: { ...base.run, attempt } });
    // The published shape is what scripts rely on; the document must always fit it.
    definition.document.check(outcome.document, []);
    return { outcome, document: outcome.document as Acted["document"], text: outcome.text({ colour: false, columns: 100 }) };
  }

  /** Plans, and runs every shard. */
  async throughShards(shards: number, inputs: Readonly<Record<string, string>> = {}): Promise<Acted[]> {
    await this.act("plan", { shards: String(shards), ...inputs });
    const acted: Acted[] = [];
    for (let index = 0; index < shards; index += 1) acted.push(await this.act("run", { index: String(index) }));
    return acted;
  }

  /** Keeps how the repository is now; the function that comes back takes it there again, in its own place: reports name it. */
  async keep(): Promise<() => Promise<void>> {
    const kept = path.join(path.dirname(this.folder), "kept");
    await cp(this.folder, kept, { recursive: true, preserveTimestamps: true });
    return async () => {
      await rm(this.folder, { recursive: true });
      await cp(kept, this.folder, { recursive: true, preserveTimestamps: true });
    };
  }

  at(file: string): string {
    return path.join(this.folder, file);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(path.dirname(this.folder), { recursive: true, force: true });
  }
}
