import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import path from "node:path";
import { definition } from "../../actions/mr-checklist/action.js";
import { composeRecord } from "../../shared/record/record.js";
import { recordJson } from "../../shared/record/store.js";
import { SAMPLE_RUN } from "../../shared/record/testing/sample.js";
import { FORK_GRANTS, startStage, type Stage } from "../checklist/gate-run.js";
import type { Issue } from "../github/state.js";
import { ROOT } from "../workflows/repository.js";
import { scalarsOf } from "../workflows/workflow-file.js";
import { runAct, type ActRun } from "./run-act.js";
import { makeBundle, RUNNING_COMMIT, type Bundle } from "./sample-repository.js";

/** Ids of runs that act makes here; what they leave is kept below `runs/`. */
const FIRST_RUN = 7000;

/** One event, as GitHub would hand it to the caller's workflow. */
export interface Event {
  /** File of the caller, as in workflows-examples/orders-service. */
  readonly workflow: "mr-checklist.yml" | "mr-checklist-publish.yml" | "mr-checklist-again.yml";
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Whether the job's token can only read, as for a fork, whatever is granted. */
  readonly readOnly?: boolean;
  /** Whether the bundle is one that ends at once, with no word. */
  readonly crashing?: boolean;
}

/** What came of it, and the id under which its artifacts are found. */
export interface Ended extends ActRun {
  readonly id: number;
}

/** A GitHub, a caller's repository, and releases of ours with tokens for that GitHub. */
export class ChecklistScene implements AsyncDisposable {
  readonly stage: Stage;
  readonly #folder: string;
  readonly #workspace: string;
  readonly #bundles: Readonly<Record<"writing" | "reading" | "crashing", { readonly folder: string; readonly made: Bundle }>>;
  #nextRun = FIRST_RUN;

