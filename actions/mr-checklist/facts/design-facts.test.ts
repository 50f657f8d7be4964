import { describe, expect, it } from "@jest/globals";
import type { Design } from "../../../shared/designs/document/design.js";
import type { DesignsAt, UnreadableDesign } from "../../../shared/designs/judgement/change.js";
import { sample } from "../../../shared/designs/testing/sample.js";
import { designFacts } from "./design-facts.js";

const place = { file: "docs/design/ORD-12.md", line: 1, column: 1 };
const at = (designs: readonly Design[], unreadable: readonly UnreadableDesign[] = []): DesignsAt => ({ designs: new Map(designs.map((design) => [design.frontMatter.id, design])), unreadable });
const problem = (certainty: "certain" | "unknown", message: string) => ({ code: "section-empty", certainty, message, place }) as const;
const judged = (design: Design, problems: readonly ReturnType<typeof problem>[] = []) => ({ design, problems, approvals: [] });
const NEW = { pathAtBase: null, coversAtBase: [], unknown: false };

describe("what the checklist is told of designs", () => {
  it("is what they cover, whether they are linked and the first thing that is wrong, in the order of their paths", () => {
    const [ord, other] = [sample(), sample({ frontMatter: { id: "A" } }, "docs/design/A.md")];
    const facts = designFacts({
      change: { base: at([]), head: at([ord, other], [{ path: "docs/design/B.md", message: "docs/design/B.md:1:1: wrong", place }]) },
      judgement: { designs: [judged(ord), judged(other, [problem("unknown", "first"), problem("certain", "second")])], problems: [] },
    }, "See docs/design/B.md.\n\nDesign: A", "octo/orders");
    expect(facts).toEqual([
      { path: "docs/design/A.md", id: "A", status: "in-review", covers: ["src/orders/**"], ...NEW, linked: true, problem: "second" },
      { path: "docs/design/B.md", id: "docs/design/B.md", status: "draft", covers: [], ...NEW, linked: true, problem: "docs/design/B.md:1:1: wrong" },
      { path: "docs/design/ORD-12.md", id: "ORD-12", status: "in-review", covers: ["src/orders/**"], ...NEW, linked: false, problem: null },
    ]);
  });

  it("is what they held at the base, and what the change removes", () => {
    const before = sample({ frontMatter: { covers: ["src/**"] } }, "docs/design/old.md");
    const gone = sample({ frontMatter: { id: "GONE" } }, "docs/design/GONE.md");
    const former = sample({ frontMatter: { id: "FORMER", status: "superseded" } }, "docs/design/FORMER.md");
    const facts = designFacts({
      change: { base: at([before, gone, former]), head: at([sample()]) },
      judgement: {
        designs: [judged(sample(), [problem("unknown", "nobody knows")])],
        problems: [{ ...problem("certain", "another one"), place: { file: "docs/design/X.md" } }, { code: "withdrawn", certainty: "unknown", message: "is removed", place: { file: "docs/design/GONE.md" } }],
      },
    }, "Design: GONE", "octo/orders");
    expect(facts).toEqual([
      { path: "docs/design/FORMER.md", id: "FORMER", status: "removed", covers: [], pathAtBase: "docs/design/FORMER.md", coversAtBase: [], linked: false, problem: null, unknown: false },
      { path: "docs/design/GONE.md", id: "GONE", status: "removed", covers: [], pathAtBase: "docs/design/GONE.md", coversAtBase: ["src/orders/**"], linked: true, problem: "is removed", unknown: true },
      { path: "docs/design/ORD-12.md", id: "ORD-12", status: "in-review", covers: ["src/orders/**"], pathAtBase: "docs/design/old.md", coversAtBase: ["src/**"], linked: false, problem: "nobody knows", unknown: true },
    ]);
  });
});
