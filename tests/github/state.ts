import type { Json, JsonObject } from "./json.js";

/** Who acts: a login, with `[bot]` at its end for an app. An account that was deleted is `ghost`. */
export type Login = string;

/** An edit of a text, as its history shows it. */
export interface ContentEdit {
  readonly editor: Login;
  readonly editedAt: string;
  /** When somebody removed this revision from the history; null: it is there. */
  readonly deletedAt: string | null;
}

export interface Comment {
  readonly id: number;
  readonly issue: number;
  author: Login;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
  /** When its text was last changed; absent: never. */
  editedAt?: string;
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
  /** Numbers of the issues that it closes by a keyword. */
  closes: number[];
  /** Numbers of the issues that a person linked in the sidebar. */
  linked: number[];
  /** Edits of the body, oldest first. */
  edits: ContentEdit[];
}

/** An issue; a pull request is one too. */
export interface Issue {
  readonly number: number;
  author: Login;
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
  /** Name of the workflow it belongs to; absent for a run made through the API. */
  readonly workflow?: string;
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
  author: Login;
  state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED" | "PENDING";
  body: string;
  /** The reviewed commit; an empty text when it is gone. */
  commit: string;
  readonly submittedAt: string;
  /** When its text was last changed; absent: never. */
  editedAt?: string;
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
  /** `owner/name` of a fork; absent: the repository itself. */
  readonly headRepository?: string;
  readonly attempt: number;
  readonly status: string;
  readonly conclusion: string | null;
  readonly actor: Login;
  readonly jobs: readonly Job[];
  /** Numbers of the pull requests that GitHub lists with it; absent: none, as for a fork's. */
  readonly pullRequests?: readonly number[];
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
  /** Role (`admin`, `maintain`, `write`, `triage`, `read`, `none`) of a login. */
  readonly collaborators: Map<Login, string>;
  /** Accounts by the address that commits carry. */
  readonly accounts: Map<string, Login>;
  /** Commits with a signature, and whether GitHub has verified it. */
  readonly signatures: Map<string, boolean>;
}

export function emptyCollections(): Collections {
  return {
    issues: [], comments: [], labels: [], checkRuns: [], statuses: [], reviews: [], threads: [], deployments: [],
    environments: [], runs: [], artifacts: [], releases: [], collaborators: new Map(), accounts: new Map(), signatures: new Map(),
  };
}
