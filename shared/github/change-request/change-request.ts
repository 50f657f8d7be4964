import type { Actor } from "./actor.js";

/** A list of which GitHub may have given only a part. */
export interface Listing<Item> {
  readonly complete: boolean;
  readonly items: readonly Item[];
}

/** A commit of the change. `login` is the account of its author's address, if there is one. */
export interface RequestCommit {
  readonly sha: string;
  readonly message: string;
  readonly author: { readonly login: string | null; readonly name: string; readonly email: string };
  /** Login of who committed it; null when no account has the address. */
  readonly committer: string | null;
  readonly committedAt: string;
  /** 1 for a plain commit, 2 and more for a merge. */
  readonly parents: number;
  /** null: it has no signature. */
  readonly signatureVerified: boolean | null;
}

/** A submitted review. */
export interface RequestReview {
  readonly author: Actor | null;
  /** Whether its author may push to the repository. */
  readonly canPush: boolean;
  readonly state: "approved" | "changes-requested" | "commented" | "dismissed";
  /** The commit that was reviewed; null when it is gone. */
  readonly commit: string | null;
  readonly body: string;
  readonly submittedAt: string;
  readonly edited: boolean;
  readonly url: string;
}

/** A comment of the conversation. */
export interface RequestComment {
  /** Number by which REST knows it. */
  readonly id: number;
  readonly author: Actor | null;
  readonly body: string;
  readonly createdAt: string;
  readonly edited: boolean;
  readonly url: string;
}

/** A check run or a commit status of the head. */
export interface RequestCheck {
  readonly name: string;
  /** Slug of the app that made it; null for a commit status. */
  readonly app: string | null;
  readonly workflow: string | null;
  readonly status: "queued" | "in-progress" | "completed";
  /** GitHub's word in small letters; null until it is completed. */
  readonly conclusion: string | null;
  readonly startedAt: string | null;
  readonly url: string | null;
  /** What a commit status says of itself; null for a check run. */
  readonly description: string | null;
}

/** An issue that GitHub itself links with the change. */
export interface LinkedIssue {
  /** `owner/name` of its repository. */
  readonly repository: string;
  readonly number: number;
  readonly open: boolean;
  readonly url: string;
}

/** A changed file, with git's id of its content at the head; null for a removed one. */
export interface RequestFile {
  readonly path: string;
  readonly status: "added" | "removed" | "modified" | "renamed" | "copied" | "changed" | "unchanged";
  /** Where it was before, for a rename or a copy; null else. */
  readonly previousPath: string | null;
  readonly additions: number;
  readonly deletions: number;
  /** Hunks of the difference; null for binary files, and for large ones, which GitHub leaves out. */
  readonly patch: string | null;
  readonly blob: string | null;
}

/** A pull request as it stands: everything of one head. Texts in it come from outside. */
export interface ChangeRequest {
  /** The token's own account, as REST spells it. */
  readonly viewer: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly number: number;
  readonly state: "open" | "closed" | "merged";
  readonly draft: boolean;
  readonly title: string;
  readonly body: string;
  readonly author: Actor | null;
  /** `sha` is the tip of the branch that the change goes into. */
  readonly base: { readonly ref: string; readonly sha: string };
  /** `repository` is null when a fork was deleted. */
  readonly head: { readonly ref: string; readonly sha: string; readonly repository: string | null };
  readonly labels: readonly string[];
  readonly additions: number;
  readonly deletions: number;
  readonly changedFiles: number;
  /** Number of commits; `commits` may list fewer. */
  readonly commitCount: number;
  /** Texts of files at the tip of the base, by the asked paths; null: there is none. */
  readonly baseFiles: ReadonlyMap<string, string | null>;
  readonly files: Listing<RequestFile>;
  readonly commits: Listing<RequestCommit>;
  readonly reviews: Listing<RequestReview>;
  readonly comments: Listing<RequestComment>;
  readonly checks: Listing<RequestCheck>;
  /** Edits of the body, oldest first, its first text among them once it was edited; null when they could not be had. */
  readonly bodyEdits: readonly { readonly editor: Actor | null; readonly at: string; readonly deleted: boolean }[] | null;
  /** Issues that a closing keyword links; GitHub fills this only for a change into the default branch. */
  readonly closing: readonly LinkedIssue[];
  /** Issues that a person linked in the sidebar. */
  readonly sidebar: readonly LinkedIssue[];
}
