import type { Json, JsonObject } from "./json.js";

/** Who acts: a login, with `[bot]` at its end for an app. */
export type Login = string;

export interface Comment {
  readonly id: number;
  readonly issue: number;
  readonly author: Login;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
  /** Why it is folded away, or null. */
  minimized: string | null;
}

/** The part that only a pull request has. */
export interface PullRequest {
  base: string;
  readonly head: string;
  /** `owner/name` of the repository that the head lives in; another one for a fork. */
  readonly headRepository: string;
  headSha: string;
  draft: boolean;
  mergedAt: string | null;
  closes: number[];
}

/** An issue; a pull request is one too. */
export interface Issue {
  readonly number: number;
  readonly author: Login;
  title: string;
  body: string | null;
  state: "open" | "closed";
  labels: string[];
  readonly createdAt: string;
  updatedAt: string;
  readonly pull: PullRequest | null;
}

/** A check run as the API takes it, with the id of the app that made it. */
export interface CheckRun {
  readonly id: number;
  readonly appId: number;
  readonly headSha: string;
  said: JsonObject;
  annotations: Json[];
  readonly createdAt: string;
}

export interface CommitStatus {
  readonly id: number;
  readonly sha: string;
  readonly creator: Login;
  readonly said: JsonObject;
  readonly createdAt: string;
}

export interface Review {
  readonly id: number;
  readonly pull: number;
  readonly author: Login;
  readonly state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED";
  readonly body: string;
  readonly commit: string;
  readonly submittedAt: string;
}

/** A thread of review comments on a line. */
export interface ReviewThread {
  readonly id: number;
  readonly pull: number;
  readonly path: string;
  readonly line: number;
  resolved: boolean;
  readonly comments: readonly { readonly author: Login; readonly body: string }[];
}

export interface DeploymentStatus {
  readonly id: number;
  readonly creator: Login;
  readonly said: JsonObject;
  readonly createdAt: string;
}

export interface Deployment {
  readonly id: number;
  readonly sha: string;
  readonly creator: Login;
  readonly said: JsonObject;
  readonly statuses: DeploymentStatus[];
  readonly createdAt: string;
}

export interface Job {
  readonly id: number;
  readonly name: string;
  readonly attempt: number;
  readonly status: string;
  readonly conclusion: string | null;
}

export interface WorkflowRun {
  readonly id: number;
  readonly name: string;
  /** Path of the workflow file. */
  readonly path: string;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string;
  readonly attempt: number;
  readonly status: string;
  readonly conclusion: string | null;
  readonly actor: Login;
  readonly jobs: readonly Job[];
  readonly createdAt: string;
}

export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly runId: number;
  readonly archive: Buffer;
  readonly expired: boolean;
  readonly createdAt: string;
}

export interface Release {
  readonly id: number;
  readonly author: Login;
  said: JsonObject;
  readonly createdAt: string;
}

/** An environment with its protection rules as the API shows them. */
export interface Environment {
  readonly id: number;
  readonly name: string;
  readonly said: JsonObject;
}

/** Everything that a repository holds beside git. Lists are in the order of creation. */
export interface Collections {
  readonly issues: Issue[];
  readonly comments: Comment[];
  readonly labels: string[];
  readonly checkRuns: CheckRun[];
  readonly statuses: CommitStatus[];
  readonly reviews: Review[];
  readonly threads: ReviewThread[];
  readonly deployments: Deployment[];
  readonly environments: Environment[];
  readonly runs: WorkflowRun[];
  readonly artifacts: Artifact[];
  readonly releases: Release[];
  /** Permission (`admin`, `write`, `read`, `none`) of a login. */
  readonly collaborators: Map<Login, string>;
}

export function emptyCollections(): Collections {
  return {
    issues: [], comments: [], labels: [], checkRuns: [], statuses: [], reviews: [], threads: [], deployments: [],
    environments: [], runs: [], artifacts: [], releases: [], collaborators: new Map(),
  };
}
