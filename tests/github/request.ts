import type { Json } from "./json.js";

/** A request as it came in, and what became of it. Tests read the list of them. */
export interface RecordedRequest {
  readonly method: string;
  /** Path below the API's root, percent-encoded, without the query. */
  readonly path: string;
  /** `METHOD /path/{template}` of the description, or null for a path that it does not know. */
  readonly route: string | null;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Status of the answer; null while it is under way or when the connection was broken. */
  status: number | null;
}
