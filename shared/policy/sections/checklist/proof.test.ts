import { describe, expect, it } from "@jest/globals";
import { InputError } from "../../../action/errors.js";
import { parsePolicy } from "../../parse.js";
import { PROOFS, PROOFS_OF } from "./proof.js";
import { REQUIREMENT_SHAPES } from "./requirement.js";

/** What makes each kind a right requirement; the rest is its defaults. */
const LEAST: Readonly<Record<string, object>> = {
  check: { name: "x" }, commits: { conventional: true }, findings: { reports: ["x"] }, record: { gate: "x" }, section: { heading: "x" }, size: { lines: 1 },
  tick: { key: "x" }, "tick-group": { heading: "x" }, title: { longest: 1 },
};
const of = (kind: string): object => ({ [kind]: LEAST[kind] ?? {} });

/** What a policy with this item comes to; `verify` stands in the fourth line. */
function said(verify: string, require: object): string {
  try {
    parsePolicy(`checklist:\n  items:\n    - id: one\n      verify: ${verify}\n      require: ${JSON.stringify(require)}\n`, "p.yml");
  } catch (thrown) {
    if (thrown instanceof InputError) return thrown.message;
    throw thrown;
  }
  return "accepted";
}

const accepted = (require: object): readonly string[] => PROOFS.filter((proof) => said(proof, require) === "accepted");

describe("what an item may say of its proof", () => {
  it("is the proof of the one requirement that it has", () => {
    const kinds = Object.keys(REQUIREMENT_SHAPES);
    expect(Object.fromEntries(kinds.map((kind) => [kind, accepted(of(kind))]))).toEqual(PROOFS_OF);
  });

  it.each([
    [{ all: [of("title"), of("tick")] }, ["attested"]],
    [{ all: [of("title"), of("reviews")] }, ["review"]],
    [{ all: [of("title"), { any: [of("check"), of("tick-group")] }, of("design")] }, ["attested"]],
    // An approval alone would make it hold, and would be counted as a program's word.
    [{ any: [of("reviews"), of("check")] }, ["review"]],
    [{ any: [of("record"), of("check")] }, ["machine", "review"]],
    [{ any: [of("record"), of("reviews")] }, ["review"]],
    [{ all: [of("record"), of("tick")] }, ["attested"]],
  ])("is the weakest of %j", (require, proofs) => {
    expect(accepted(require)).toEqual(proofs);
  });

  it.each([
    [{ design: { status: ["approved"] } }, ["review"]],
    [{ design: { status: ["draft", "in-review"] } }, ["machine"]],
    [{ design: { status: ["approved", "superseded"] } }, ["machine"]],
    [{ all: [of("reviews"), { design: { status: ["draft"] } }] }, ["review"]],
  ])("is a review of a design only where nothing but an approved one counts: %j", (require, proofs) => {
    expect(accepted(require)).toEqual(proofs);
  });

  it("is wrong input else, with its place and what to write", () => {
    expect([said("machine", of("reviews")), said("attested", of("record")), said("review", { all: [of("title"), { any: [of("reviews"), of("tick")] }, of("title")] })]).toEqual([
      "p.yml:4:7: checklist.items[0].verify: an item that requires reviews is proved by review, not by machine; write verify: review",
      "p.yml:4:7: checklist.items[0].verify: an item that requires record is proved by machine or review, not by attested; write verify: machine or verify: review",
      "p.yml:4:7: checklist.items[0].verify: an item that requires title, reviews, tick is proved by attested, not by review; write verify: attested",
    ]);
  });
});
