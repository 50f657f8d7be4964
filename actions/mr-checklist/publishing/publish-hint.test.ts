import { describe, expect, it } from "@jest/globals";
import { factsOf, HEAD } from "../requirements/testing/question.js";
import { hintProblem, hintText, readHint } from "./publish-hint.js";

describe("the hint of an untrusted workflow", () => {
  it("is a number and nothing else", () => {
    expect(readHint(hintText(7), "pull.json")).toBe(7);
    for (const text of ["", "7", '{"version":1}', '{"version":1,"pull":0}', '{"version":1,"pull":1e99}', '{"version":1,"pull":7,"verdict":"pass"}', '{"version":1,"pull":"7; rm -rf /"}']) {
      expect(() => readHint(text, "pull.json")).toThrow("pull.json: ");
    }
    expect(() => readHint(hintText(7).padEnd(2000), "pull.json")).toThrow("pull.json: is longer than any hint that this gate writes");
  });

  it("is followed only to the pull request that the workflow ran for", () => {
    const facts = factsOf();
    expect(hintProblem(facts, { repository: "Octo/Orders", head: HEAD })).toBeNull();
    expect(hintProblem(facts, { repository: "octo/orders", head: "b".repeat(40) })).toBe(`the head of pull request 7 is ${HEAD}, and the workflow ran for ${"b".repeat(40)}`);
    expect(hintProblem(facts, { repository: "mallory/orders", head: HEAD })).toBe("pull request 7 belongs to octo/orders, and the workflow ran in mallory/orders");
  });
});
