import path from "node:path";
import type { Outcome, RunFacts } from "../../shared/action/context.js";
import { sample, sampleText, recordOf, type Given, type SampleParts } from "../../shared/designs/testing/sample.js";
import { startGitHubDouble, type GitHubDouble } from "../github/start.js";
import type { Repository } from "../github/repository.js";
import type { Issue, Review } from "../github/state.js";
import { contextFor, keepingLog } from "./context.js";
import { gitCheckout, type GitCheckout } from "./git-checkout.js";
import { definition } from "../../actions/design-review/action.js";
import { reviewDocumentShape, type ReviewDocument } from "../../actions/design-review/judgement/review-document.js";

export const DOCUMENT = "docs/design/ORD-12.md";
export const POLICY = "design:\n  roles:\n    architect: { from: [architects] }\nchecklist:\n  groups:\n    architects: { users: [bea], teams: [octo/architects] }\n";

/** What the gate said. */
export interface GateRun {
  readonly outcome: Outcome;
  readonly document: ReviewDocument;
  readonly text: string;
  readonly warnings: readonly string[];
}

/** A checkout on a branch off main, whose pull request the double of GitHub knows. */
export class Project implements AsyncDisposable {
  readonly checkout: GitCheckout;
  readonly github: GitHubDouble;
  readonly base: string;

  private constructor(checkout: GitCheckout, github: GitHubDouble, base: string) {
    this.checkout = checkout;
    this.github = github;
    this.base = base;
  }

  /** @param files of main. */
  static async create(top: string, files: Readonly<Record<string, string>> = {}, policy = POLICY): Promise<Project> {
    const checkout = gitCheckout(path.join(top, "orders"));
    checkout.write(".github/plimsoll.yml", policy);
    checkout.write("src/orders/total.ts", "export const total = 1;\n");
    for (const [file, content] of Object.entries(files)) checkout.write(file, content);
    const base = checkout.commit("main");
    checkout.git("checkout", "--quiet", "-b", "feature");
    const github = await startGitHubDouble({ repositories: [{ owner: "octo", name: "orders", gitDirectory: path.join(checkout.folder, ".git") }] });
    return new Project(checkout, github, base);
  }

  get orders(): Repository {
    return this.github.repository("octo/orders");
  }

  /** Commits files on the branch; the sha. */
  change(files: Readonly<Record<string, string | null>>, message = "change"): string {
    for (const [file, content] of Object.entries(files)) {
      if (content === null) this.checkout.git("rm", "--quiet", file);
      else this.checkout.write(file, content);
    }
    return this.checkout.commit(message);
  }

  /** The pull request of the branch, opened by ann, with the branch's present head. */
  async pull(): Promise<Issue> {
    const pull = this.orders.has.issues[0] ?? (await this.orders.openPullRequest({ head: "feature", author: "ann" }));
    await this.orders.push(pull, "feature");
    return pull;
  }

  /** Somebody reviews the branch's present head. */
  async review(who: string, state: Review["state"] = "APPROVED"): Promise<void> {
    this.orders.addReview(await this.pull(), who, state);
  }

  /** Runs the gate as the pull request's workflow does; `run` replaces facts, `grants` the token's. */
  async gate(inputs: Readonly<Record<string, string>> = {}, run: Partial<RunFacts> = {}, grants: Parameters<GitHubDouble["token"]>[0] = { contents: "read", "pull-requests": "read" }): Promise<GateRun> {
    await this.pull();
    const { github, checkout } = this;
    const log = keepingLog();
    const context = contextFor({
      workspace: checkout.folder, log, github: { token: github.token(grants), apiUrl: github.url, graphqlUrl: github.graphqlUrl, serverUrl: "https://github.com" },
    });
    const facts: RunFacts = { ...context.run, host: "runner", repository: "octo/orders", event: "pull_request", pullRequest: 1, base: this.base, ...run };
    const outcome = await definition.invoke(new Map(Object.entries(inputs)), { ...context, run: facts });
    const document = reviewDocumentShape.check(JSON.parse(JSON.stringify(outcome.document)), []);
    return { outcome, document, text: outcome.text({ colour: false, columns: 100 }), warnings: log.lines };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.github[Symbol.asyncDispose]();
  }
}

/** The sample's text, approved, with records of reviews of its own content. */
export function approvedText(records: readonly Given[] = [{}], parts: SampleParts = {}): string {
  const { digest } = sample(parts);
  return sampleText({ ...parts, frontMatter: { status: "approved", ...parts.frontMatter, reviews: records.map((record) => recordOf({ digest }, record)) } });
}
