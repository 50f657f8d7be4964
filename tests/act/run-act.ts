import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { mapOf, object, optional, ShapeError, text, type Shape } from "../../shared/schema/shape.js";
import { scalarsOf } from "../workflows/workflow-file.js";

/** What act is started on. */
export interface ActRequest {
  /** Folder of the caller's repository, with git history. */
  readonly workspace: string;
  /** The caller's workflow, relative to the workspace. */
  readonly workflow: string;
  /** Folder with the copies of our workflows and actions and with dist/. */
  readonly bundle: string;
  /** References (`owner/name@ref`) that the bundle serves. */
  readonly bundleReferences: readonly string[];
  /** Folder with stand-ins for actions of others, as `owner/name/`. */
  readonly standIns: string;
  readonly event: { readonly name: string; readonly payload: unknown };
  /** Folder of this run's own, for artifacts and caches. */
  readonly scratch: string;
  /** Home of the steps; shared between runs, so that packages are downloaded once. */
  readonly home: string;
  /** Folder with stand-ins for programs that GitHub's runners have, found before all others; absent: none. */
  readonly programs?: string;
  /** Who is said to have caused the event; absent: act's own. */
  readonly actor?: string;
  /** Variables of the run, such as GITHUB_RUN_ID. */
  readonly environment: Readonly<Record<string, string>>;
}

/** One job of a run, or one leg of a matrix. */
export interface JobEnd {
  readonly id: string;
  /** Value of `matrix.shard`, where the job has one. */
  readonly shard: string | null;
  readonly result: string;
}

/** What came of it. */
export interface ActRun {
  readonly exitCode: number | null;
  /** The jobs that ran to their end, in that order. A job that was skipped is not among them. */
  readonly jobs: readonly JobEnd[];
  /** Step outputs by `job/name`; the last one wins. */
  readonly outputs: ReadonlyMap<string, string>;
  /** Markdown of the job summaries by job. */
  readonly summaries: ReadonlyMap<string, string>;
  /** Everything that was said, for the message of a failed test. */
  readonly log: string;
}

/** What a step needs from outside: packages come from registries, through whatever proxy this machine has. */
const PASSED_ON = /^(?:npm_config_\w+|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|PIP_\w+|GOPROXY|GOSUMDB|GOFLAGS|https?_proxy|no_proxy)$/i;

/** act hands its whole environment to the steps, so it gets none of ours: a step must not think that it runs inside Jest. */
function cleanEnvironment({ home, programs }: ActRequest): Record<string, string> {
  const passed = Object.entries(process.env).filter(([name]) => PASSED_ON.test(name));
  return {
    ...(Object.fromEntries(passed) as Record<string, string>),
    PATH: [...(programs === undefined ? [] : [programs]), path.dirname(process.execPath), process.env.PATH ?? ""].join(path.delimiter),
    HOME: home,
    LANG: "C.UTF-8",
  };
}

/** `--local-repository` arguments for every pinned action that the files use, so that nothing is fetched from GitHub. */
function localRepositories({ bundle, bundleReferences, standIns }: ActRequest, sources: readonly string[]): string[] {
  const pinned = sources.flatMap((source) => scalarsOf(source, "copy", "uses").map(({ value }) => value));
  const references = pinned.flatMap((value) => {
    const [, repository = "", ref = ""] = /^([^/@]+\/[^/@]+)(?:\/[^@]*)?@([0-9a-f]{40})$/.exec(value) ?? [];
    // act leaves a checkout of the own repository out: the workspace is one.
    return repository === "" || repository === "actions/checkout" || repository === "plimsoll/plimsoll" ? [] : [{ repository, ref }];
  });
  const known = readdirSync(standIns).flatMap((owner) => readdirSync(path.join(standIns, owner)).map((name) => `${owner}/${name}`));
  const missing = references.find(({ repository }) => !known.includes(repository));
  if (missing !== undefined) throw new Error(`tests/act/stand-ins has nothing for ${missing.repository}: act would fetch it from GitHub`);
  const served = [
    ...references.map(({ repository, ref }) => `${repository}@${ref}=${path.join(standIns, repository)}`),
    ...bundleReferences.map((reference) => `${reference}=${bundle}`),
  ];
  return [...new Set(served)].flatMap((mapping) => ["--local-repository", mapping]);
}

