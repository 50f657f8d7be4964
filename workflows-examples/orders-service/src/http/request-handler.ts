import type { IncomingMessage, ServerResponse } from "node:http";
import { failureFields, type Logger } from "../logger";
import { readJson } from "./json-body";
import { Problem, problemReply } from "./problem";
import type { Reply } from "./reply";
import { matchRoute, type Route } from "./router";

export interface HandlerDependencies {
  readonly routes: readonly Route[];
  readonly logger: Logger;
  readonly newId: () => string;
  readonly isStopping: () => boolean;
}

interface Served {
  readonly reply: Reply;
  /** The path with its variable parts in braces: a log that is grouped by it has few groups. */
  readonly route: string;
}

/** Answers every request, also when an operation fails, and logs each with the id that the client gets to see. */
export function createRequestHandler({ routes, logger, newId, isStopping }: HandlerDependencies) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const startedAt = performance.now();
    const requestId = requestIdOf(request) ?? newId();
    const { reply, route } = await serve(request, routes, (failure) => {
      logger.error("request failed", { requestId, ...failureFields(failure) });
    });

    response.writeHead(reply.status, {
      ...reply.headers,
      "x-request-id": requestId,
      // A connection that is kept open would keep the process from stopping.
      ...(isStopping() && { connection: "close" }),
    });
    response.end(JSON.stringify(reply.body));
    logger.info("request served", {
      requestId,
      method: String(request.method),
      route,
      status: reply.status,
      milliseconds: Math.round(performance.now() - startedAt),
    });
  };
}

async function serve(
  request: IncomingMessage,
  routes: readonly Route[],
  onFailure: (failure: unknown) => void,
): Promise<Served> {
  const url = String(request.url);
  const path = url.replace(/\?.*$/s, "");
  let route = "unknown";
  try {
    const match = matchRoute(routes, String(request.method), path);
    route = match.route.path;
    const reply = await match.route.operation({
      parameters: match.parameters,
      query: new URLSearchParams(url.slice(path.length)),
      headers: request.headers,
      json: () => readJson(request.headers["content-type"], request),
    });
    return { reply, route };
  } catch (failure) {
    if (failure instanceof Problem) return { reply: problemReply(failure), route };
    onFailure(failure);
    return {
      reply: problemReply(new Problem("internal-error", "The failure was logged under the request id.")),
      route,
    };
  }
}

/** The id that the client or a proxy gave to the request, when it is fit for a log. */
function requestIdOf({ headers }: IncomingMessage): string | undefined {
  const given = headers["x-request-id"];
  return typeof given === "string" && /^[\w.-]{1,64}$/.test(given) ? given : undefined;
}
