import { describe, expect, it } from "@jest/globals";
import { descriptionOf } from "./description.js";
import { factsOf } from "../requirements/testing/question.js";

describe("the description of a pull request", () => {
  it("is parsed once, with the words and the template beside it", () => {
    const facts = factsOf({ pull: { body: "Fixes `code` #1" }, template: "- [ ] box" });
    expect(descriptionOf(facts)).toBe(descriptionOf(facts));
    expect(descriptionOf(facts)).toMatchObject({ words: "Fixes #1", template: { tasks: [{ text: "box", checked: false }] } });
    expect(descriptionOf(factsOf()).template).toBeNull();
  });
});
