import { describe, expect, it } from "@jest/globals";
import { contextFor } from "../../tests/support/context.js";
import { integer, object } from "../schema/shape.js";
import { defineAction } from "./define.js";
import { integerInput, pathInput } from "./inputs.js";

const greet = defineAction({
  name: "greet",
  description: "Counts greetings.",
  inputs: {
    times: integerInput({ description: "How often.", minimum: 1, maximum: 3, default: 1 }),
    folder: pathInput({ description: "Where.", anywhere: true }),
  },
  outputs: { times: { description: "How often." } },
  permissions: { contents: "read" },
  document: object({ times: integer() }),
  run: ({ inputs, workspace }) => Promise.resolve({
    verdict: "done", document: inputs, text: () => workspace, summary: null, annotations: [], outputs: {},
  }),
});

describe("a definition", () => {
  it("runs with its inputs read and typed, and the rest of the context as it is", async () => {
    const outcome = await greet.invoke(new Map([["times", "2"]]), contextFor({ workspace: "/w" }));
    expect(outcome.document).toEqual({ times: 2, folder: null });
    expect(outcome.text({ colour: false, columns: 80 })).toBe("/w");
  });

  it("refuses inputs that do not fit before anything runs", async () => {
    await expect(greet.invoke(new Map([["times", "4"]]), contextFor())).rejects.toThrow("input times: expected a whole number from 1 to 3");
  });

  it("stays in the workspace unless its host says otherwise", async () => {
    const raw = new Map([["folder", "/elsewhere"]]);
    await expect(greet.invoke(raw, contextFor({ workspace: "/w" }))).rejects.toThrow("inside the workspace /w");
    const outcome = await greet.invoke(raw, contextFor({ workspace: "/w" }), { workspace: "/w", confined: false });
    expect(outcome.document).toEqual({ times: 1, folder: "/elsewhere" });
  });

  it("tells its interface to whoever generates from it", () => {
    expect(greet).toMatchObject({ name: "greet", description: "Counts greetings.", outputs: { times: { description: "How often." } }, permissions: { contents: "read" } });
    expect(greet.positional).toBeNull();
    expect(greet.document.schema).toMatchObject({ required: ["times"] });
  });
});
