import { InconclusiveError } from "../../action/errors.js";
import { failureText } from "./messages.js";
import { caughtFailure, type FailureKind } from "./request-failure.js";

/** Address of what was written, for a person; null where GitHub gives none. */
type Page = string | null;

/**
 * What became of a write. A write that GitHub did not take never changes a verdict: on a pull request from a fork the
 * token can only read, and the gate is judged all the same.
 */
export type WriteResult =
  | { readonly kind: "written"; readonly url: Page }
  /** What is there says the same already; no write was sent. */
  | { readonly kind: "unchanged"; readonly url: Page }
  | { readonly kind: "refused"; readonly code: FailureKind; readonly status: number | null; readonly reason: string };

/** Runs a write. Whatever GitHub refuses becomes a result; only a bug throws. `what` completes "cannot ...". */
export async function settledWrite(what: string, write: () => Promise<WriteResult>): Promise<WriteResult> {
  try {
    return await write();
  } catch (error) {
    const failure = caughtFailure(error);
    return { kind: "refused", code: failure.kind, status: failure.status, reason: failureText(what, failure) };
  }
}

/**
 * Runs a read. A fact that cannot be had ends the gate as inconclusive. `what` completes "cannot ...".
 * @throws InconclusiveError with one line that says what to do.
 */
export async function provenRead<T>(what: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new InconclusiveError(failureText(what, caughtFailure(error)));
  }
}
