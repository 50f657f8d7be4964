import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { everyAnswer, opposite, someAnswer, type Answer } from "./answer.js";

const answer = (word: Answer["answer"], reason: string = word): Answer => ({ answer: word, reason });

describe("answers that are joined", () => {
  it("are decided by one no of all, and by one yes of some, whatever is unknown", () => {
    expect(everyAnswer([answer("yes"), answer("unknown"), answer("no", "a")])).toEqual(answer("no", "a"));
    expect(everyAnswer([answer("yes"), answer("unknown", "u")])).toEqual(answer("unknown", "u"));
    expect(everyAnswer([answer("yes", "a"), answer("yes", "b")])).toEqual(answer("yes", "a and b"));
    expect(someAnswer([answer("no"), answer("unknown"), answer("yes", "a")])).toEqual(answer("yes", "a"));
    expect(someAnswer([answer("no"), answer("unknown", "u")])).toEqual(answer("unknown", "u"));
    expect(someAnswer([answer("no", "a"), answer("no", "b")])).toEqual(answer("no", "a and b"));
    expect(someAnswer([answer("no", "a"), answer("no", "b"), answer("no", "a")])).toEqual(answer("no", "a and b"));
    expect([answer("yes", "r"), answer("no", "r"), answer("unknown", "r")].map(opposite)).toEqual([answer("no", "r"), answer("yes", "r"), answer("unknown", "r")]);
  });

  it("never become a yes or a no that more knowledge could turn round", () => {
    const words = fc.array(fc.constantFrom<Answer["answer"]>("yes", "no", "unknown"), { minLength: 1, maxLength: 4 });
    const guesses = fc.array(fc.constantFrom<Answer["answer"]>("yes", "no"), { minLength: 4, maxLength: 4 });
    fc.assert(fc.property(words, guesses, (drawn, guess) => {
      const learned = drawn.map((word, index) => answer(word === "unknown" ? (guess[index] ?? "no") : word));
      for (const join of [everyAnswer, someAnswer]) {
        const before = join(drawn.map((word) => answer(word))).answer;
        if (before !== "unknown") expect(join(learned).answer).toBe(before);
      }
    }));
  });
});
