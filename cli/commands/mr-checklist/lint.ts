import { PROOF_WORDS } from "../../../actions/mr-checklist/report/item-words.js";
import type { Outcome, TextStyle } from "../../../shared/action/context.js";
import { defineAction } from "../../../shared/action/define.js";
import { terminalText } from "../../../shared/report/escape/terminal.js";
import { plural } from "../../../shared/report/figures.js";
import { alignedRows } from "../../../shared/report/terminal/aligned-rows.js";
import { styleFor } from "../../../shared/report/terminal/style.js";
import { WIDEST, wrapBehind } from "../../../shared/report/terminal/width.js";
import { list, literal, nullable, object, oneOf, text } from "../../../shared/schema/shape.js";
import type { ResolvedChecklist } from "../../../shared/policy/sections/checklist/resolution/resolve.js";
import { adviceOn, type Advice } from "../../mr-checklist/advice.js";
import { checklistInHand, policyInHand, policyInput } from "../../mr-checklist/policy-file.js";
import { adviceOnSurroundings } from "../../mr-checklist/surroundings/advice-on-surroundings.js";

export const definition = defineAction({
  name: "mr-checklist lint",
  description: "Says whether the checklist of a policy is right, with file, line and column of the first mistake, and lists its items.",
  inputs: { policy: policyInput },
  outputs: {},
  permissions: {},
  document: object({
    verdict: literal("pass"),
    sources: list(text(), "Every file that was read, the policy itself first."),
    items: list(object({ id: text(), verify: oneOf(["machine", "review", "attested"]), title: text(), source: text() })),
    advice: list(object({ item: nullable(text()), message: text() }), "What is right and seldom meant, or can never hold in the repository as it is."),
  }),
  async run(context) {
    const policy = await policyInHand(context.inputs.policy, context.workspace, context);
    const checklist = await checklistInHand(policy, context);
    const advice = [...adviceOn(checklist), ...(await adviceOnSurroundings(checklist, policy))];
    const items = checklist.items.map(({ item: { id, verify, title }, source }) => ({ id, verify, title, source }));
    return {
      verdict: "pass",
      document: { verdict: "pass", sources: checklist.sources, items, advice },
      text: (style) => lintText(checklist, advice, style),
      summary: null,
      annotations: [],
      outputs: {},
    } satisfies Outcome;
  },
});

function lintText({ items, sources }: ResolvedChecklist, advice: readonly Advice[], { colour, columns }: TextStyle): string {
  const { bold, dim, green, yellow } = styleFor(colour);
  const width = Math.min(columns, WIDEST);
  const rows = items.map(({ item, source }) => [{ text: item.id, paint: bold }, { text: PROOF_WORDS[item.verify], paint: dim }, { text: terminalText(source), paint: dim }, { text: terminalText(item.title) }]);
  const advised = advice.flatMap(({ item, message }) => wrapBehind(`  ${yellow("·")} `, 4, terminalText(item === null ? message : `${item}: ${message}`), width));
  return [
    `${green("✔")} ${terminalText(sources.join(", then "))}: ${plural(items.length, "item")}`,
    "",
    ...alignedRows(rows, { width, indent: 2 }),
    ...(advised.length === 0 ? [] : ["", bold("Advice"), ...advised]),
    "",
  ].join("\n");
}
