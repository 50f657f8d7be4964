import type { Json } from "./json.js";

/** What a route answers. `body` may leave out what the description requires: the server completes it. */
export interface Answer {
  readonly status: number;
  readonly body?: Json;
  readonly headers?: Readonly<Record<string, string>>;
  /** Media type as the description lists it; `application/json` when absent. */
  readonly mediaType?: string;
  /** Bytes that are no part of the described API, such as an artifact's archive. */
  readonly bytes?: Buffer;
}

const DOCUMENTATION = "https://docs.github.com/rest";

/** An answer with a JSON body. */
export function ok(body: Json): Answer {
  return { status: 200, body };
}

export function created(body: Json): Answer {
  return { status: 201, body };
}

export const noContent: Answer = { status: 204 };

/** An error in GitHub's form. */
export function failure(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers, body: { message, documentation_url: DOCUMENTATION, status: String(status) } };
}

/** GitHub's answer for what is not there, and for what the token may not know to be there. */
export const notFound: Answer = failure(404, "Not Found");

/** 422 as GitHub words it: a first line, then what is wrong. */
export function unprocessable(problems: readonly string[]): Answer {
  return { status: 422, body: { message: `Invalid request.\n\n${problems.join("\n")}`, documentation_url: DOCUMENTATION, status: "422" } };
}

/** Thrown by a route to end with an answer from any depth. */
export class Refusal extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super(`refused with ${answer.status}`);
    this.answer = answer;
  }
}
