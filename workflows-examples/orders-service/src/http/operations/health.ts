import { Problem } from "../problem";
import { jsonReply } from "../reply";
import type { Operation } from "../router";

/** The process runs. A failure here means: start it anew. */
export function live(): Operation {
  return () => Promise.resolve(jsonReply(200, { status: "live" }));
}

/** Requests can be served. A failure here means: send them elsewhere for now. */
export function ready(ping: () => Promise<void>, isStopping: () => boolean): Operation {
  return async () => {
    if (isStopping()) throw new Problem("not-ready", "The service is stopping.");
    try {
      await ping();
    } catch {
      throw new Problem("not-ready", "The database does not answer.");
    }
    return jsonReply(200, { status: "ready" });
  };
}
