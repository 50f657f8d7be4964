import type { TextStyle } from "../../../shared/action/context.js";
import { terminalText } from "../../../shared/report/escape/terminal.js";
import { durationText, plural } from "../../../shared/report/figures.js";
import { code, joinMarkdown, markdown } from "../../../shared/report/markdown/fragment.js";
import { styleFor } from "../../../shared/report/terminal/style.js";
import { wrapTo } from "../../../shared/report/terminal/width.js";
import type { Plan } from "../../../shared/sharding/plan.js";
import type { ShardDecision } from "./choose-shards.js";
import type { ComposedPlan } from "./compose-plan.js";
import type { PlanDocument } from "./plan-document.js";

/** Why there are as many shards as there are. */
export function decisionText(decision: ShardDecision): string {
  if (decision.kind === "frozen") return "as an earlier attempt of this run planned";
  if (decision.kind === "given") {
    const by = {
      input: "as asked",
      policy: "as the policy says",
      default: "because neither the caller nor the policy names a number",
      "no-durations": "because a target needs durations, and none is known yet",
    };
    return by[decision.by];
  }
  const target = durationText(decision.target);
  switch (decision.reached) {
    case "yes":
      return `the least number that is predicted to stay within ${target}`;
    case "item-too-long":
      return `more would not help: the longest test alone takes ${durationText(decision.longest)}, above the target of ${target}`;
    case "limit":
      return `the most that is allowed; the target of ${target} is not reached`;
  }
}

/** `known 40, same-file 3`: where the weights came from, most first. */
function sourcesText(sources: ReadonlyMap<string, number>): string {
  return [...sources].sort(([, a], [, b]) => b - a).map(([source, count]) => `${source} ${count}`).join(", ");
}

function bar(share: number, width: number): string {
  return "━".repeat(Math.max(share > 0 ? 1 : 0, Math.round(share * width)));
}

/** The plan as a person reads it in a terminal. */
export function planTerminal(document: PlanDocument, headline: string, { colour, columns }: TextStyle): string {
  const { bold, dim } = styleFor(colour);
  const room = Math.max(10, Math.min(40, columns - 50));
  const rows = document.shards.map(({ index, seconds, items }) => {
    const share = document.makespan === 0 ? 0 : seconds / document.makespan;
    return `  shard ${String(index + 1).padStart(3)}  ${durationText(seconds).padStart(12)}  ${plural(items.length, "item").padStart(10)}  ${bar(share, room)}`;
  });
  const guessed = document.basis === "sizes" ? "; guessed from sizes, because no duration is known yet" : "";
  const foot = wrapTo(`makespan ${durationText(document.makespan)}, bound ${durationText(document.bound)}${guessed}`, columns - 2).map((line) => dim(`  ${line}`));
  const notes = document.notes.flatMap(({ text }) => wrapTo(terminalText(text), columns - 2)).map((line) => dim(`  ${line}`));
  return `${[bold(terminalText(headline)), ...rows, ...foot, ...notes].join("\n")}\n`;
}

/** `4 shards for 296 items: as asked`. */
export function headlineOf(plan: Plan, decision: ShardDecision): string {
  return `${plural(plan.shards.length, "shard")} for ${plural(plan.items.length, "item")}: ${decisionText(decision)}`;
}

/** What the plan expects, for readers who do not know what a makespan is. */
function predictionText({ makespan, bound, weights: { basis } }: Plan): string {
  const guessed = basis === "sizes" ? "No duration is known yet, so seconds are guessed from sizes. " : "";
  return `${guessed}The slowest shard is predicted to take ${durationText(makespan)}; no plan can beat ${durationText(bound)}`;
}

/** The plan as a job summary: what was found, and where the predictions come from. */
export function planSummary({ plan, decision, notes }: ComposedPlan): string {
  const suites = plan.suites.map(({ suite, evidence }) => markdown`- suite ${code(suite.name)}: ${suite.runner}, because of ${code(evidence)}`);
  return joinMarkdown([
    markdown`### Plan: ${headlineOf(plan, decision)}`,
    joinMarkdown(suites, "\n"),
    markdown`${predictionText(plan)} (weights: ${sourcesText(plan.weights.sources)}).`,
    ...notes.map(({ text }) => markdown`- ${text}`),
  ], "\n\n").source + "\n";
}
