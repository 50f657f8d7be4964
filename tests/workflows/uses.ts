import { scalarsOf } from "./workflow-file.js";

const SELF = /^\$\/(?:actions\/[a-z][a-z0-9-]*|\.github\/workflows\/[a-z][a-z0-9-]*\.yml)$/;
const PINNED = /^[\w.-]+\/[\w.-]+(?:\/[\w./-]+)?@[0-9a-f]{40}$/;
const VERSION = /^v\d+\.\d+\.\d+$/;

const RELEASE = /^plimsoll\/plimsoll\/(?:actions\/[a-z][a-z0-9-]*|\.github\/workflows\/[a-z][a-z0-9-]*\.yml)@v\d+(?:\.\d+\.\d+)?$/;

/** How a file may name actions beside `$/` and a pinned commit. */
export interface UsesRule {
  /** `./actions/x`: only for our own CI, which builds the bundle first, because main carries none. */
  readonly local?: boolean;
  /** Our workflows and actions by a release's tag: for the examples, whose commit would have to name one that is yet to come. */
  readonly release?: boolean;
}

/** The references of a file that neither are our own nor name one commit for ever, each with its line. */
export function looseUses(source: string, file: string, rule: UsesRule = {}): string[] {
  return scalarsOf(source, file, "uses").flatMap(({ value, comment, line }) => {
    if (SELF.test(value) || (rule.release === true && RELEASE.test(value)) || (rule.local === true && /^\.\/(?:actions|\.github)\//.test(value))) return [];
    if (!PINNED.test(value)) return [`${file}:${line}: ${value} is neither $/ nor pinned by a full commit`];
    return VERSION.test(comment) ? [] : [`${file}:${line}: ${value} lacks its version as a comment`];
  });
}

/** The names of our own actions that a file uses, sorted, each once. */
export function ownActions(source: string, file: string): string[] {
  const found = scalarsOf(source, file, "uses").flatMap(({ value }) => /^(?:\$|\.)\/actions\/([a-z0-9-]+)$/.exec(value)?.[1] ?? []);
  return [...new Set(found)].sort();
}

/** Full references of third-party actions that a file uses, without ours. */
export function thirdPartyActions(source: string, file: string): string[] {
  return scalarsOf(source, file, "uses").map(({ value }) => value).filter((value) => PINNED.test(value));
}
