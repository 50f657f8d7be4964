import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { copyForAct } from "../../scripts/act-copy/copy-for-act.js";
import { ROOT } from "../workflows/repository.js";
import { scalarsOf } from "../workflows/workflow-file.js";
import { runAct, type ActRun } from "./run-act.js";

/** Workflows of this repository that nobody calls. */
const OWN_WORKFLOWS = new Set(["ci.yml", "release.yml"]);

/** The commit that stands for the running one: a literal, because `$/` has no name for it in the copy. */
export const RUNNING_COMMIT = "1".repeat(40);

/** A caller's repository with a change on top of its default branch. */
export interface Sample {
  readonly workspace: string;
  readonly workflow: string;
  /** Commits of the default branch and of the change. */
  readonly base: string;
  readonly head: string;
}

function git(folder: string, ...args: readonly string[]): string {
  const environment = {
    PATH: process.env.PATH ?? "", HOME: folder, GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: "Author", GIT_AUTHOR_EMAIL: "author@example.com", GIT_COMMITTER_NAME: "Author", GIT_COMMITTER_EMAIL: "author@example.com",
  };
  return execFileSync("git", [...args], { cwd: folder, env: environment, encoding: "utf8" }).trim();
}

/** What makes a sample differ from its example. */
export interface SampleEdits {
  /** Edits the files before the first commit. */
  readonly before?: (workspace: string) => void;
  /** Edits the files of the second commit, the change. */
  readonly change?: (workspace: string) => void;
}

/** A fresh repository from `workflows-examples/NAME` in `folder`. */
export function makeSample(name: string, folder: string, { before, change }: SampleEdits): Sample {
  const workspace = path.join(folder, "workspace");
  const example = path.join(ROOT, "workflows-examples", name);
  // Only what the repository holds: no packages, reports or caches of somebody's own runs.
  for (const file of git(ROOT, "ls-files", "-z", `workflows-examples/${name}`).split("\0").filter((one) => one !== "")) {
    cpSync(path.join(ROOT, file), path.join(workspace, path.relative(example, path.join(ROOT, file))));
  }
  const commit = (message: string): string => {
    git(workspace, "add", "--all");
    git(workspace, "commit", "--quiet", "--allow-empty", "--message", message);
    return git(workspace, "rev-parse", "HEAD");
  };
  git(workspace, "init", "--quiet", "--initial-branch", "main");
  git(workspace, "remote", "add", "origin", `https://github.com/acme/${name}`);
  before?.(workspace);
  const base = commit("The service");
  git(workspace, "switch", "--quiet", "--create", "change");
  change?.(workspace);
  const head = commit("The change");
  return { workspace, base, head, workflow: callerWorkflow(workspace) };
}

function callerWorkflow(workspace: string): string {
  const folder = ".github/workflows";
  const callers = readdirSync(path.join(workspace, folder)).filter((file) => readFileSync(path.join(workspace, folder, file), "utf8").includes("/pipeline.yml@"));
  const [only, ...others] = callers;
  if (only === undefined || others.length > 0) throw new Error(`expected one workflow that calls pipeline.yml in ${folder}, found ${callers.join(", ") || "none"}`);
  return `${folder}/${only}`;
}

/** A release of Plimsoll in `folder`: the copies that act can read, and the bundle as `npm run build` left it. */
export interface Bundle {
  /** Texts of its workflows and actions. */
  readonly sources: readonly string[];
  /** What differs from what is shipped, one line each. */
  readonly changes: readonly string[];
}

/**
 * Makes a release.
 * @param token what stands for the token of a job: act has one token per run, GitHub one per job.
 */
export function makeBundle(folder: string, token = (job: string): string => `token-of-${job}`): Bundle {
  mkdirSync(folder, { recursive: true });
  cpSync(path.join(ROOT, "actions"), path.join(folder, "actions"), { recursive: true });
  cpSync(path.join(ROOT, "dist"), path.join(folder, "dist"), { recursive: true });
  const changes = copyForAct(ROOT, folder, { self: (file) => `plimsoll/plimsoll/${file}@${RUNNING_COMMIT}`, token });
  const files = [
    ...readdirSync(path.join(folder, ".github/workflows")).filter((name) => !OWN_WORKFLOWS.has(name)).map((name) => path.join(folder, ".github/workflows", name)),
    ...readdirSync(path.join(folder, "actions")).map((name) => path.join(folder, "actions", name, "action.yml")),
  ];
  return { changes, sources: files.map((file) => readFileSync(file, "utf8")) };
}

interface PipelineRun {
  readonly sample: Sample;
  /** Folder for what the run leaves; a second attempt takes the first one's. */
  readonly folder: string;
  /** What `makeBundle` made, and the texts that it read there. */
  readonly bundle: string;
  readonly sources: readonly string[];
  readonly attempt: number;
  readonly event: "pull_request" | "push";
  /** Name of an artifact that is lost on its way. */
  readonly lost?: string;
}

/** Runs the sample's own workflow, as GitHub would for a pull request of the change or after its merge. */
export async function runPipeline({ sample, folder, bundle, sources, attempt, event, lost }: PipelineRun): Promise<ActRun> {
  const caller = readFileSync(path.join(sample.workspace, sample.workflow), "utf8");
  const called = scalarsOf(caller, sample.workflow, "uses").map(({ value }) => value.replace(/^([^/]+\/[^/]+)\/[^@]*@/, "$1@"));
  const scratch = path.join(folder, "scratch");
  mkdirSync(scratch, { recursive: true });
  return runAct(
    {
      scratch,
      home: path.join(path.dirname(folder), "home"),
      workspace: sample.workspace,
      workflow: sample.workflow,
      bundle,
      bundleReferences: [...called, `plimsoll/plimsoll@${RUNNING_COMMIT}`],
      standIns: path.join(ROOT, "tests/act/stand-ins"),
      environment: {
        GITHUB_REPOSITORY: "acme/orders-service", GITHUB_RUN_ID: "4711", GITHUB_RUN_ATTEMPT: String(attempt),
        ...(event === "push" ? {} : { GITHUB_BASE_REF: "main", GITHUB_HEAD_REF: "change" }),
        ...(lost === undefined ? {} : { PLIMSOLL_ACT_LOST: lost }),
      },
      event: { name: event, payload: event === "push" ? pushPayload(sample) : pullRequestPayload(sample) },
    },
    sources,
  );
}

const REPOSITORY = { full_name: "acme/orders-service", default_branch: "main", name: "orders-service", owner: { login: "acme" } };

function pullRequestPayload({ base, head }: Sample): unknown {
  const fork = { ...REPOSITORY, full_name: "stranger/orders-service", fork: true };
  return {
    number: 7,
    action: "synchronize",
    repository: REPOSITORY,
    pull_request: { number: 7, base: { ref: "main", sha: base, repo: REPOSITORY }, head: { ref: "change", sha: head, repo: fork } },
  };
}

function pushPayload({ base, head }: Sample): unknown {
  return { ref: "refs/heads/main", before: base, after: head, repository: REPOSITORY };
}
