import { clip } from "../report/clip.js";
import { visibleFileName } from "../report/escape/file-name.js";
import { plural } from "../report/figures.js";
import { list, object, oneOf, text, type TypeOf } from "../schema/shape.js";
import { groupOfId } from "./item.js";
import type { Timings } from "./timings.js";

/** What a reader should know about the tests that were found although it changes no verdict. */
export const testsNoteShape = object({
  code: oneOf(["tests-vanished"]),
  names: list(text(), "In full, sorted."),
  text: text({ description: "One line, its names made visible and cut." }),
});
export type TestsNote = TypeOf<typeof testsNoteShape>;

/** Names in the line, and characters of each: a note has to stay whole in a summary. */
const NAMES_SHOWN = 5;
const NAME_LENGTH = 100;

/** Whether two lists name the same test, where a tool of one of them knows whole files only. */
function isAmong(id: string, ids: ReadonlySet<string>, groups: ReadonlySet<string>): boolean {
  return ids.has(id) || groups.has(id) || ids.has(groupOfId(id));
}

function missingFrom(ids: Iterable<string>, others: ReadonlySet<string>): string[] {
  const groups = new Set([...others].map(groupOfId));
  return [...ids].filter((id) => !isAmong(id, others, groups)).sort();
}

function nameList(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).map((name) => clip(visibleFileName(name), NAME_LENGTH)).join(", ");
  const left = names.length - NAMES_SHOWN;
  return left > 0 ? `${shown} and ${left} more` : shown;
}

function be(count: number): string {
  return count === 1 ? "is" : "are";
}

function sentence(gone: number, earlier: number, added: number): string {
  if (gone === earlier) return `not one of ${plural(earlier, "test")} of earlier runs is found any more (removed, renamed, or the durations are of other tests)`;
  const others = added > 0 ? `; ${plural(added, "test")} ${be(added)} new` : "";
  return `${plural(gone, "test")} of earlier runs ${be(gone)} not found any more (removed, renamed, or left out by the runner's configuration${others})`;
}

/**
 * A note on tests that earlier durations know and discovery no longer finds, or none. A change can take its own failing
 * test out of discovery by the runner's configuration, and discovery obeys. Tests are removed and renamed for good reasons
 * too, so this is for a reviewer to judge; how many are new tells a renaming from a removal.
 * @param timings null when no earlier run is known.
 * @param found ids of all suites together: timings do not say whose an id is.
 */
export function vanishedTests(timings: Timings | null, found: readonly string[]): TestsNote[] {
  if (timings === null) return [];
  const earlier = new Set(timings.tests.keys());
  const names = missingFrom(earlier, new Set(found));
  if (names.length === 0) return [];
  const added = missingFrom(new Set(found), earlier).length;
  return [{ code: "tests-vanished", names, text: `${sentence(names.length, earlier.size, added)}: ${nameList(names)}` }];
}
