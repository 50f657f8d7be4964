import type { Item } from "../../../shared/policy/sections/checklist/checklist.js";
import type { RefusedWaiver, UsedWaiver } from "../evaluation/judged-item.js";
import { SHORTEST_SHA } from "./binding.js";
import { judgeWaiver, type WaiverQuestion } from "./judge-waiver.js";
import { refusedWaiver, type WaiverStatement } from "./statements.js";

/** What the waivers of one item come to. */
export interface ItemWaivers {
  /** The one that ends last; null when none holds. */
  readonly used: UsedWaiver | null;
  /** Why nobody can say whether one holds; null when one does, or none could. */
  readonly unknown: string | null;
  readonly refused: readonly RefusedWaiver[];
}

/** Judges the waivers that were written for an item which does not hold. */
export function waiversOf(item: Item, statements: readonly WaiverStatement[], question: WaiverQuestion): ItemWaivers {
  const own = statements.filter(({ command }) => command.item === item.id);
  if (!item.waivable) return { used: null, unknown: null, refused: own.map(({ line, source }) => refusedWaiver(line, source, "is of an item that nobody can waive")) };
  const answers = own.map((statement) => ({ statement, answer: judgeWaiver(statement, question) }));
  const valid = answers.flatMap(({ answer }) => (answer.kind === "valid" ? [answer.waiver] : []));
  const [doubtful] = answers.flatMap(({ answer }) => (answer.kind === "unknown" ? [answer.problem] : []));
  return {
    // The statements are in order, so that of two which end together always the same one is taken.
    used: valid.reduce<UsedWaiver | null>((latest, waiver) => (latest === null || waiver.expires > latest.expires ? waiver : latest), null),
    unknown: valid.length > 0 ? null : (doubtful ?? null),
    refused: answers.flatMap(({ answer, statement }) => (answer.kind === "valid" ? [] : [refusedWaiver(statement.line, statement.source, answer.problem)])),
  };
}

/** The line that waives an item, up to the reason: people copy it from the checklist's comment. */
export function readyLine(item: Item, { judged, policy, facts }: WaiverQuestion): string {
  const { binds, longest } = policy.waivers;
  const about = binds === "difference" ? (judged.difference ?? judged.head) : judged.head;
  const latest = new Date(Date.parse(facts.collectedAt) + longest * 1000).toISOString();
  // A waiver that may last less than a day cannot end with one.
  const until = longest < 86_400 ? `${latest.slice(0, 16)}Z` : latest.slice(0, 10);
  return `/waive ${item.id} at ${about.slice(0, SHORTEST_SHA)} until ${until} because`;
}
