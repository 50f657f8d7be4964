import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { failure, type Answer } from "./answer.js";
import { answerDownload } from "./downloads.js";
import type { Fault } from "./faults.js";
import type { GitHubState } from "./github-state.js";
import { answerGraphQl } from "./graphql.js";
import type { Json } from "./json.js";
import { findOperation } from "./operations.js";
import { secondaryLimit } from "./rate-limit.js";
import type { RecordedRequest } from "./request.js";
import { answerRest } from "./rest.js";
import type { Routes } from "./call.js";

const GRAPHQL = "/graphql";

/** The double's HTTP server, not yet listening. */
export function createGitHubServer(github: GitHubState, routes: Routes): Server {
  return createServer((request, response) => {
    serve(github, routes, request, response).catch((error: unknown) => {
      const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
      github.violations.push({ request: `${request.method ?? ""} ${request.url ?? ""}`, problems: [`the double itself failed: ${problem}`] });
      if (!response.headersSent) send(response, failure(500, "The double itself failed"), github);
    });
  });
}

async function serve(github: GitHubState, routes: Routes, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const recorded = await recordedFrom(incoming);
  github.requests.push(recorded);
  const fault = github.faults.take(recorded);
  if (fault?.kind === "reset") return void response.destroy();
  if (fault?.kind === "slow") await new Promise((resolve) => setTimeout(resolve, fault.seconds * 1000).unref());
  if (fault?.kind === "meanwhile") await fault.happens();
  const answer = faultyAnswer(fault) ?? (await answerTo(github, routes, recorded));
  const again = fault?.kind === "duplicate" ? await answerTo(github, routes, recorded) : answer;
  const delivered = fault?.kind === "tampered" ? { ...again, body: fault.body(again.body ?? null) } : again;
  if (fault?.kind === "lost-answer") return void response.destroy();
  recorded.status = delivered.status;
  if (fault?.kind === "half-answer") sendHalf(response, delivered, github);
  else send(response, delivered, github);
}

async function recordedFrom(incoming: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk as Uint8Array));
  const text = Buffer.concat(chunks).toString("utf8");
  const url = new URL(incoming.url ?? "/", "http://double.invalid");
  const method = incoming.method ?? "GET";
  const known = url.pathname === GRAPHQL ? `POST ${GRAPHQL}` : (findOperation(method, url.pathname)?.route ?? null);
  return {
    method, path: url.pathname, route: known,
    query: Object.fromEntries(url.searchParams),
    body: text === "" ? undefined : parsed(text),
    headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
    status: null,
  };
}

/** A body that is no JSON is kept as a text, which no operation takes. */
function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function faultyAnswer(fault: Fault | null): Answer | null {
  if (fault?.kind === "graphql-errors") return { status: 200, body: { data: null, errors: fault.errors } };
  if (fault?.kind === "status") return failure(fault.status, "A fault that the test ordered", fault.headers);
  return fault?.kind === "secondary-limit" ? secondaryLimit(fault.retryAfterSeconds) : null;
}

async function answerTo(github: GitHubState, routes: Routes, request: RecordedRequest): Promise<Answer> {
  const download = answerDownload(github, request.path);
  if (download !== null) return download;
  const [, token] = /^(?:token|bearer) (\S+)$/i.exec(request.headers.authorization ?? "") ?? [];
  if (token === undefined) return failure(401, "Requires authentication");
  const caller = github.callers.get(token);
  if (caller === undefined) return failure(401, "Bad credentials");
  const exhausted = github.rateLimit.spend();
  if (exhausted !== null) return exhausted;
  return request.path === GRAPHQL ? answerGraphQl(github, caller, request) : answerRest(github, routes, caller, request);
}

function headed(answer: Answer, github: GitHubState): { readonly payload: Buffer; readonly headers: Record<string, string> } {
  const payload = answer.bytes ?? Buffer.from(answer.body === undefined ? "" : typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body));
  const type = answer.mediaType ?? (answer.bytes === undefined ? "application/json" : "application/zip");
  return { payload, headers: { "content-type": `${type}; charset=utf-8`, ...github.rateLimit.headers(), ...answer.headers } };
}

function send(response: ServerResponse, answer: Answer, github: GitHubState): void {
  const { payload, headers } = headed(answer, github);
  response.writeHead(answer.status, headers);
  response.end(payload);
}

function sendHalf(response: ServerResponse, answer: Answer, github: GitHubState): void {
  const { payload, headers } = headed(answer, github);
  response.writeHead(answer.status, { ...headers, "content-length": String(payload.length) });
  response.write(payload.subarray(0, Math.floor(payload.length / 2)), () => response.destroy());
}
