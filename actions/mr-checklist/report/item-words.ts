import type { VerdictWords } from "../../../shared/report/verdict-words.js";
import { endText } from "../../../shared/text/end-text.js";
import type { ItemState, JudgedItem } from "../evaluation/judged-item.js";

/** How the state of an item is written: always a word, with a sign whose shape differs, so that nobody depends on colour. */
export const ITEM_STATE_WORDS: Readonly<Record<ItemState, VerdictWords>> = {
  error: { word: "Error", sign: "!", emoji: "⚠️" },
  unsatisfied: { word: "Unsatisfied", sign: "✘", emoji: "❌" },
  pending: { word: "Pending", sign: "…", emoji: "⏳" },
  waived: { word: "Waived", sign: "~", emoji: "🎫" },
  satisfied: { word: "Satisfied", sign: "✔", emoji: "✅" },
  "not-applicable": { word: "Not applicable", sign: "–", emoji: "➖" },
};

/** How an item is proved, as people read it in the table. */
export const PROOF_WORDS: Readonly<Record<JudgedItem["verify"], string>> = { machine: "by machine", review: "by review", attested: "by attestation" };

const ORDER = Object.keys(ITEM_STATE_WORDS);

/** What keeps the change from passing first, then what was let through, then what holds; the policy's order among equals. */
export function openFirst(items: readonly JudgedItem[]): readonly JudgedItem[] {
  return items.toSorted((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state));
}

/** Whether an item keeps the change from passing. */
export function isOpen({ state }: Pick<JudgedItem, "state">): boolean {
  return state === "error" || state === "unsatisfied" || state === "pending";
}

/** What people call the item: its title, or its id where it has none. */
export function nameOf({ id, title }: JudgedItem): string {
  return title === "" ? id : title;
}

/** Why the item stands as it does; of a waived one who let it through, how long and why. */
export function whyOf({ reason, waiver }: JudgedItem): string {
  if (waiver === null) return reason;
  return `waived by ${waiver.by} (${waiver.right}) until ${endText(waiver.expires)}: ${waiver.reason} — without it: ${reason}`;
}

/** How the item stands, how it is proved and why, in one line. Of a waived item the words begin with its state. */
export function standingOf(item: JudgedItem): string {
  return item.waiver === null ? `${ITEM_STATE_WORDS[item.state].word.toLowerCase()}, ${PROOF_WORDS[item.verify]}: ${whyOf(item)}` : whyOf(item);
}

/** Stands for the reason in a line that waives: a tag says nothing, so that the line alone, or copied as it is, lets nothing pass. */
const REASON = "<your reason>";

/** The line that lets the item pass, once a reason stands in it; null where it needs none or nobody may. */
export function waiverLine(item: Pick<JudgedItem, "state" | "waive">): string | null {
  return isOpen(item) && item.waive !== null ? `${item.waive} ${REASON}` : null;
}
