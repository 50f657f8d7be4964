import type { GitHub } from "../../shared/github/connection.js";
import { PERMISSIONS_OF } from "../../shared/github/wire/permissions.js";
import { unionOfPermissions } from "../../shared/action/permissions.js";
import type { ResolvedChecklist } from "../../shared/policy/sections/checklist/resolution/resolve.js";
import { resolveChecklist } from "../../shared/policy/sections/checklist/resolution/resolve.js";
import { connectTo, keepingLog, sleeplessClock } from "../github/connected.js";
import type { Grants } from "../github/description/permissions.js";
import { createGitRepository, type SampleRepository } from "../github/git-sample.js";
import { textOf } from "../github/json.js";
import type { Repository } from "../github/repository.js";
import { startGitHubDouble, type GitHubDouble } from "../github/start.js";
import type { Issue } from "../github/state.js";
import type { ChecklistJudgement } from "../../actions/mr-checklist/judgement/checklist-judgement.js";
import { judgeChecklist } from "../../actions/mr-checklist/judgement/judge-checklist.js";
import { presetItems } from "../../actions/mr-checklist/presets/presets.js";
import { checklistComment } from "../../actions/mr-checklist/report/checklist-summary.js";
import { statusContext, statusText } from "../../actions/mr-checklist/report/status-text.js";
import { collectFacts, type Collected } from "../../actions/mr-checklist/gathering/collect.js";
import { publish, type PublicationResult } from "../../actions/mr-checklist/publishing/publish.js";
import { questionsOf } from "../../actions/mr-checklist/gathering/questions.js";

export const POLICY = ".github/plimsoll.yml";

/** What a workflow grants the gate: what it reads with, and what it tells with. */
export const GATE_GRANTS: Grants = unionOfPermissions([
  ...(["changeRequest", "findIssues", "changedPaths", "roleOf", "pullRequest"] as const).map((operation) => PERMISSIONS_OF[operation]),
  { statuses: "write", "pull-requests": "write" },
]);
/** What the token of a fork's pull request may do, whatever the workflow grants. */
export const FORK_GRANTS: Grants = { actions: "read", checks: "read", contents: "read", issues: "read", "pull-requests": "read", statuses: "read" };

/** A GitHub with one repository whose main branch has this policy, and branches to make pull requests of. */
export interface Stage extends AsyncDisposable {
  readonly github: GitHubDouble;
  readonly orders: Repository;
  readonly sample: SampleRepository;
  /** Ids of the commits of `totals`, oldest first: each can be pushed. */
  readonly pushes: readonly string[];
}

/** Starts it. `totals` has three commits onto main, each with all of the ones before. */
export async function startStage(checklist: string, files: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const sample = await createGitRepository([
    { branch: "main", files: { "src/totals.ts": "1\n", "docs/a.md": "a\n", [POLICY]: `version: 1\nchecklist:\n${checklist.replace(/^/gmu, "  ")}\n`, ...files }, message: "Begin" },
    { branch: "totals", from: "main", files: { "src/totals.ts": "2\n" }, message: "feat: one" },
    { branch: "totals", files: { "docs/a.md": "b\n" }, message: "feat: two" },
    { branch: "totals", files: { "src/totals.ts": "3\n" }, message: "feat: three" },
    { branch: "release", from: "main", files: {}, message: "Release" },
  ]);
  const github = await startGitHubDouble({ repositories: [{ owner: "octo", name: "orders", gitDirectory: sample.directory }] });
  return {
    github, sample, orders: github.repository("octo/orders"), pushes: sample.commits.slice(1, 4),
    async [Symbol.asyncDispose]() {
      try {
        await github[Symbol.asyncDispose]();
      } finally {
        await sample[Symbol.asyncDispose]();
      }
    },
  };
}

/** One run of the gate: what a workflow does at an event. */
export interface GateRun {
  readonly judgement: ChecklistJudgement;
  readonly collected: Collected;
  readonly result: PublicationResult;
  readonly logged: readonly string[];
  /** Requests of this run, as `METHOD /path/{template}`. */
  readonly requests: readonly string[];
}

/** How a run differs from the usual one. */
export interface RunOptions {
  readonly grants?: Grants;
  readonly organization?: GitHub | null;
  readonly mergeGroupHead?: string | null;
  readonly login?: string;
  /** Whether the comment is wanted; it is when absent. */
  readonly comment?: boolean;
  /** Happens between the judgement and its publication. */
  readonly meanwhile?: () => Promise<unknown>;
}

/** Collects, judges and tells, with a client of its own, as a job does. */
export async function runGate({ github }: Stage, pull: Issue, options: RunOptions = {}): Promise<GateRun> {
  const { grants = GATE_GRANTS, organization = null, mergeGroupHead = null, comment = true, login, meanwhile } = options;
  const { client, logged } = connectTo(github, grants, login === undefined ? {} : { as: { login, appId: null } });
  const before = github.requests.length;
  let checklist: ResolvedChecklist | undefined;
  const collected = await collectFacts(client, {
    number: pull.number, clock: sleeplessClock([]), policyFile: POLICY, organization,
    ask: async ({ policyText }) => {
      checklist = await checklistOf(policyText ?? "");
      const asking = checklist;
      return (known) => questionsOf(asking, known);
    },
  });
  const judgement = judgeChecklist(collected.facts, checklist ?? (await checklistOf("")));
  await meanwhile?.();
  const { head, base } = collected.facts.pull;
  const result = await publish(client, {
    number: pull.number, judged: { head: head.sha, base: base.ref }, mergeGroupHead, published: collected.published, isHeadProven: collected.isHeadProven,
    status: { context: statusContext(base.ref), ...statusText(judgement), targetUrl: null }, comment: comment && mergeGroupHead === null ? checklistComment(judgement) : null,
  }, keepingLog(logged));
  return { judgement, collected, result, logged, requests: github.requests.slice(before).map(({ route }) => route ?? "") };
}

function checklistOf(content: string): Promise<ResolvedChecklist> {
  const presets = { default: presetItems("default"), mandatory: presetItems("mandatory"), none: [] } as const;
  return resolveChecklist({ name: POLICY, reference: { repository: null, path: POLICY, ref: null }, content }, () => Promise.resolve(null), presets);
}

/** States of the items by id. */
export function statesOf({ judgement }: GateRun): Readonly<Record<string, string>> {
  return Object.fromEntries(judgement.items.map(({ id, state }) => [id, state]));
}

/** What stands on a commit now: the latest state of each context. */
export function statusesOf({ orders }: Stage, sha: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(orders.has.statuses.filter((status) => status.sha === sha).map(({ said }) => [textOf(said.context), said.state]));
}
