import type { Explanation } from "../../rules/rule.js";
import { byVersion } from "../layouts/layout.js";
import type { Migration } from "../migration.js";
import { DUPLICATE, EDITED, GAP, MISSING_DOWN, OUT_OF_ORDER } from "./explanations.js";

/** Something to say about a migration as a whole. */
export interface OrderRemark {
  readonly explanation: Explanation;
  readonly file: string;
  readonly message: string;
}

/** The migrations as they were merged, and as they are now. */
export interface Migrations {
  readonly merged: readonly Migration[];
  readonly now: readonly Migration[];
}

function keyOf({ file, version }: Migration): string {
  return JSON.stringify([version, file]);
}

/** Spaces at the ends of lines and of the file change nothing that runs. */
function meant(text: string): string {
  return text.replace(/[ \t\r]+$/gm, "").trimEnd();
}

/** What the change adds: new migrations, and those without a version whose text is another one. */
export function addedMigrations({ merged, now }: Migrations): Migration[] {
  const before = new Map(merged.map((migration) => [keyOf(migration), migration]));
  return now.filter((migration) => {
    const same = before.get(keyOf(migration));
    return same === undefined || (migration.version === null && meant(same.up) !== meant(migration.up));
  });
}

/** What is wrong with migrations that were merged before and are another text now, or gone. */
export function editedRemarks({ merged, now }: Migrations): OrderRemark[] {
  const present = new Map(now.map((migration) => [keyOf(migration), migration]));
  return merged.filter(({ version }) => version !== null).flatMap((migration) => {
    const same = present.get(keyOf(migration));
    if (same !== undefined && meant(same.up) === meant(migration.up)) return [];
    const what = same === undefined ? "was merged before and is gone now" : "was merged before and is edited now";
    return [{ explanation: EDITED, file: migration.file, message: `${migration.file} ${what}: databases that ran it never run the new text` }];
  });
}

/** Names that say nothing of their order have none. */
function isNumbered({ version }: Migration): boolean {
  return version !== null && /(?:^|\/)\d[^/:]*$/.test(version);
}

const SHORT_NUMBER = /^\d{1,7}$/;

/**
 * What is wrong with the versions of the added migrations.
 * @param merged migrations that were there before, in their order; `added`, likewise.
 */
export function versionRemarks(merged: readonly Migration[], added: readonly Migration[], hasDown: boolean): OrderRemark[] {
  const all = [...merged, ...added].filter(({ version }) => version !== null);
  const last = merged.filter(isNumbered).toSorted(byVersion).at(-1);
  return added.flatMap((migration): OrderRemark[] => {
    const { file, version, down } = migration;
    const remarks: OrderRemark[] = [];
    const twin = all.find((other) => other.version === version && other !== migration);
    if (version !== null && twin !== undefined) remarks.push({ explanation: DUPLICATE, file, message: `${file} and ${twin.file} have the version ${version}` });
    else if (last !== undefined && isNumbered(migration) && byVersion(migration, last) < 0) remarks.push({ explanation: OUT_OF_ORDER, file, message: `${file} comes before ${last.file}, which was merged already` });
    if (version !== null && leavesGap(version, all)) remarks.push({ explanation: GAP, file, message: `there is no version ${Number(version) - 1} before ${file}` });
    if (hasDown && down === null && version !== null) remarks.push({ explanation: MISSING_DOWN, file, message: `${file} has no way back` });
    return remarks;
  });
}

/** Numbers that count on: the one before is missing although an earlier one is there. */
function leavesGap(version: string, all: readonly Migration[]): boolean {
  if (!SHORT_NUMBER.test(version)) return false;
  const numbers = all.map((migration) => Number(migration.version));
  return !numbers.includes(Number(version) - 1) && numbers.some((number) => number < Number(version));
}
