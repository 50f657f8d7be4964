import { describe, expect, it } from "@jest/globals";
import { InconclusiveError, InputError } from "../action/errors.js";
import { errorDocument, errorDocumentShape, errorEnding, errorText } from "./ending.js";

describe("a run that ends without an outcome", () => {
  it("was given wrong input: one line, exit code 2", () => {
    const ending = errorEnding(new InputError("unknown key", { file: "p.yml", line: 3 }));
    expect(ending).toEqual({ kind: "wrong-input", message: "p.yml:3: unknown key", exitCode: 2 });
    expect(errorText(ending)).toBe("wrong input: p.yml:3: unknown key");
    expect(errorDocument(ending)).toEqual({ error: { kind: "wrong-input", message: "p.yml:3: unknown key" } });
  });

  it("lacks a fact: one line, exit code 3, and a verdict that no reader can take for a pass", () => {
    const ending = errorEnding(new InconclusiveError("shard 3 is missing"));
    expect(ending).toEqual({ kind: "inconclusive", message: "shard 3 is missing", exitCode: 3 });
    expect(errorText(ending)).toBe("inconclusive: shard 3 is missing");
    expect(errorDocument(ending)).toEqual({ verdict: "inconclusive", error: { kind: "inconclusive", message: "shard 3 is missing" } });
  });

  it.each([new TypeError("x is not a function"), "a text", undefined])("met a bug of ours: where it was, how to report it, exit code 70 (%p)", (thrown) => {
    const ending = errorEnding(thrown);
    expect(ending).toMatchObject({ kind: "our-bug", exitCode: 70 });
    expect(errorText(ending)).toMatch(thrown instanceof Error ? /^a bug in plimsoll: TypeError: x is not a function\n +at .*\n[^]*Please report it/ : /^a bug in plimsoll: .*\nPlease report it/);
    expect(errorDocument(ending)).toMatchObject({ error: { kind: "our-bug" } });
    expect(errorDocumentShape.check(JSON.parse(JSON.stringify(errorDocument(ending))), [])).toEqual(errorDocument(ending));
  });
});
