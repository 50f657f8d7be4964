import type { Context, Outcome } from "../../action/context.js";
import { defineAction, type Definition } from "../../action/define.js";
import { flagInput, pathInput, secretInput, textInput, type ValuesOf } from "../../action/inputs.js";
import { anything } from "../../schema/shape.js";

const inputs = {
  note: textInput({ description: "A note." }),
  strict: flagInput({ description: "Whether." }),
  report: pathInput({ description: "A report." }),
  repo: pathInput({ description: "A repository.", anywhere: true, default: "." }),
  token: secretInput({ description: "A token." }),
};

export type SampleContext = Context<ValuesOf<typeof inputs>>;

/** A definition that does what the test says. */
export function sampleDefinition(run: (context: SampleContext) => Promise<Outcome> | Outcome): Definition {
  return defineAction({
    name: "sample", description: "A sample.", inputs, outputs: { verdict: { description: "The verdict." } }, permissions: {}, document: anything(),
    run: async (context) => run(context),
  });
}

/** An outcome that says nothing but its verdict, with what the test changes. */
export function sampleOutcome(change: Partial<Outcome> = {}): Outcome {
  return { verdict: "done", document: {}, text: () => "", summary: null, annotations: [], outputs: {}, ...change };
}

