import { describe, expect, it } from "@jest/globals";
import { InconclusiveError, InputError } from "../action/errors.js";
import { integer, object, type Shape } from "../schema/shape.js";
import { readDocument, readGivenDocument } from "./document.js";

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

  it.each([
    ["root:x:0:0:root:/root:/bin/bash\n", "plan.json: is not JSON (Unexpected token 'r')"],
    ["secret", "plan.json: is not JSON (Unexpected token 's')"],
    [`{"key":${"x".repeat(50)}`, "plan.json: is not JSON (Unexpected token 'x')"],
  ])("is not quoted where it is not JSON: %j", (content, problem) => {
    expect(() => readDocument(plan, content, "plan.json")).toThrow(new InconclusiveError(problem));
  });

  it("does not hide a bug of ours in the shape's code behind the document", () => {
    const broken: Shape<never> = { schema: {}, check: () => { throw new TypeError("our bug"); } };
    expect(() => readDocument(broken, "{}", "plan.json")).toThrow(TypeError);
  });
});

describe("a document that the user gave", () => {
  it("is read with or without a byte order mark", () => {
    expect(readGivenDocument(plan, '\uFEFF{"shards": 4}', "plan.json", "correct it")).toEqual({ shards: 4 });
  });

  it.each(["", " \n", '{"shards": 4', '{"shards": 0}', "{}", "null"])("is the user's mistake when it reads %j", (content) => {
    expect(() => readGivenDocument(plan, content, "plan.json", "correct it")).toThrow(InputError);
    expect(() => readGivenDocument(plan, content, "plan.json", "correct it")).toThrow(/^plan\.json: (?:is not JSON \(.+\)|shards: expected .+|expected an object, found null); correct it$/);
  });
});
