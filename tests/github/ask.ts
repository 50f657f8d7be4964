import type { Json } from "./json.js";

/** An answer as a test reads it. */
export interface Heard {
  readonly status: number;
  readonly body: Json;
  readonly headers: Headers;
}

/** Sends one bare request to the double, without any client in between. */
export async function ask(url: string, token: string | null, route: string, body?: Json, headers: Readonly<Record<string, string>> = {}): Promise<Heard> {
  const [method = "GET", path = ""] = route.split(" ");
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { ...(token === null ? {} : { authorization: `token ${token}` }), ...headers },
    redirect: "manual",
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json") === true && text !== "";
  return { status: response.status, body: isJson ? (JSON.parse(text) as Json) : text, headers: response.headers };
}
