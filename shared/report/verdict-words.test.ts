import { describe, expect, it } from "@jest/globals";
import { VERDICTS } from "../action/verdict.js";
import { VERDICT_WORDS } from "./verdict-words.js";

describe("verdicts", () => {
  it("each have a word, a sign and an emoji of their own, so that none depends on colour", () => {
    const words = VERDICTS.map((verdict) => VERDICT_WORDS[verdict]);
    for (const pick of [words.map(({ word }) => word), words.map(({ sign }) => sign), words.map(({ emoji }) => emoji)]) expect(new Set(pick).size).toBe(VERDICTS.length);
  });
});
