import { failure, notFound, Refusal, unprocessable, type Answer } from "./answer.js";
import { Call, type Routes } from "./call.js";
import type { Caller } from "./caller.js";
import { complete } from "./completion.js";
import { at } from "./description/document.js";
import type { GitHubState } from "./github-state.js";
import { findOperation, type Match } from "./operations.js";
import { refusalFor } from "./permissions.js";
import type { RecordedRequest } from "./request.js";
import { requestProblems, responseProblems, responseSchema } from "./validation.js";

/** Answers one REST request: checks it, asks for permission, lets the route answer, and checks the answer too. */
export async function answerRest(github: GitHubState, routes: Routes, caller: Caller, request: RecordedRequest): Promise<Answer> {
  const title = `${request.method} ${request.path}`;
  const match = findOperation(request.method, request.path);
  if (match === null) {
    github.violations.push({ request: title, problems: ["no operation of the description: is it misspelt, or missing in scripts/github-description/operations.ts?"] });
    return notFound;
  }
  const refusal = refusalFor(caller, match.route, repositoryOf(match));
  if (refusal !== null) return refusal;
  const query = new URLSearchParams(request.query);
  const problems = requestProblems(match, query, request.body);
  if (problems.length > 0) {
    github.violations.push({ request: title, problems });
    return unprocessable(problems);
  }
  const handler = routes[match.route];
  if (handler === undefined) {
    github.violations.push({ request: title, problems: [`no file of tests/github/routes answers ${match.route}`] });
    return failure(503, "The double does not answer this operation yet");
  }
  const call = new Call({
    github, caller, query, path: match.path, raw: request.body,
    accept: request.headers.accept ?? "", url: `${github.url}${request.path}`,
  });
  const answer = completed(match.route, await refusalOr(() => handler(call)));
  const wrong = answer.bytes === undefined ? responseProblems(match.route, answer.status, answer.mediaType ?? "application/json", answer.body) : [];
  if (wrong.length > 0) github.violations.push({ request: title, problems: wrong.map((problem) => `the double's own ${problem}`) });
  return answer;
}

function repositoryOf(match: Match): string | null {
  const { owner, repo } = match.path;
  return owner === undefined || repo === undefined ? null : `${owner}/${repo}`;
}

async function refusalOr(answer: () => Answer | Promise<Answer>): Promise<Answer> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

function completed(route: string, answer: Answer): Answer {
  const pointer = responseSchema(route, answer.status, answer.mediaType ?? "application/json");
  if (pointer === null || answer.body === undefined || answer.status >= 400) return answer;
  return { ...answer, body: complete(at(...pointer), answer.body) };
}
