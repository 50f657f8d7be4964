import type { Outcome, TextStyle } from "../../shared/action/context.js";
import { defineAction } from "../../shared/action/define.js";
import { pathInput } from "../../shared/action/inputs.js";
import { terminalText } from "../../shared/report/escape/terminal.js";
import { alignedRows } from "../../shared/report/terminal/aligned-rows.js";
import { styleFor } from "../../shared/report/terminal/style.js";
import { WIDEST } from "../../shared/report/terminal/width.js";
import { list, object, oneOf, text } from "../../shared/schema/shape.js";
import { CHECK_STATES, examine, type Check } from "../doctor/examine.js";

export const definition = defineAction({
  name: "doctor",
  description: "Says what this machine and this repository lack for the pipeline to run.",
  inputs: { repo: pathInput({ description: "Folder of the repository; the working directory by default.", anywhere: true }) },
  outputs: {},
  permissions: {},
  document: object({
    verdict: oneOf(["pass", "fail"]),
    checks: list(object({ check: text(), state: oneOf(CHECK_STATES), detail: text() })),
  }),
  async run(context) {
    const checks = await examine(context.inputs.repo ?? context.workspace, context);
    const verdict = checks.some(({ state }) => state === "missing") ? "fail" : "pass";
    return {
      verdict,
      document: { verdict, checks },
      text: (style) => doctorText(checks, style),
      summary: null,
      annotations: [],
      outputs: {},
    } satisfies Outcome;
  },
});

function doctorText(checks: readonly Check[], { colour, columns }: TextStyle): string {
  const { green, red, yellow, bold } = styleFor(colour);
  const signs = { ok: { text: "✔ ok", paint: green }, missing: { text: "✘ missing", paint: red }, advice: { text: "· advice", paint: yellow } };
  const rows = checks.map(({ check, state, detail }) => [signs[state], { text: check, paint: bold }, { text: terminalText(detail) }]);
  const missing = checks.filter(({ state }) => state === "missing").length;
  return [
    ...alignedRows(rows, { width: Math.min(columns, WIDEST), indent: 0 }),
    "",
    missing === 0 ? "Nothing is missing." : `${missing} of ${checks.length} checks found something missing.`,
    "",
  ].join("\n");
}
