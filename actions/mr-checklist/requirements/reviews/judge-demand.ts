import { personKey } from "../../../../shared/people/person.js";
import { plural } from "../../../../shared/report/figures.js";
import type { RequirementState } from "../../evaluation/evaluation.js";
import { namesText } from "../../evaluation/standing.js";
import type { Demand } from "./demand.js";
import type { Opinion } from "./opinion.js";
import { weigh, type Scales, type Weight } from "./weight.js";

/** How one demand stands. */
export interface JudgedDemand {
  readonly state: RequirementState;
  readonly reason: string;
  readonly weighed: readonly Weighed[];
}

/** An opinion and whether it counts for the demand. */
export type Weighed = Opinion & { readonly weight: Weight };

type Standing = Pick<JudgedDemand, "state" | "reason">;

/** Judges one demand. What is unknown decides nothing: an error where it could have. */
export function judgeDemand(demand: Demand, opinions: readonly Opinion[], scales: Scales): JudgedDemand {
  const weighed = opinions.map((opinion): Weighed => ({ ...opinion, weight: weigh(opinion, demand, scales) }));
  return { ...standingOf(demand, weighed, scales), weighed };
}

function standingOf(demand: Demand, weighed: readonly Weighed[], scales: Scales): Standing {
  const of = (state: Opinion["state"], answer: Weight["answer"]): Weighed[] => weighed.filter((opinion) => opinion.state === state && opinion.weight.answer === answer);
  const blocking = of("changes-requested", "yes");
  const approvals = of("approved", "yes");
  const unsure = of("approved", "unknown");
  if (blocking.length > 0) return { state: "unsatisfied", reason: `${logins(blocking)} requested changes; settle them and ask for a new review` };
  if (approvals.length >= demand.count) return doubtOf(of("changes-requested", "unknown"), "requested changes") ?? { state: "satisfied", reason: `${logins(approvals)} approved` };
  const doubt = approvals.length + unsure.length >= demand.count ? doubtOf(unsure, "approved") : null;
  return doubt ?? waiting(demand, approvals, scales);
}

/** Too few approvals. Says who may give them, and whether there are enough such people at all. */
function waiting({ of, count, members }: Demand, approvals: readonly Weighed[], { author, contributors, roster }: Scales): Standing {
  const missing = `${plural(count - approvals.length, `${approvals.length > 0 ? "more " : ""}approval`)} of ${of}`;
  if (members === null) return { state: "pending", reason: `waits for ${missing}` };
  if (members.unknown !== null) return { state: "error", reason: `${members.unknown.reason}; ${members.unknown.remedy}` };
  const authorKey = author === null ? null : personKey(author);
  const able = [...members.names].filter(([key]) => key !== authorKey && contributors?.names.has(key) !== true && !roster.bots.names.has(key)).map(([, name]) => name);
  const isNamedAlready = of.startsWith(`@${able.join()} for `);
  if (able.length >= count) return { state: "pending", reason: `waits for ${missing}${isNamedAlready ? "" : ` (${namesText(able)})`}` };
  const few = able.length === 0 ? "nobody" : `only ${namesText(able)}`;
  return { state: "unsatisfied", reason: `${few} besides ${contributors === null ? "the author" : "those who wrote the change"} may give the ${plural(count, "approval")} of ${of}; name more people, or ask for a waiver` };
}

function doubtOf([first]: readonly Weighed[], did: string): Standing | null {
  if (first?.weight.answer !== "unknown") return null;
  return { state: "error", reason: `${first.person.login} ${did}, but ${first.weight.reason}; ${first.weight.remedy}` };
}

function logins(weighed: readonly Weighed[]): string {
  return namesText(weighed.map(({ person }) => person.login));
}
