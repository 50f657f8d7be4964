import type { Violation } from "../validation/check";
import type { Reply } from "./reply";

const kinds = {
  "malformed-request": { status: 400, title: "The request cannot be read" },
  "invalid-parameter": { status: 400, title: "A parameter of the request is not valid" },
  "not-found": { status: 404, title: "There is nothing here" },
  "method-not-allowed": { status: 405, title: "The resource does not support this method" },
  conflict: { status: 409, title: "The state of the order forbids this" },
  "body-too-large": { status: 413, title: "The request body is too large" },
  "unsupported-media-type": { status: 415, title: "The request body must be JSON" },
  "invalid-request": { status: 422, title: "The request is not valid" },
  "idempotency-key-reused": { status: 422, title: "The idempotency key belongs to another request" },
  "internal-error": { status: 500, title: "The service failed" },
  "not-ready": { status: 503, title: "The service cannot serve requests now" },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

export type ProblemKind = keyof typeof kinds;

export interface ProblemExtras {
  /** What is wrong with the request, place by place. */
  readonly violations?: readonly Violation[];
  /** The methods that the resource does support. */
  readonly allowed?: readonly string[];
}

/** A request that cannot be served, told to the client as `application/problem+json` (RFC 9457). */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly kind: ProblemKind;
  readonly extras: ProblemExtras;

  constructor(kind: ProblemKind, detail: string, extras: ProblemExtras = {}) {
    super(detail);
    this.kind = kind;
    this.extras = extras;
  }
}

export function problemReply({ kind, message, extras: { violations, allowed } }: Problem): Reply {
  const { status, title } = kinds[kind];
  return {
    status,
    headers: { "content-type": "application/problem+json", ...(allowed && { allow: allowed.join(", ") }) },
    body: { type: `/problems/${kind}`, title, status, detail: message, ...(violations && { violations }) },
  };
}
