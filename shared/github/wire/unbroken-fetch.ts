/** The part of `fetch` that Octokit calls. */
export type Fetch = (url: string, options: Readonly<Record<string, unknown>>) => Promise<Response>;

/** Statuses whose answers have no body. */
const EMPTY = new Set([204, 205, 304]);

/**
 * `fetch` with a time limit, which hands an answer on only when all of it arrived. Octokit reads a body that breaks off
 * as an empty text, and goes on as if GitHub had said so.
 */
export function unbrokenFetch(fetch: Fetch, milliseconds: number): Fetch {
  return async (url, options) => {
    const response = await fetch(url, { ...options, signal: AbortSignal.timeout(milliseconds) });
    const body = EMPTY.has(response.status) ? null : await response.arrayBuffer();
    return new Response(body, { status: response.status, statusText: response.statusText, headers: [...response.headers] });
  };
}
