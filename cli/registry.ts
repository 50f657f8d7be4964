// Generated from the folders actions/ and cli/commands/ by `npm run generate`; do not edit.
import type { Definition } from "../shared/action/define.js";

/** A command and how to load it. */
export interface Entry {
  readonly description: string;
  load(): Promise<Definition>;
}

export const ACTIONS: Readonly<Record<string, Entry>> = {
  "coverage-gate": {
    description: "Merges the coverage of all shards and holds it to the policy, 100 % by default; a missing or damaged report is never a pass.",
    load: async () => (await import(/* webpackMode: "eager" */ "../actions/coverage-gate/action.js")).definition,
  },
  "merge-shards": {
    description: "Proves that every test ran exactly once over all shards, and merges their JUnit reports, coverage and durations.",
    load: async () => (await import(/* webpackMode: "eager" */ "../actions/merge-shards/action.js")).definition,
  },
  "plan-shards": {
    description: "Finds a repository's tests and plans them over shards by their known durations, longest first.",
    load: async () => (await import(/* webpackMode: "eager" */ "../actions/plan-shards/action.js")).definition,
  },
  "run-shard": {
    description: "Runs one shard of a plan and writes its results: a manifest, JUnit and coverage.",
    load: async () => (await import(/* webpackMode: "eager" */ "../actions/run-shard/action.js")).definition,
  },
  "setup-environment": {
    description: "Finds the toolchains that a repository's own files ask for, sets them up, installs the packages frozen to their lock files and starts the declared services; in a terminal it verifies what is installed.",
    load: async () => (await import(/* webpackMode: "eager" */ "../actions/setup-environment/action.js")).definition,
  },
  "verdict": {
    description: "Says whether every job of a pipeline succeeded; skipped, cancelled, absent and unknown are never a pass.",
    load: async () => (await import(/* webpackMode: "eager" */ "../actions/verdict/action.js")).definition,
  },
};

export const COMMANDS: Readonly<Record<string, Entry>> = {
  "doctor": {
    description: "Says what this machine and this repository lack for the pipeline to run.",
    load: async () => (await import(/* webpackMode: "eager" */ "./commands/doctor.js")).definition,
  },
  "init": {
    description: "Writes the caller's workflow and a policy file, and says what it detected.",
    load: async () => (await import(/* webpackMode: "eager" */ "./commands/init.js")).definition,
  },
  "pipeline": {
    description: "Plans a repository's tests, runs them in parallel shards, proves that each ran once, and holds their coverage.",
    load: async () => (await import(/* webpackMode: "eager" */ "./commands/pipeline.js")).definition,
  },
};
