import { anything, mapOf } from "../../schema/shape.js";
import { digestOf } from "../../record/canonical.js";

const FRONT_MATTER = mapOf(anything());

/** What a review may change without voiding itself. */
const NOT_CONTENT = new Set(["status", "reviews"]);

/**
 * SHA-256 over a document's content: its front matter as data, without status and reviews, and its whole text. Recording a
 * review keeps it, any other edit does not; comments and the layout of the YAML say nothing and do not count.
 * @param written the front matter as it was written, without defaults: a key that is added to the format later voids nothing.
 */
export function contentDigest(written: unknown, body: string): string {
  const entries = Array.from(FRONT_MATTER.check(written, [])).filter(([key]) => !NOT_CONTENT.has(key));
  return digestOf({ frontMatter: new Map(entries), body });
}