  private constructor(folder: string, stage: Stage) {
    this.#folder = folder;
    this.stage = stage;
    this.#workspace = callersRepository(path.join(folder, "workspace"));
    const bundle = (name: string, token: string) => {
      const at = path.join(folder, name);
      return { folder: at, made: makeBundle(at, () => token) };
    };
    const writer = stage.github.token(definition.permissions);
    this.#bundles = { writing: bundle("writing", writer), reading: bundle("reading", stage.github.token(FORK_GRANTS)), crashing: bundle("crashing", writer) };
    writeFileSync(path.join(this.#bundles.crashing.folder, "dist/mr-checklist.js"), "process.kill(process.pid, 'SIGKILL');\n");
  }

  /** Starts it in `folder`, with this text as the checklist of the policy. */
  static async start(folder: string, checklist: string): Promise<ChecklistScene> {
    return new ChecklistScene(folder, await startStage(checklist));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stage[Symbol.asyncDispose]();
  }

  /** What the copies differ in from what is shipped. */
  get changes(): readonly string[] {
    return this.#bundles.writing.made.changes;
  }

  /** Runs the caller's workflow for an event. */
  async run({ workflow, name, payload, readOnly = false, crashing = false }: Event): Promise<Ended> {
    const id = this.#nextRun++;
    const bundle = this.#bundles[crashing ? "crashing" : readOnly ? "reading" : "writing"];
    const file = `.github/workflows/${workflow}`;
    const called = scalarsOf(readFileSync(path.join(this.#workspace, file), "utf8"), file, "uses").map(({ value }) => value.replace(/^([^/]+\/[^/]+)\/[^@]*@/, "$1@"));
    const scratch = path.join(this.#folder, `run-${id}`);
    mkdirSync(scratch, { recursive: true });
    const { github } = this.stage;
    const ended = await runAct({
      scratch, workflow: file, workspace: this.#workspace, home: path.join(this.#folder, "home"), actor: "octocat",
      bundle: bundle.folder, bundleReferences: [...called, `plimsoll/plimsoll@${RUNNING_COMMIT}`],
      standIns: path.join(ROOT, "tests/act/stand-ins"), programs: path.join(ROOT, "tests/act/programs"),
      environment: {
        GITHUB_REPOSITORY: "octo/orders", GITHUB_RUN_ID: String(id), GITHUB_RUN_ATTEMPT: "1", GITHUB_API_URL: github.url, GITHUB_GRAPHQL_URL: github.graphqlUrl,
        PLIMSOLL_ACT_RUNS: path.join(this.#folder, "runs"),
      },
      event: { name, payload: { repository: REPOSITORY, ...payload } },
    }, bundle.made.sources);
    cpSync(path.join(scratch, "artifacts"), path.join(this.#folder, "runs", String(id)), { recursive: true });
    return { ...ended, id };
  }

  /**
   * The pipeline has judged the merge that GitHub tries of a pull request, and left its record as the verdict of the coverage.
   * @param named the pull requests that GitHub lists with that run.
   */
  pipelineRan(pull: Issue, verdict: "pass" | "fail", { status = "completed", named = namedBy(pull) }: { readonly status?: string; readonly named?: readonly number[] } = {}): void {
    const { headSha, headRepository, base } = pullOf(pull);
    const run = this.stage.orders.addWorkflowRun({ name: "Plimsoll", path: ".github/workflows/plimsoll.yml", event: "pull_request", headSha, headRepository, status, pullRequests: named });
    const mergeCommit = "d".repeat(40);
    const record = composeRecord({
      gate: "coverage-gate", verdict, toolVersion: "1.0.0", validDays: 90, started: new Date(), finished: new Date(),
      run: { ...SAMPLE_RUN, repository: "octo/orders", runId: String(run.id), pullRequest: pull.number, pullRequestHead: headSha, baseBranch: base, mergeCommit },
      facts: { repository: "/", commit: mergeCommit, tree: null, artifacts: [], policyDigest: null, counts: {}, findings: null },
    });
    const file = path.join(this.#folder, "runs", String(run.id), `plimsoll-record-coverage/coverage-gate-${mergeCommit}.json`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, recordJson(record));
  }
}

const REPOSITORY = { full_name: "octo/orders", name: "orders", default_branch: "main", owner: { login: "octo" } };

function pullOf({ pull }: Issue): NonNullable<Issue["pull"]> {
  if (pull === null) throw new Error("an issue is no pull request");
  return pull;
}

/** What GitHub lists with a run: none for a fork. */
function namedBy(pull: Issue): number[] {
  return pullOf(pull).headRepository === "octo/orders" ? [pull.number] : [];
}

/** A repository with the example's callers, which want the records of the pipeline too. */
function callersRepository(folder: string): string {
  cpSync(path.join(ROOT, "workflows-examples/orders-service/.github"), path.join(folder, ".github"), { recursive: true });
  for (const name of ["mr-checklist.yml", "mr-checklist-publish.yml", "mr-checklist-again.yml"]) {
    const file = path.join(folder, ".github/workflows", name);
    // act knows no `queue`: what it does to a burst of events cannot be seen here.
    writeFileSync(file, `${readFileSync(file, "utf8").replace(/^ {2}queue: max.*\n/m, "")}    with:\n      records: plimsoll-record-*\n`);
  }
  const git = (...args: readonly string[]) => execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", ...args], { cwd: folder, stdio: "ignore" });
  git("init", "--quiet", "--initial-branch", "main");
  git("add", "--all");
  git("commit", "--quiet", "--message", "The callers");
  return folder;
}

/** The payload of a pull request's event. `body` is what it remembers of the description, true or not. */
export function pullPayload(pull: Issue, action: string, body: string | null = pull.body): Readonly<Record<string, unknown>> {
  const { headSha, headRepository, base, head } = pullOf(pull);
  const [owner = "", name = ""] = headRepository.split("/");
  const repo = { full_name: headRepository, name, fork: headRepository !== "octo/orders", owner: { login: owner } };
  return { action, number: pull.number, pull_request: { number: pull.number, body, base: { ref: base, sha: "b".repeat(40), repo: REPOSITORY }, head: { ref: head, sha: headSha, repo } } };
}

/**
 * The payload of the event that a run of a pull request's workflow has ended.
 * @param differs what is different about the run, such as the event that it was for.
 */
export function runPayload(pull: Issue, name: string, { id }: { readonly id: number }, differs: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  const { headSha, headRepository, head } = pullOf(pull);
  const [owner = ""] = headRepository.split("/");
  const workflow_run = {
    id, name, conclusion: "success", event: "pull_request", head_sha: headSha, head_branch: head, actor: { login: owner }, pull_requests: namedBy(pull).map((number) => ({ number })),
    head_repository: { full_name: headRepository, owner: { login: owner } }, ...differs,
  };
  return { action: "completed", workflow_run };
}
