import { defineAction } from "../../../shared/action/define.js";
import { choiceInput, flagInput, integerInput, secretInput, textInput } from "../../../shared/action/inputs.js";
import { integer, object } from "../../../shared/schema/shape.js";

/** A definition with an input of each kind that generated files treat in a way of its own. */
export const sample = defineAction({
  name: "sample",
  description: "Counts: what's \"in\" it.",
  inputs: {
    reports: textInput({ description: "Which | reports\nare read: all of them.", required: true, placeholder: "GLOB" }),
    expectShards: integerInput({ description: "How many.", minimum: 1, maximum: 9, default: 4 }),
    runner: choiceInput({ description: "Which runner.", choices: ["jest", "a|b"], default: "a|b" }),
    strict: flagInput({ description: "Whether." }),
    token: secretInput({ description: "A token." }),
  },
  outputs: { verdict: { description: "The verdict | word." } },
  permissions: { contents: "read", "pull-requests": "write" },
  document: object({ count: integer({ minimum: 0 }) }),
  run: () => Promise.reject(new Error("never run")),
});

/** A definition that takes, gives and needs nothing. */
export const bare = defineAction({
  name: "bare", description: "Nothing.", inputs: {}, outputs: {}, permissions: {}, document: object({}),
  run: () => Promise.reject(new Error("never run")),
});
