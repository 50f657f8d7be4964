import { describe, expect, it } from "@jest/globals";
import { readDocument } from "../files/document.js";
import { jsonText } from "../schema/json-text.js";
import { manifestShape } from "./manifest.js";
import { manifestOf, planOf } from "./testing/facts.js";

describe("a shard's manifest", () => {
  const manifest = manifestOf(planOf([["a.js"]]), 0);

  it("is read again as it was written", () => {
    expect(readDocument(manifestShape, jsonText(manifest), "manifest.json")).toEqual(manifest);
  });

  it("is refused when a part is missing, because a cut-off run must not look complete", () => {
    expect(() => readDocument(manifestShape, jsonText({ ...manifest, tests: undefined }), "manifest.json")).toThrow("manifest.json: tests: expected a list, found nothing");
  });
});
