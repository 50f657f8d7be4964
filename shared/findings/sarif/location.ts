import { lineAt, listAt, memberOf, wholeAt } from "../loose-json.js";
import { linesBetween, NO_LINES, type ReportedLines } from "../reported-run.js";
import type { ArtifactPaths } from "./artifact-paths.js";

interface ReportedPlace extends ReportedLines {
  readonly path: string | null;
}

/** The line on which a character stands. */
function lineOfOffset(text: string, offset: number, countsUnits: boolean): number {
  const before = countsUnits ? text.slice(0, offset) : Array.from(text).slice(0, offset).join("");
  return before.split(/\r\n|\n/u).length;
}

/** Lines of a region given by characters, where the run holds the text that they are counted in. */
function linesOfOffsets(region: unknown, text: string | null, countsUnits: boolean): ReportedLines {
  const start = wholeAt(region, "charOffset");
  if (start === null || text === null) return NO_LINES;
  const length = wholeAt(region, "charLength") ?? 0;
  // The last character of the region counts, not the one behind it.
  const last = start + Math.max(length - 1, 0);
  return { line: lineOfOffset(text, start, countsUnits), endLine: lineOfOffset(text, last, countsUnits) };
}

function placeOf(physical: unknown, paths: ArtifactPaths): ReportedPlace {
  const location = memberOf(physical, "artifactLocation");
  const region = memberOf(physical, "region");
  const line = lineAt(region, "startLine");
  const lines = line === null
    ? linesOfOffsets(region, paths.textOf(location), paths.countsUnits)
    : linesBetween(line, lineAt(region, "endLine"), wholeAt(region, "endColumn"));
  return { path: paths.pathOf(location), ...lines };
}

/** The different places of a result: at least one, which names no file when the result names none. */
export function locationsOf(result: unknown, paths: ArtifactPaths): readonly ReportedPlace[] {
  const places = listAt(result, "locations").map((one) => placeOf(memberOf(one, "physicalLocation"), paths)).filter(({ path }) => path !== null);
  const different = new Map(places.map((place) => [JSON.stringify([place.path, place.line, place.endLine]), place]));
  return different.size === 0 ? [{ path: null, ...NO_LINES }] : [...different.values()];
}
