import { describe, expect, it } from "@jest/globals";
import { InconclusiveError } from "../action/errors.js";
import { integer, object, type Shape } from "../schema/shape.js";
import { readDocument } from "./document.js";

const plan = object({ shards: integer({ minimum: 1 }) });

describe("a document that another step wrote", () => {
  it("is read by its shape", () => {
    expect(readDocument(plan, '{"shards": 4}', "plan.json")).toEqual({ shards: 4 });
  });

  it.each([
    ["", "plan.json: is empty; the step that writes it did not finish"],
    [" \n", "plan.json: is empty; the step that writes it did not finish"],
    ['{"shards": 4', /^plan\.json: is not JSON \(.+\)$/],
    ['{"shards": 0}', "plan.json: shards: expected a whole number from 1, found 0"],
    ["null", "plan.json: expected an object, found null"],
  ])("is a missing fact when it reads %j", (content, problem) => {
    expect(() => readDocument(plan, content, "plan.json")).toThrow(InconclusiveError);
    expect(() => readDocument(plan, content, "plan.json")).toThrow(problem);
  });

  it("does not hide a bug of ours in the shape's code behind the document", () => {
    const broken: Shape<never> = { schema: {}, check: () => { throw new TypeError("our bug"); } };
    expect(() => readDocument(broken, "{}", "plan.json")).toThrow(TypeError);
  });
});
