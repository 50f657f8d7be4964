import { integerText } from "../../../shared/report/figures.js";
import type { Counts } from "./checklist-judgement.js";
import type { JudgedItem, UsedWaiver } from "../evaluation/judged-item.js";

/** `7 verified by machine · 2 reviewed · 1 attested · 1 waived by @x until Friday`, what is open in front. */
export function summarySentence(counts: Counts, items: readonly JudgedItem[], collectedAt: string): string {
  const parts: readonly (readonly [number, string])[] = [
    [counts.unsatisfied, "not satisfied"],
    [counts.errors, "not to be judged"],
    [counts.pending, "pending"],
    [counts.verified, "verified by machine"],
    [counts.reviewed, "reviewed"],
    [counts.attested, "attested"],
    [counts.waived, waivedText(items.flatMap(({ waiver }) => waiver ?? []), collectedAt)],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, text]) => `${integerText(count)} ${text}`);
  return said.length === 0 ? "nothing on the list applies" : said.join(" · ");
}

function waivedText(waivers: readonly UsedWaiver[], collectedAt: string): string {
  const groups = new Map<string, number>();
  for (const { by, expires } of waivers) {
    const who = `by @${by} until ${untilText(expires, collectedAt)}`;
    groups.set(who, (groups.get(who) ?? 0) + 1);
  }
  const [first = "", ...others] = groups.keys();
  return others.length === 0 ? `waived ${first}` : `waived: ${[...groups].map(([who, count]) => `${integerText(count)} ${who}`).join(", ")}`;
}

const MILLISECONDS_PER_DAY = 86_400_000;
const weekday = new Intl.DateTimeFormat("en", { weekday: "long", timeZone: "UTC" });

/** The last day on which a waiver holds: a weekday within the next six days, else the date. In UTC, as all our times. */
export function untilText(expires: string, collectedAt: string): string {
  const last = new Date(Date.parse(expires) - 1);
  const days = Math.floor(last.getTime() / MILLISECONDS_PER_DAY) - Math.floor(Date.parse(collectedAt) / MILLISECONDS_PER_DAY);
  if (days === 0) return "today";
  return days <= 6 ? weekday.format(last) : last.toISOString().slice(0, 10);
}
