import { describe, expect, it } from "@jest/globals";
import { sample } from "../../../shared/designs/testing/sample.js";
import { designFacts } from "./design-facts.js";

const place = { file: "docs/design/ORD-12.md", line: 1, column: 1 };

describe("what the checklist is told of designs", () => {
  it("is what they cover, whether they are linked and the first thing that is wrong, in the order of their paths", () => {
    const judged = { approvals: [], problems: [] };
    const facts = designFacts({
      designs: [
        { ...judged, design: sample() },
        { ...judged, design: sample({ frontMatter: { id: "A" } }, "docs/design/A.md"), problems: [{ code: "section-empty", certainty: "certain", message: "first", place }, { code: "section-empty", certainty: "certain", message: "second", place }] },
      ],
      unreadable: [{ path: "docs/design/B.md", message: "docs/design/B.md:1:1: wrong", place }],
    }, "See docs/design/B.md.\n\nDesign: A", "octo/orders");
    expect(facts).toEqual([
      { path: "docs/design/A.md", id: "A", status: "in-review", covers: ["src/orders/**"], linked: true, problem: "first" },
      { path: "docs/design/B.md", id: "docs/design/B.md", status: "draft", covers: [], linked: true, problem: "docs/design/B.md:1:1: wrong" },
      { path: "docs/design/ORD-12.md", id: "ORD-12", status: "in-review", covers: ["src/orders/**"], linked: false, problem: null },
    ]);
  });
});
