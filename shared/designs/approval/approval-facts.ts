import type { Membership } from "../../people/membership.js";
import type { DesignStatus, RecordedReview } from "../document/front-matter.js";

/** Who made a commit, as far as GitHub vouches for it. */
export interface CommitPeople {
  /** Login of the account of its author's address; null when it has none. */
  readonly author: string | null;
  /** Login of whoever signed it with a key that GitHub verified; null without one. */
  readonly signer: string | null;
}

/** The document as a reviewed commit has it. */
export type HeldDocument =
  | { readonly kind: "content"; readonly digest: string; readonly status: DesignStatus }
  /** The commit has no such document, or none that can be read. */
  | { readonly kind: "absent" }
  /** The commit could not be read. */
  | { readonly kind: "unknown"; readonly reason: string };

/** A review of the pull request, as far as it is about one document. */
export interface OnlineReview {
  /** Login; null for a deleted account, which counts for nothing. */
  readonly who: string | null;
  /** Whether a program wrote it. */
  readonly bot: boolean;
  readonly state: "approved" | "changes-requested" | "commented" | "dismissed" | "pending";
  /** When it was submitted, as GitHub writes times. */
  readonly at: string;
  /** Whether it saw the pull request as it is now. */
  readonly ofHead: boolean;
  readonly held: HeldDocument;
}

/** Where the record of a review came from. */
export type RecordOrigin =
  /** The base has it, in a document that is approved there with this very content: it was proved when it got there. */
  | { readonly kind: "base" }
  /** A commit of the change brought it. */
  | {
    readonly kind: "commit";
    readonly sha: string;
    /** Who made the commit, as far as GitHub says it. */
    readonly people: CommitPeople | { readonly unknown: string };
    /** Address of its author, which anybody can choose. */
    readonly authorAddress: string;
    /** The commit's Signed-off-by lines. */
    readonly signedOffBy: readonly string[];
  }
  /** No commit of the change brought it. */
  | { readonly kind: "nowhere" };

/** Everything that approvals of one document are judged from. */
export interface ApprovalFacts {
  /** Null where no pull request is judged. */
  readonly reviews: readonly OnlineReview[] | null;
  /** Logins of whoever wrote the change to the document; they cannot approve it. */
  readonly authors: readonly string[];
  /** Addresses of the commits that changed its content. */
  readonly addresses: readonly string[];
  readonly originOf: (record: RecordedReview) => RecordOrigin;
  /** Whether somebody belongs to a role of the policy. */
  readonly hasRole: (login: string, role: string) => Membership;
}
