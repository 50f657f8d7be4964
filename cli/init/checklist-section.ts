import { stringify } from "yaml";
import { MANDATORY_ITEMS } from "../../actions/mr-checklist/presets/mandatory-items.js";
import { PRESET_TEXTS } from "../../actions/mr-checklist/presets/presets.js";
import type { Owner } from "../../shared/people/owners/owner.js";
import { visibleFileName } from "../../shared/report/escape/file-name.js";
import { ITEM_NEEDS } from "./checklist-needs.js";
import type { ChecklistSigns } from "./checklist-signs.js";

type MandatoryItem = (typeof MANDATORY_ITEMS)[number];

/** The default preset has some items of the mandatory list as they are: they are in force without being written. */
const IN_PRESET: readonly MandatoryItem[] = MANDATORY_ITEMS.filter((item) => PRESET_TEXTS.default.some((other) => other === item));

/**
 * The section `checklist` of a new policy file, ending in a newline: the whole mandatory list upon the default one. An item is
 * in force where the repository has all that it needs; where something is missing, it stands there as a comment that says what.
 * Behind it stands the section `design` where an item in force needs it and `withDesign` says that the policy has none.
 */
export function checklistSection(signs: ChecklistSigns, { withDesign }: { readonly withDesign: boolean }): string {
  const proposals = MANDATORY_ITEMS.map((item) => ({ item, needs: ITEM_NEEDS[item.id]?.(signs) ?? [] })).filter(({ item }) => !IN_PRESET.includes(item));
  const inForce = proposals.filter(({ needs }) => needs.length === 0).map(({ item: { id } }) => id);
  return [
    "checklist:",
    "  # Items to start from: default, mandatory (all that a change can be asked for) or none. The docs list them.",
    "  preset: default",
    ...(inForce.includes("change-described") ? ["  without: [described] # change-described asks for more"] : ["  # To leave one out: without: [issue-linked]"]),
    "  # The mandatory list: what this repository has all for is in force, of the rest a comment says what is missing.",
    `  # In force by the preset already: ${IN_PRESET.map(({ id }) => id).join(", ")}.`,
    `  ${inForce.length > 0 ? "items:" : "# items:"}`,
    ...proposals.flatMap(({ item, needs }) => itemLines(item, needs, signs)),
    ...(signs.designs !== null && withDesign && inForce.includes("design") ? designLines(signs.designs.owners) : []),
    "",
  ].join("\n");
}

function itemLines(item: MandatoryItem, needs: readonly string[], signs: ChecklistSigns): readonly string[] {
  const text = stringify(fitted(item, signs), { collectionStyle: "flow", lineWidth: 0, aliasDuplicateObjects: false }).trimEnd();
  const comments = needs.length === 0 ? foundLines(item, signs) : needs;
  return [...comments.map((line) => `    # ${line}`), `    ${needs.length === 0 ? "" : "# "}- ${text}`];
}

/** The item by what was found: the owners of the database approve what lies where it was found. */
function fitted(item: MandatoryItem, { migrations, codeowners }: ChecklistSigns): Readonly<Record<string, unknown>> {
  if (item.id !== "ddl-approved" || migrations.length === 0) return item;
  const paths = migrations.map(({ glob }) => glob);
  return { ...item, when: { files: { any: paths } }, require: { reviews: { ...item.require.reviews, from: [codeowners === null ? "@alice" : "codeowners"], paths } } };
}

function foundLines({ id }: MandatoryItem, { migrations, codeowners }: ChecklistSigns): readonly string[] {
  if (id !== "ddl-approved" || codeowners === null) return [];
  const owners = codeowners.ofMigrations.map(({ written }) => visibleFileName(written)).join(", ");
  return [`Found ${migrations.map(({ evidence }) => visibleFileName(evidence)).join(", ")}; ${codeowners.file} names ${owners} for it.`];
}

function designLines(owners: readonly Owner[]): readonly string[] {
  const from = owners.map(({ written }) => JSON.stringify(written)).join(", ");
  return ["", "design:", "  # Who approves designs: the owners of those that are there, by CODEOWNERS.", `  roles: { architect: { from: [${from}] } }`];
}
