import { notFound, Refusal, unprocessable, type Answer } from "./answer.js";
import type { Caller } from "./caller.js";
import type { GitHubState } from "./github-state.js";
import { isObject, type Json, type JsonObject } from "./json.js";
import type { Repository } from "./repository.js";
import type { Issue } from "./state.js";

/** What a route gets: a request that the description allows, from a caller who may make it. */
export class Call {
  readonly github: GitHubState;
  readonly caller: Caller;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly raw: Json | undefined;
  readonly accept: string;
  /** The request's own address without its query, for links to other pages. */
  readonly url: string;

  constructor(said: Pick<Call, "github" | "caller" | "path" | "query" | "raw" | "accept" | "url">) {
    this.github = said.github;
    this.caller = said.caller;
    this.path = said.path;
    this.query = said.query;
    this.accept = said.accept;
    this.url = said.url;
    this.raw = said.raw;
  }

  /** The body of an operation that takes an object. */
  get body(): JsonObject {
    return isObject(this.raw) ? this.raw : {};
  }

  /** The repository in the path. */
  get repository(): Repository {
    return this.github.repository(this.path.owner ?? "", this.path.repo ?? "") ?? refuse(notFound);
  }

  /** A parameter of the path as text; the description has proved that it is there. */
  parameter(name: string): string {
    return this.path[name] ?? refuse(notFound);
  }

  /** The member of `list` whose id (or number) is in the path, or 404. */
  find<Item>(list: readonly Item[], name: string, idOf: (item: Item) => number): Item {
    const id = Number(this.parameter(name));
    return list.find((item) => idOf(item) === id) ?? refuse(notFound);
  }

  /** The issue or pull request in the path. */
  issue(name = "issue_number"): Issue {
    return this.find(this.repository.has.issues, name, (issue) => issue.number);
  }

  /** The commit that `revision` names, or GitHub's answer for one it does not know. */
  async commit(revision: string): Promise<string> {
    return (await this.repository.git.resolve(revision)) ?? refuse(unprocessable([`No commit found for SHA: ${revision}`]));
  }

  /** A text of the body, or `fallback`. */
  text(name: string, fallback = ""): string {
    const value = this.body[name];
    return typeof value === "string" ? value : fallback;
  }

  /** Whether the client asked for this media type. */
  accepts(type: string): boolean {
    return this.accept.includes(type);
  }
}

/** Ends the request with `answer`. */
export function refuse(answer: Answer): never {
  throw new Refusal(answer);
}

export type Handler = (call: Call) => Answer | Promise<Answer>;
/** What a file of routes/ exports: handlers by `METHOD /path/{template}` of the description. */
export type Routes = Readonly<Record<string, Handler>>;
