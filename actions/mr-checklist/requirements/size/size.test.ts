import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { fileOf, part, questionOf, whole } from "../testing/question.js";
import { requirementOf } from "../testing/requirement.js";
import { size } from "./size.js";

type Given = Readonly<Record<string, unknown>>;

function judge(written: Given, files: Given, pull: Given = {}) {
  return size(requirementOf("size", written), questionOf({ files, pull }));
}

const LOCK = fileOf({ path: "package-lock.json", additions: 900, deletions: 100 });
const BOTH = whole([fileOf(), LOCK]);
const PULL = { changedFiles: 2, additions: 903, deletions: 101 };

describe("the size of a change", () => {
  it("is small enough up to the limits", () => {
    expect(judge({ files: 1, lines: 4 }, whole([fileOf()]))).toEqual({ state: "satisfied", reason: "the change has 1 file and 4 changed lines", evidence: ["1 file and 4 changed lines"] });
  });

  it.each([
    [{ files: 1 }, "the change has 2 files, 1 are allowed; split it"],
    [{ lines: 1003 }, "the change has 1,004 changed lines, 1,003 are allowed; split it"],
    [{ files: 1, lines: 1 }, "the change has 2 files, 1 are allowed and 1,004 changed lines, 1 are allowed; split it"],
  ])("is above %j", (limits, reason) => {
    expect(judge(limits, BOTH, PULL)).toMatchObject({ state: "unsatisfied", reason });
  });

  it("leaves out what the policy ignores, and says so", () => {
    expect(judge({ lines: 4, ignore: ["**/package-lock.json"] }, BOTH, PULL)).toEqual({
      state: "satisfied", reason: "the change has 1 file and 4 changed lines", evidence: ["1 file and 4 changed lines", "package-lock.json does not count"],
    });
  });

  it.each([["src/big.ts", "dist/big.ts"], ["dist/big.ts", "src/big.ts"]])("counts a file that moved from %s to %s, one of which is ignored", (previousPath, path) => {
    const moved = fileOf({ path, previousPath, status: "renamed", additions: 500 });
    expect(judge({ lines: 100, ignore: ["dist/**"] }, whole([moved])).state).toBe("unsatisfied");
  });

  it("is known from the totals where not every file could be read", () => {
    const pull = { changedFiles: 4000, additions: 5000, deletions: 0 };
    expect(judge({ files: 4000 }, part([fileOf()]), pull).state).toBe("satisfied");
    expect(judge({ files: 3999 }, part([fileOf()]), pull).state).toBe("unsatisfied");
  });

  it("is an error where nobody knows whether the files that could not be read are ignored", () => {
    const pull = { changedFiles: 4000, additions: 5000, deletions: 0 };
    expect(judge({ files: 3000, ignore: ["dist/**"] }, part([fileOf()]), pull)).toMatchObject({
      state: "error", reason: "only 1 of 4,000 changed files could be read, so nobody knows which of the others count; split the change",
    });
    expect(judge({ files: 3999, ignore: ["**/package-lock.json"] }, part([LOCK]), pull).state).toBe("satisfied");
    expect(judge({ lines: 3, ignore: ["dist/**"] }, part([fileOf()]), pull).state).toBe("unsatisfied");
    expect(judge({ lines: 100, ignore: ["dist/**"] }, whole([fileOf()]), pull).state).toBe("error");
  });

  it("is never small enough when a part of the files is known and the whole is too large", () => {
    const any = fc.record({ path: fc.constantFrom("src/a.ts", "dist/a.js"), additions: fc.nat(9), deletions: fc.nat(9) });
    fc.assert(fc.property(fc.array(any, { maxLength: 6 }), fc.nat(6), fc.integer({ min: 1, max: 40 }), fc.boolean(), (list, known, lines, ignoring) => {
      const sum = (files: typeof list, key: "additions" | "deletions") => files.reduce((total, file) => total + file[key], 0);
      const pull = { changedFiles: list.length, additions: sum(list, "additions"), deletions: sum(list, "deletions") };
      const rules = { lines, ignore: ignoring ? ["dist/**"] : [] };
      const truth = judge(rules, whole(list.map(fileOf)), pull).state;
      const seen = judge(rules, part(list.slice(0, known).map(fileOf)), pull).state;
      if (truth === "unsatisfied") expect(seen).not.toBe("satisfied");
      if (truth === "satisfied") expect(seen).not.toBe("unsatisfied");
    }), { numRuns: 500 });
  });
});
