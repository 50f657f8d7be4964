import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { contentProblems } from "../../shared/designs/content/completeness.js";
import { readDesign } from "../../shared/designs/document/design.js";
import { parsePolicy } from "../../shared/policy/parse.js";
import { planOf } from "./judgement/review-document.js";

const example = (file: string): string => readFileSync(fileURLToPath(new URL(`../../workflows-examples/orders-service/${file}`, import.meta.url)), "utf8");

describe("the example's design", () => {
  const design = readDesign(example("docs/design/ORD-1.md"), "docs/design/ORD-1.md");

  it("is filled in, and its review is of this very content by a role of its policy", () => {
    const policy = parsePolicy(example(".github/plimsoll.yml"), ".github/plimsoll.yml").design;
    expect(contentProblems(design, policy["min-characters"])).toEqual([]);
    expect(design.frontMatter.reviews.map(({ digest, role, who }) => [digest, policy.roles.get(role)?.from.includes(`@${who}`)])).toEqual([[design.digest, true]]);
  });

  it("hands on three steps", () => {
    expect(planOf(design).steps.map(({ name, percent, bake }) => [name, percent, bake.min])).toEqual([["one host", null, 1800], ["a tenth", 10, 7200], ["everybody", 100, 86_400]]);
  });
});
