/**
 * The GraphQL types that Plimsoll's queries touch. The cut keeps them, every field between two of them, and the
 * scalars, enums and input types that those fields need. A room that needs another type adds its name and cuts again.
 */
export const GRAPHQL_TYPES: readonly string[] = [
  "Query", "Mutation", "Node", "Actor", "User", "Bot", "Mannequin", "Organization", "RepositoryOwner", "PageInfo", "RateLimit",
  "Repository", "Ref", "GitObject", "Commit", "Label", "LabelConnection", "LabelEdge",
  "Issue", "IssueConnection", "IssueEdge", "IssueComment", "IssueCommentConnection", "IssueCommentEdge", "Comment", "Minimizable",
  "MinimizeCommentPayload", "UnminimizeCommentPayload",
  "PullRequest", "PullRequestConnection", "PullRequestEdge", "PullRequestCommit", "PullRequestCommitConnection",
  "PullRequestReview", "PullRequestReviewConnection", "PullRequestReviewEdge", "PullRequestReviewComment",
  "PullRequestReviewCommentConnection", "PullRequestReviewThread", "PullRequestReviewThreadConnection",
  "PullRequestReviewThreadEdge", "ReviewRequest", "ReviewRequestConnection",
  "MergeQueue", "MergeQueueEntry", "MergeQueueEntryConnection",
  "UserContentEdit", "UserContentEditConnection", "IssueOrPullRequest",
  "GitActor", "CommitConnection", "GitSignature", "GpgSignature", "TreeEntry", "Tree", "Blob",
  "StatusCheckRollup", "StatusCheckRollupContext", "StatusCheckRollupContextConnection", "StatusContext",
  "CheckRun", "CheckSuite", "App", "WorkflowRun", "Workflow",
];

/** Of these, most fields lead away from anything that we use: only the named ones stay. */
export const GRAPHQL_FIELDS: Readonly<Record<string, readonly string[]>> = {
  Query: ["id", "viewer", "repository", "node", "nodes", "rateLimit"],
  Mutation: ["minimizeComment", "unminimizeComment"],
  CheckSuite: ["id", "app", "workflowRun"],
  App: ["id", "slug"],
  WorkflowRun: ["id", "workflow"],
  Workflow: ["id", "name"],
};
