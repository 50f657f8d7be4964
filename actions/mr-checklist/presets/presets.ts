import { checklistSection, type ChecklistPolicy, type Item } from "../../../shared/policy/sections/checklist/checklist.js";
import { DEFAULT_ITEMS } from "./default-items.js";
import { MANDATORY_ITEMS } from "./mandatory-items.js";

/** An item as the policy writes it. */
export type ItemText = Readonly<Record<string, unknown>> & { readonly id: string };

/** The presets as the policy would write them: what people read, and copy to change. */
export const PRESET_TEXTS: Readonly<Record<ChecklistPolicy["preset"], readonly ItemText[]>> = {
  default: DEFAULT_ITEMS,
  mandatory: MANDATORY_ITEMS,
  none: [],
};

/** The items of a preset, read by the grammar that reads the users' own. */
export function presetItems(preset: ChecklistPolicy["preset"]): readonly Item[] {
  return checklistSection.check({ preset: "none", items: PRESET_TEXTS[preset] }, []).items;
}
