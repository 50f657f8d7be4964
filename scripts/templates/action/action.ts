import type { Outcome } from "../../shared/action/context.js";
import { defineAction } from "../../shared/action/define.js";
import { integerInput } from "../../shared/action/inputs.js";
import { VERDICTS } from "../../shared/action/verdict.js";
import { integer, nullable, object, oneOf } from "../../shared/schema/shape.js";
import { judge } from "./judgement/judge.js";

const inputs = {
  found: integerInput({ description: "How many findings the facts hold; absent when they could not be had.", minimum: 0, maximum: 1_000_000 }),
  limit: integerInput({ description: "How many findings are allowed.", minimum: 0, maximum: 1_000_000, default: 0 }),
};

export const definition = defineAction({
  name: "__NAME__",
  description: "__DESCRIPTION__",
  inputs,
  outputs: { verdict: { description: "`pass`, `fail` or `inconclusive`." } },
  permissions: {},
  document: object({ verdict: oneOf(VERDICTS), found: nullable(integer({ minimum: 0 })) }),
  run(context) {
    const { found, limit } = context.inputs;
    const { verdict, sentence } = judge({ found, limit: limit ?? 0 });
    return Promise.resolve({
      verdict,
      document: { verdict, found },
      text: () => `${sentence}\n`,
      summary: `${sentence}\n`,
      annotations: [],
      outputs: { verdict },
    } satisfies Outcome);
  },
});
