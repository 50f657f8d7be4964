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
    load: async () => (await import("../actions/coverage-gate/action.js")).definition,
  },
  "ddl-review": {
    description: "Reviews migrations of PostgreSQL, MySQL and MariaDB: which lock each statement takes on which existing table, whether it rewrites or scans it, what the running version loses, and the safe way to write it.",
    load: async () => (await import("../actions/ddl-review/action.js")).definition,
  },
  "design-review": {
    description: "Holds design documents to their template and to the approvals of this very content, lets the code that they cover change only while they stand, and hands their gray plans to the promotion.",
    load: async () => (await import("../actions/design-review/action.js")).definition,
  },
  "merge-shards": {
    description: "Proves that every test ran exactly once over all shards, and merges their JUnit reports, coverage and durations.",
    load: async () => (await import("../actions/merge-shards/action.js")).definition,
  },
  "mr-checklist": {
    description: "Judges a pull request by a checklist whose every item says how it was proved: by a machine, by a reviewer or by a person's word.",
    load: async () => (await import("../actions/mr-checklist/action.js")).definition,
  },
  "plan-shards": {
    description: "Finds a repository's tests and plans them over shards by their known durations, longest first.",
    load: async () => (await import("../actions/plan-shards/action.js")).definition,
  },
  "run-shard": {
    description: "Runs one shard of a plan and writes its results: a manifest, JUnit and coverage.",
    load: async () => (await import("../actions/run-shard/action.js")).definition,
  },
  "setup-environment": {
    description: "Finds the toolchains that a repository's own files ask for, sets them up, installs the packages frozen to their lock files and starts the declared services; in a terminal it verifies what is installed.",
    load: async () => (await import("../actions/setup-environment/action.js")).definition,
  },
  "verdict": {
    description: "Says whether every job of a pipeline succeeded; skipped, cancelled, absent and unknown are never a pass.",
    load: async () => (await import("../actions/verdict/action.js")).definition,
  },
};

export const COMMANDS: Readonly<Record<string, Entry>> = {
  "ddl explain": {
    description: "Says what a rule of the DDL review finds and why, with a bad statement and the safe way to write it.",
    load: async () => (await import("./commands/ddl/explain.js")).definition,
  },
  "design check": {
    description: "Says what design documents lack before a review, as they lie on disk, and prints the digest that a review records. Approvals are proved by design-review.",
    load: async () => (await import("./commands/design/check.js")).definition,
  },
  "design new": {
    description: "Writes a design document with every section to fill in and the front matter that the gates read.",
    load: async () => (await import("./commands/design/new.js")).definition,
  },
  "doctor": {
    description: "Says what this machine and this repository lack for the pipeline to run.",
    load: async () => (await import("./commands/doctor.js")).definition,
  },
  "init": {
    description: "Writes the callers' workflows, a policy with the checklist that fits the repository and a template of pull requests, and says what it detected. What is there already stays.",
    load: async () => (await import("./commands/init.js")).definition,
  },
  "mr-checklist explain": {
    description: "Says what an item of the checklist asks for, where it comes from and who may waive it; with facts also how it stands and why.",
    load: async () => (await import("./commands/mr-checklist/explain.js")).definition,
  },
  "mr-checklist facts": {
    description: "Prints everything that a pull request's checklist is judged from, as one JSON document: simulate and explain read it.",
    load: async () => (await import("./commands/mr-checklist/facts.js")).definition,
  },
  "mr-checklist lint": {
    description: "Says whether the checklist of a policy is right, with file, line and column of the first mistake, and lists its items.",
    load: async () => (await import("./commands/mr-checklist/lint.js")).definition,
  },
  "mr-checklist owners": {
    description: "Says who owns which path by a CODEOWNERS file, as GitHub reads it: the last line that matches counts. Lines that are skipped, or that GitHub may read otherwise, are named on stderr.",
    load: async () => (await import("./commands/mr-checklist/owners.js")).definition,
  },
  "mr-checklist simulate": {
    description: "Judges facts that were written down by a policy that need not be in force: no network, no token, nothing is published.",
    load: async () => (await import("./commands/mr-checklist/simulate.js")).definition,
  },
  "mr-checklist tasks": {
    description: "Lists the boxes of a Markdown file as GitHub shows them, with the keys by which items find them.",
    load: async () => (await import("./commands/mr-checklist/tasks.js")).definition,
  },
  "mr-checklist template": {
    description: "Prints the template of pull requests that fits the checklist of a policy, for .github/pull_request_template.md: a heading for each section that has to be filled, a box for each word that only a person can give.",
    load: async () => (await import("./commands/mr-checklist/template.js")).definition,
  },
  "pipeline": {
    description: "Plans a repository's tests, runs them in parallel shards, proves that each ran once, and holds their coverage.",
    load: async () => (await import("./commands/pipeline.js")).definition,
  },
  "waivers": {
    description: "Lists the waivers that have not ended: who let what pass, why and until when, from gate records and judgements.",
    load: async () => (await import("./commands/waivers.js")).definition,
  },
};
