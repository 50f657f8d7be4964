import { type Budget } from "../budget.js";
import { type Markdown, markdown } from "./fragment.js";
import { cutToWholeLines } from "./whole-lines.js";

/** One way to write a section, and what it leaves off compared with the fullest way, in our own words (`462 of 512 uncovered places`). */
export interface Stage {
  readonly body: Markdown;
  readonly leftOff: string | null;
}

/** A part of a summary that can be said at several lengths. */
export interface Section {
  /** What is left off when the section goes altogether: `the slowest tests`. */
  readonly name: string;
  /** A section is shortened by its size times its priority, the heaviest first. 0 is never dropped: keep it to a few lines. */
  readonly priority: number;
  /** From full to short; at least one. */
  readonly stages: readonly [Stage, ...Stage[]];
}

/** A section that is shown whole or not at all. */
export function plainSection(name: string, priority: number, body: Markdown): Section {
  return { name, priority, stages: [{ body, leftOff: null }] };
}

/**
 * A section around a list that may be long: shown with all rows, then with each of `limits` rows (descending), then dropped.
 * @param render the section with at most that many rows.
 */
export function listSection(section: { name: string; priority: number; rows: number; limits: readonly number[]; noun: string }, render: (limit: number) => Markdown): Section {
  const shorter = section.limits.filter((limit) => limit < section.rows).map((limit): Stage => ({
    body: render(limit),
    leftOff: `${section.rows - limit} of ${section.rows} ${section.noun}`,
  }));
  return { name: section.name, priority: section.priority, stages: [{ body: render(section.rows), leftOff: null }, ...shorter] };
}

interface Shown {
  readonly section: Section;
  /** Index into the stages; one past the last means dropped. */
  readonly stage: number;
}

/** The section's text as it is shown now; empty when it is dropped or has nothing to say. */
function sourceOf(shown: Shown): string {
  return shown.section.stages[shown.stage]?.body.source.trimEnd() ?? "";
}

function leftOffBy(shown: Shown): string | null {
  const stage = shown.section.stages[shown.stage];
  return stage === undefined ? shown.section.name : stage.leftOff;
}

function notice(all: readonly Shown[], budget: Budget): string {
  const names = all.map(leftOffBy).filter((name) => name !== null);
  return names.length === 0 ? "" : markdown`> Left off here, because ${budget.reason}: ${names.join(", ")}.`.source;
}

function compose(all: readonly Shown[], budget: Budget): string {
  const parts = [...all.map(sourceOf), notice(all, budget)].filter((part) => part !== "");
  return `${parts.join("\n\n")}\n`;
}

/** Only what frees room and may still get shorter; a section of priority 0 keeps its last stage. */
function canShorten(shown: Shown): boolean {
  const steps = shown.section.stages.length - (shown.section.priority === 0 ? 1 : 0);
  return sourceOf(shown) !== "" && shown.stage < steps;
}

/** The next section to shorten: the largest first, a less important one as if it were larger; the later one among equals. */
function nextToShorten(all: readonly Shown[], budget: Budget): Shown | undefined {
  const weighed = all.filter(canShorten).map((shown) => ({ shown, weight: budget.measure(sourceOf(shown)) * shown.section.priority }));
  const heaviest = weighed.reduce((most, { weight }) => Math.max(most, weight), 0);
  return weighed.findLast(({ weight }) => weight === heaviest)?.shown;
}

/**
 * The sections in their order as one Markdown text that stays within `budget`. When it would not, sections are shortened
 * one stage at a time, long and unimportant ones first, and a last line says what was left off. If even the sections of priority 0
 * are too long, whole lines are cut from their end. The result is empty only if the budget has no room for a line.
 */
export function composeSummary(sections: readonly Section[], budget: Budget): string {
  let all: readonly Shown[] = sections.map((section) => ({ section, stage: 0 }));
  const fits = (text: string): boolean => budget.measure(text) <= budget.limit;
  for (;;) {
    const text = compose(all, budget);
    if (fits(text)) return text;
    const shortened = nextToShorten(all, budget);
    if (shortened === undefined) return cutEnd(text, budget, fits);
    all = all.map((one) => (one === shortened ? { section: one.section, stage: one.stage + 1 } : one));
  }
}

function cutEnd(text: string, budget: Budget, fits: (text: string) => boolean): string {
  const end = `\n\n> The rest is left off, because ${budget.reason}.\n`;
  const cut = cutToWholeLines(text, (beginning) => fits(beginning + end));
  return fits(cut + end) ? cut + end : "";
}
