import { confinedPath } from "../../shared/files/confined-path.js";
import { readTextIfPresent } from "../../shared/files/read.js";
import type { Excerpt, UncoveredPlace } from "../../shared/report/pipeline-report.js";

/** Beyond these a page names the places without their source. */
const MOST_PLACES = 200;
const MOST_LINES = 8;
/** A longer line is no source that a person wrote. */
const LONGEST_LINE = 300;
/** A larger file is generated. */
const LARGEST_FILE = 1024 * 1024;

/**
 * The places with their source lines, one line more on either side. A place whose file cannot be shown keeps its words:
 * an excerpt changes no verdict.
 * @param repository absolute path of the repository that was judged.
 */
export async function withExcerpts(places: readonly UncoveredPlace[], repository: string): Promise<UncoveredPlace[]> {
  const shown = places.slice(0, MOST_PLACES);
  const files = new Map<string, readonly string[] | undefined>();
  for (const file of new Set(shown.map((place) => place.file))) files.set(file, await linesOf(repository, file));
  return [...shown.map((place) => ({ ...place, excerpt: excerptOf(place, files.get(place.file)) })), ...places.slice(MOST_PLACES)];
}

async function linesOf(repository: string, file: string): Promise<readonly string[] | undefined> {
  try {
    const text = await readTextIfPresent(await confinedPath(repository, file, "uncovered source"));
    return text === null || text.length > LARGEST_FILE ? undefined : text.split(/\r?\n/);
  } catch {
    return undefined;
  }
}

function excerptOf({ line, endLine }: UncoveredPlace, lines: readonly string[] | undefined): Excerpt | undefined {
  if (lines === undefined || line > lines.length) return undefined;
  const firstLine = Math.max(1, line - 1);
  const last = Math.min(endLine + 1, firstLine + MOST_LINES - 1);
  return { firstLine, lines: lines.slice(firstLine - 1, last).map((text) => text.slice(0, LONGEST_LINE)) };
}
