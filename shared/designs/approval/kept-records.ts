import { digestOf } from "../../record/canonical.js";
import type { Design } from "../document/design.js";

/**
 * Digests of the records that the base proves: those of a document which is approved there with this very content. A record
 * in a draft, or of other content, was never judged: whoever planted it early must prove it now.
 */
export function keptRecords(base: Design | null, head: Design | null): ReadonlySet<string> {
  const isKept = base !== null && base.digest === head?.digest && base.frontMatter.status === "approved";
  return new Set(isKept ? base.frontMatter.reviews.filter(({ digest }) => digest === base.digest).map(digestOf) : []);
}