function actArguments(request: ActRequest, sources: readonly string[]): string[] {
  const { scratch, event, environment } = request;
  const empty = path.join(scratch, "empty");
  const payload = path.join(scratch, "event.json");
  writeFileSync(empty, "");
  writeFileSync(payload, JSON.stringify(event.payload));
  const variables = { ...environment, PLIMSOLL_ACT_ARTIFACTS: path.join(scratch, "artifacts"), PLIMSOLL_ACT_CACHES: path.join(scratch, "caches") };
  return [
    event.name, "--json", ...(request.actor === undefined ? [] : ["--actor", request.actor]), "--workflows", request.workflow, "--eventpath", payload,
    // Host mode: steps run on this machine. Without any label act would ask for an image.
    "--platform", "ubuntu-latest=-self-hosted",
    "--env-file", empty, "--secret-file", empty, "--var-file", empty, "--input-file", empty,
    "--no-cache-server", "--container-daemon-socket", "-", "--action-cache-path", path.join(scratch, "act"),
    ...Object.entries(variables).flatMap(([name, value]) => ["--env", `${name}=${value}`]),
    ...localRepositories(request, sources),
  ];
}

const anyScalar: Shape<string> = { schema: {}, check: (value) => String(value) };

/** The lines of `act --json` that we read. */
const line = object(
  {
    jobID: optional(text()), matrix: optional(mapOf(anyScalar)), jobResult: optional(text()), msg: optional(text()),
    command: optional(text()), name: optional(text()), arg: optional(text()), content: optional(text()),
  },
  { open: true },
);

function readLine(raw: string): ReturnType<typeof line.check> | null {
  try {
    return line.check(JSON.parse(raw), []);
  } catch (thrown) {
    if (thrown instanceof ShapeError) throw thrown;
    return null;
  }
}

/** Reads what `act --json` wrote. */
export function readActLog(stdout: string): Omit<ActRun, "exitCode" | "log"> {
  const jobs: JobEnd[] = [];
  const outputs = new Map<string, string>();
  const summaries = new Map<string, string>();
  for (const { jobID: id = "", matrix, jobResult, command, name = "", arg = "", content = "" } of stdout.split("\n").flatMap((raw) => readLine(raw) ?? [])) {
    if (jobResult !== undefined) jobs.push({ id, shard: matrix?.get("shard") ?? null, result: jobResult });
    if (command === "set-output") outputs.set(`${id}/${name}`, arg);
    if (command === "summary") summaries.set(id, `${summaries.get(id) ?? ""}${content}`);
  }
  return { jobs, outputs, summaries };
}

/** What act's process left. */
interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function spawnAct(request: ActRequest, sources: readonly string[]): Promise<Ended> {
  for (const folder of ["artifacts", "caches", "act"]) mkdirSync(path.join(request.scratch, folder), { recursive: true });
  const child = spawn("act", actArguments(request, sources), { cwd: request.workspace, env: cleanEnvironment(request), stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once("error", (problem) => { reject(new Error(`act cannot be started (${problem.message}); .ci/run installs it`)); });
    child.once("close", resolve);
  });
  return { exitCode, stdout, stderr };
}

/** act runs jobs beside each other with maps that it does not lock: now and then Go ends the whole process. */
const ACT_CRASHED = /^(?:fatal error|panic): /m;
const MOST_CRASHES = 3;

/**
 * Runs a caller's workflow on act 0.2.87 in host mode, with a clean environment and without network access to GitHub.
 * A run that act itself did not survive is begun anew; no job's end is ever tried twice.
 * @param sources texts of all workflow and action files that the run reads, to find the actions of others that they use.
 */
export async function runAct(request: ActRequest, sources: readonly string[]): Promise<ActRun> {
  mkdirSync(request.home, { recursive: true });
  const before = `${request.scratch}.before`;
  cpSync(request.scratch, before, { recursive: true });
  let ended = await spawnAct(request, sources);
  for (let crashes = 1; ACT_CRASHED.test(ended.stderr) && crashes <= MOST_CRASHES; crashes += 1) {
    rmSync(request.scratch, { recursive: true });
    cpSync(before, request.scratch, { recursive: true });
    ended = await spawnAct(request, sources);
  }
  rmSync(before, { recursive: true });
  const { exitCode, stdout, stderr } = ended;
  const said = stdout.split("\n").map((raw) => readLine(raw)).flatMap((one) => (one?.msg === undefined ? [] : [`[${one.jobID ?? ""}] ${one.msg.trimEnd()}`]));
  return { exitCode, ...readActLog(stdout), log: [...said, stderr].join("\n") };
}
