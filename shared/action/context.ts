/** Where a run tells what it does. Texts may come from outside: the host escapes them for its medium. */
export interface Log {
  info(text: string): void;
  warning(text: string): void;
  /** Shown only when the user asked for it (`--verbose`, or a runner's debug logging). */
  debug(text: string): void;
  /** `done` of `total` steps of long work; one line rewritten in place on a terminal, plain lines elsewhere. */
  progress(label: string, done: number, total: number): void;
}

/** Time as an effect, so that tests own it. */
export interface Clock {
  now(): Date;
  /** Monotonic seconds since an arbitrary start, for durations. */
  seconds(): number;
  sleep(seconds: number): Promise<void>;
}

/** How a finished program ended. */
export interface Execution {
  /** Exit code; null when a signal ended the program. */
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Wall time in seconds. */
  readonly seconds: number;
}

/** How a program is to be run. */
export interface ExecOptions {
  readonly cwd?: string;
  /** Added to the inherited environment; `undefined` takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly input?: string;
  /** The program and its children are ended after this many seconds; the execution then has a signal and no code. */
  readonly timeoutSeconds?: number;
  /** Seconds that a program may take to end when it is asked to, before it is ended by force; 5 by default. */
  readonly graceSeconds?: number;
  /** Called for each line of stdout and stderr as it comes. */
  readonly onLine?: (line: string) => void;
  /** Ends the program as a time-out does. */
  readonly signal?: AbortSignal;
  /** The program is this very one: it hears when this process is gone, even when that was killed, and ends too. */
  readonly tethered?: boolean;
}

/**
 * Starts a program with an argument array, never through a shell. Resolves for every exit code.
 * @throws InputError when the program cannot be started (not installed, not executable).
 */
export type Exec = (file: string, args: readonly string[], options?: ExecOptions) => Promise<Execution>;

/** One remark on a place of the change. Lines are one-based. */
export interface Annotation {
  readonly level: "notice" | "warning" | "failure";
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  readonly title: string;
  readonly message: string;
}

/** Who runs this, for records and reports; on a laptop most of it is absent. */
export interface RunFacts {
  readonly host: "runner" | "terminal";
  /** `owner/name` on GitHub, or null. */
  readonly repository: string | null;
  readonly workflowRef: string | null;
  readonly workflowSha: string | null;
  readonly runId: string | null;
  /** Attempt number of the run, from 1. */
  readonly attempt: number;
  readonly actor: string | null;
  /** Event name, such as `pull_request`, or null. */
  readonly event: string | null;
  /** Number of the pull request that the run is about, or null. From a payload: what judges it asks GitHub anew. */
  readonly pullRequest: number | null;
  /** Head of that pull request, or of the finished run, when the event happened; it may have moved since. */
  readonly pullRequestHead?: string | null;
  /** Commit of a merge queue that waits for the result; null outside of one. */
  readonly mergeGroupHead?: string | null;
  /** Base ref or sha that the change goes onto, or null when the event has none. */
  readonly base: string | null;
  /** Name of the branch that the pull request or the merge queue went into when the event happened; null outside of one. */
  readonly baseBranch?: string | null;
  /** Commit in which GitHub tries the merge of the pull request, and which a workflow checks out by default. */
  readonly mergeCommit?: string | null;
  /** Sha that a push moved its branch from; null for a new branch, and for other events. */
  readonly before?: string | null;
  /** The repository's default branch; null when the run is about that branch itself, or the event does not name it. */
  readonly defaultBranch?: string | null;
}

/** How to run this very program again, for shards as parallel processes. */
export interface SelfCommand {
  readonly file: string;
  readonly args: readonly string[];
}

/** Access to GitHub for the definitions that ask for it; null where there is no token. */
export interface GitHubAccess {
  readonly token: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly serverUrl: string;
}

/** Everything that a run may touch. The same gate runs on a runner, in a terminal and in a test because of it. */
export interface Context<Inputs> {
  readonly inputs: Inputs;
  /** Absolute real path of the folder that the user works in. */
  readonly workspace: string;
  readonly log: Log;
  readonly clock: Clock;
  readonly exec: Exec;
  readonly run: RunFacts;
  readonly github: GitHubAccess | null;
  readonly self: SelfCommand;
  /** A folder of this run's own for temporary files; the host removes it. */
  readonly temporary: string;
  readonly toolVersion: string;
}

/** What a gate's record says beside the verdict; the host adds who ran it and when, and stores it. */
export interface RecordFacts {
  /** Absolute path of the repository that was judged; the record is stored below it. */
  readonly repository: string;
  readonly commit: string;
  readonly tree: string | null;
  readonly artifacts: readonly { readonly name: string; readonly sha256: string }[];
  readonly policyDigest: string | null;
  /** Whole numbers, such as `{ "lines-covered": 312, "lines-total": 312 }`. */
  readonly counts: Readonly<Record<string, number>>;
  /** Everything the gate found, as JSON data; the record holds its digest. */
  readonly findings: unknown;
  /** What was let through although it does not hold, and until when; the record ends with the first of them. */
  readonly waivers?: readonly { readonly item: string; readonly reason: string; readonly by: string; readonly expires: string }[];
}

/** What a run hands back to its host. Printing, annotating, summaries and outputs are the host's work. */
export interface Outcome {
  /** The gate's answer, or `done` for a step that judges nothing. */
  readonly verdict: "pass" | "fail" | "inconclusive" | "not-applicable" | "done";
  /** The one JSON document of `--json`; its schema is published. */
  readonly document: unknown;
  /** What a person reads in a terminal, at `width` columns. */
  readonly text: (style: TextStyle) => string;
  /** Markdown for the job summary, or null. */
  readonly summary: string | null;
  readonly annotations: readonly Annotation[];
  /** Outputs of the action, by their declared names. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Present when a gate judged a commit; absent for steps and where there is no commit. */
  readonly record?: RecordFacts;
}

/** What the reader's terminal can show. */
export interface TextStyle {
  readonly colour: boolean;
  readonly columns: number;
  /** Whether the document is printed too, so that the text need not say the same. */
  readonly besideDocument?: boolean;
}
