import { GitRepository } from "./git.js";
import { GITHUB_ACTIONS_APP } from "./caller.js";
import type { JsonObject } from "./json.js";
import { emptyCollections, type Artifact, type CheckRun, type Collections, type Comment, type Issue, type Review, type ReviewThread, type WorkflowRun } from "./state.js";

/** How a test declares a repository. */
export interface RepositoryOptions {
  readonly owner: string;
  readonly name: string;
  /** A git directory (bare or not) that the test made. */
  readonly gitDirectory: string;
  readonly defaultBranch?: string;
  readonly private?: boolean;
  /** GitHub lists at most 3,000 files of a pull request; a test may lower it. */
  readonly largestFileList?: number;
  /** GitHub lists at most 100,000 entries of a tree and says that it cut; a test may lower it. */
  readonly largestTree?: number;
}

/** What a test says about a new pull request; the rest has defaults. */
export interface NewPullRequest {
  readonly head: string;
  readonly base?: string;
  readonly title?: string;
  readonly body?: string | null;
  readonly author?: string;
  /** `owner/name` of a fork. The head's commits must be in this repository's git directory too. */
  readonly headRepository?: string;
  readonly draft?: boolean;
  readonly labels?: readonly string[];
  /** Numbers of the issues that it closes by a keyword. */
  readonly closes?: readonly number[];
  /** Numbers of the issues that are linked to it in the sidebar. */
  readonly linked?: readonly number[];
}

/** One repository of the double: real git, and the rest in memory. Tests set it up through the methods below. */
export class Repository {
  readonly owner: string;
  readonly name: string;
  readonly id: number;
  readonly git: GitRepository;
  readonly defaultBranch: string;
  readonly private: boolean;
  readonly largestFileList: number;
  readonly largestTree: number;
  readonly has: Collections = emptyCollections();
  #lastId = 1000;
  #lastNumber = 0;

  constructor(options: RepositoryOptions, id: number) {
    this.owner = options.owner;
    this.name = options.name;
    this.id = id;
    this.git = new GitRepository(options.gitDirectory);
    this.defaultBranch = options.defaultBranch ?? "main";
    this.private = options.private ?? false;
    this.largestFileList = options.largestFileList ?? 3000;
    this.largestTree = options.largestTree ?? 100_000;
  }

  get fullName(): string {
    return `${this.owner}/${this.name}`;
  }

  /** An id that no other thing of this repository has. */
  nextId(): number {
    return this.id * 1_000_000 + ++this.#lastId;
  }

  /** The next number of an issue or a pull request. */
  nextNumber(): number {
    return ++this.#lastNumber;
  }

  openIssue(title: string, body: string | null = null, author = "octocat", labels: readonly string[] = []): Issue {
    return this.#open({ title, body, author, labels }, null);
  }

  /** Opens a pull request from a branch, as a person would. */
  async openPullRequest(options: NewPullRequest): Promise<Issue> {
    const headSha = await this.git.resolve(options.head);
    if (headSha === null) throw new Error(`${this.fullName} has no ${options.head}`);
    const { title = `Change of ${options.head}`, body = null, author = "octocat", labels = [] } = options;
    const issue = this.#open({ title, body, author, labels }, {
      base: options.base ?? this.defaultBranch,
      head: options.head,
      headRepository: options.headRepository ?? this.fullName,
      headSha,
      draft: options.draft ?? false,
      mergedAt: null,
      closes: [...(options.closes ?? [])],
      linked: [...(options.linked ?? [])],
      edits: [],
    });
    await this.git.run(["update-ref", `refs/pull/${issue.number}/head`, headSha]);
    return issue;
  }

  #open(said: { title: string; body: string | null; author: string; labels: readonly string[] }, pull: Issue["pull"]): Issue {
    const now = new Date().toISOString();
    const issue: Issue = { ...said, labels: [...said.labels], number: this.nextNumber(), state: "open", createdAt: now, updatedAt: now, pull };
    this.has.issues.push(issue);
    return issue;
  }

  /** Somebody pushes `revision` onto the pull request's branch. */
  async push(issue: Issue, revision: string): Promise<string> {
    const sha = await this.git.resolve(revision);
    if (sha === null || issue.pull === null) throw new Error(`${this.fullName} has no ${revision} to push`);
    issue.pull.headSha = sha;
    await this.git.run(["update-ref", `refs/pull/${issue.number}/head`, sha]);
    return sha;
  }

  /** Somebody edits a pull request's description. */
  editBody(issue: Issue, body: string, editor: string, editedAt = new Date().toISOString()): void {
    issue.body = body;
    issue.pull?.edits.push({ editor, editedAt, deletedAt: null });
  }

  addComment(issue: Issue, author: string, body: string): Comment {
    const now = new Date().toISOString();
    const comment: Comment = { id: this.nextId(), issue: issue.number, author, body, createdAt: now, updatedAt: now, minimized: null };
    this.has.comments.push(comment);
    return comment;
  }

  /** A finished check run, as a job of a workflow leaves it. */
  addCheckRun(headSha: string, name: string, said: JsonObject = { status: "completed", conclusion: "success" }, workflow?: string, appId = GITHUB_ACTIONS_APP): CheckRun {
    const run: CheckRun = {
      id: this.nextId(), appId, headSha, said: { name, ...said }, annotations: [], createdAt: new Date().toISOString(),
      ...(workflow === undefined ? {} : { workflow }),
    };
    this.has.checkRuns.push(run);
    return run;
  }

  addReview(pull: Issue, author: string, state: Review["state"], body = ""): Review {
    const review: Review = { id: this.nextId(), pull: pull.number, author, state, body, commit: pull.pull?.headSha ?? "", submittedAt: new Date().toISOString() };
    this.has.reviews.push(review);
    return review;
  }

  addReviewThread(pull: Issue, thread: Omit<ReviewThread, "id" | "pull">): ReviewThread {
    const added = { ...thread, id: this.nextId(), pull: pull.number };
    this.has.threads.push(added);
    return added;
  }

  addWorkflowRun(run: Partial<WorkflowRun> & Pick<WorkflowRun, "headSha">): WorkflowRun {
    const added: WorkflowRun = {
      id: this.nextId(), name: "pipeline", path: ".github/workflows/pipeline.yml", event: "push", headBranch: this.defaultBranch,
      attempt: 1, status: "completed", conclusion: "success", actor: "octocat", jobs: [], createdAt: new Date().toISOString(), ...run,
    };
    this.has.runs.push(added);
    return added;
  }

  addArtifact(runId: number, name: string, archive: Buffer, expired = false): Artifact {
    const artifact = { id: this.nextId(), name, runId, archive, expired, createdAt: new Date().toISOString() };
    this.has.artifacts.push(artifact);
    return artifact;
  }
}
