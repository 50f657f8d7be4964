import type { JudgedItem, RefusedWaiver } from "../evaluation/judged-item.js";
import type { Facts } from "../facts/facts.js";

/** Where GitHub shows what happened in a repository. Segments without a dot: a path that climbs ends elsewhere. */
const PAGE = /^\/(?:actions|runs|checks|pull|issues)\/[\w/-]+(?:\?[\w=&-]+)?(?:#[\w-]+)?$/;

/** An address in a sentence, without the marks that end the sentence. */
export const ADDRESS = /(?<![`\w])https?:\/\/[^\s`<>()"',;]*[^\s`<>()"',;:.?!…]/gu;

/**
 * Addresses that a report may show as links: those that GitHub gave, of pages of the repository itself. Whoever makes a
 * check or a commit status writes its address, so it has to be on the host that GitHub's own ones name.
 */
export function linksOf({ pull, checks, comments, reviews }: Facts, items: readonly JudgedItem[], refused: readonly RefusedWaiver[]): string[] {
  const own = [...comments.items, ...reviews.items].map(({ url }) => url);
  const hosts = new Set(["https://github.com", ...own.flatMap((url) => /^https:\/\/[\w.-]+(?::\d+)?(?=\/)/.exec(url) ?? [])]);
  const starts = [...hosts].map((host) => `${host}/${pull.repository}`);
  const isPage = (url: string): boolean => starts.some((start) => url.startsWith(start) && PAGE.test(url.slice(start.length)));
  const told = new Set([...items.flatMap(({ evidence }) => evidence.flatMap((line) => line.match(ADDRESS) ?? [])), ...refused.map(({ url }) => url)]);
  const given = [...own, ...checks.items.flatMap(({ url }) => url ?? [])];
  return [...new Set(given)].filter((url) => told.has(url) && isPage(url)).sort();
}
