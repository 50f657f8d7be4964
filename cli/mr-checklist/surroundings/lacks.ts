import { canHold, leavesOf, type Leaf } from "../../../actions/mr-checklist/template/leaves.js";
import type { Item } from "../../../shared/policy/sections/checklist/checklist.js";
import type { Caller } from "./callers.js";
import type { FoundOwners, FoundTemplate, Surroundings } from "./surroundings.js";

/** What an item needs and the repository does not have, in words that say what to do. */
export async function lacksOf(item: Item, { owners, template, callers }: Surroundings): Promise<string[]> {
  const teams = owners === null ? new Map<Leaf, readonly string[]>() : await teamsAsked(item, owners);
  const needs = (isMet: (leaf: Leaf) => boolean): boolean => !canHold(item.require, isMet);
  return [
    ...(needs((leaf) => owners !== null || !asksOwners(leaf)) ? ["asks the code owners, and there is no CODEOWNERS in .github, at the top or in docs: it will be an error; add the file, or name groups in from"] : []),
    ...(owners !== null && needs((leaf) => !teams.has(leaf)) ? teamLacks([...new Set([...teams.values()].flat())], owners.file, callers) : []),
    ...(needs(({ kind }) => kind !== "findings") ? callerLacks(callers, ({ artifacts }) => artifacts, "counts the reports of analysers", "artifacts, the pattern of those that hold them") : []),
    ...(needs(({ kind }) => kind !== "record") ? callerLacks(callers, ({ records }) => records, "reads the record of another gate", "records, the pattern of the artifacts with them") : []),
    ...(template === null ? [] : templateLacks(item, template)),
  ];
}

function asksOwners(leaf: Leaf): boolean {
  return leaf.kind === "reviews" && leaf.value.from.includes("codeowners");
}

/** The teams among the owners whom each part asks; a part that asks none is not there. */
async function teamsAsked({ require }: Item, owners: FoundOwners): Promise<ReadonlyMap<Leaf, readonly string[]>> {
  const teams = new Map<Leaf, readonly string[]>();
  for (const leaf of leavesOf(require)) {
    const asked = leaf.kind === "reviews" && leaf.value.from.includes("codeowners") ? await owners.teamsOf(leaf.value.paths) : [];
    if (asked.length > 0) teams.set(leaf, asked);
  }
  return teams;
}

function teamLacks(teams: readonly string[], file: string, callers: readonly Caller[]): string[] {
  if (callers.length > 0 && callers.every(({ orgToken }) => orgToken)) return [];
  const where = callers.length === 0 ? "" : ` in ${filesOf(callers.filter(({ orgToken }) => !orgToken))}`;
  return [`asks the code owners, and ${file} names teams (${teams.join(", ")}), which the workflow's own token cannot read: give the action an org-token${where}, or name the people`];
}

function callerLacks(callers: readonly Caller[], hands: (caller: Caller) => boolean, does: string, remedy: string): string[] {
  const lacking = callers.filter((caller) => !hands(caller));
  const isOne = new Set(lacking.map(({ file }) => file)).size === 1;
  return lacking.length === 0 ? [] : [`${does}, which ${filesOf(lacking)} ${isOne ? "does" : "do"} not pass on: give ${isOne ? "it" : "each of them"} ${remedy}`];
}

function filesOf(callers: readonly Caller[]): string {
  return [...new Set(callers.map(({ file }) => file))].join(" and ");
}

/** Sections and boxes that nobody would think of, because the template does not have them. */
function templateLacks({ require }: Item, template: FoundTemplate): string[] {
  const isThere = (leaf: Leaf): boolean => absentText(leaf, template) === null;
  if (canHold(require, isThere)) return [];
  const absent = leavesOf(require).flatMap((leaf) => absentText(leaf, template) ?? []);
  return [`looks for ${absent.join(", ")}, which ${template.file} does not have; plimsoll mr-checklist template prints one that has`];
}

/** The heading or box that a requirement asks for and the template does not have; null where it has it, or none is asked for. */
export function absentText({ kind, value }: Leaf, template: FoundTemplate): string | null {
  if (kind === "section" || kind === "tick-group") return template.hasHeading(value.heading) ? null : `the heading ${JSON.stringify(value.heading)}`;
  return kind === "tick" && !template.hasBox(value.key) ? `a box with <!-- plimsoll:${value.key} -->` : null;
}
