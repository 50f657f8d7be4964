import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { digestOf } from "../../record/canonical.js";
import type { ApprovalFacts, OnlineReview } from "../approval/approval-facts.js";
import { keptRecords } from "../approval/kept-records.js";
import type { Design } from "../document/design.js";
import { designPolicy, recordOf, reviewed, sample, type Given } from "../testing/sample.js";
import type { DesignChange, DesignsAt } from "./change.js";
import { judgeChange, type ChangeJudgement } from "./judge-change.js";

const policy = designPolicy();
const at = (...designs: readonly Design[]): DesignsAt => ({ designs: new Map(designs.map((design) => [design.frontMatter.id, design])), unreadable: [] });
const files = (...paths: readonly string[]): DesignChange["files"] => paths.map((path) => ({ path, previousPath: null }));
const other = (status: string, covers: readonly string[] = ["src/**"]): Design => sample({ frontMatter: { id: "ORD-13", title: "Other", status, covers } }, "docs/design/ORD-13.md");

interface World {
  readonly base?: DesignsAt;
  readonly head?: DesignsAt;
  readonly files?: DesignChange["files"];
  readonly reviews?: readonly Omit<OnlineReview, "held" | "ofHead">[] | null;
}

/** Judges a change whose reviews all saw its head. Bea alone is an architect; ann wrote it. */
function judge({ base = at(), head = at(), files: touched = [], reviews = [] }: World): ChangeJudgement {
  const factsOf = (id: string): ApprovalFacts => {
    const now = head.designs.get(id) ?? null;
    const kept = keptRecords(base.designs.get(id) ?? null, now);
    const held: OnlineReview["held"] = now === null ? { kind: "absent" } : { kind: "content", digest: now.digest, status: now.frontMatter.status };
    return {
      reviews: reviews === null ? null : reviews.map((review) => ({ ...review, held, ofHead: true })), authors: ["ann"], addresses: [],
      originOf: (record) => (kept.has(digestOf(record)) ? { kind: "base" } : { kind: "commit", sha: "c".repeat(40), authorAddress: "ann@example.com", people: { author: "ann", signer: "ann" }, signedOffBy: ["Bea <bea@example.com>"] }),
      hasRole: (login) => ({ answer: login.toLowerCase() === "bea" ? "yes" : "no" }),
    };
  };
  return judgeChange({ base, head, files: touched, isDocument: (path) => path.startsWith("docs/design/") }, factsOf, policy);
}

const BEA: Omit<OnlineReview, "held" | "ofHead"> = { who: "bea", bot: false, state: "approved", at: "2026-11-23T10:00:00Z" };
const APPROVED = reviewed([{}]);
const DOCUMENT = files("docs/design/ORD-12.md");
const CODE = files("src/orders/total.ts");

describe("a change", () => {
  it("that touches no design and no covered code is not judged", () => {
    expect(judge({ base: at(APPROVED), head: at(APPROVED), files: files("README.md") })).toEqual({ verdict: "not-applicable", designs: [], problems: [], held: [] });
    expect(judge({ head: at(), files: CODE }).verdict).toBe("not-applicable");
  });

  it.each<[string, World, ChangeJudgement["verdict"]]>([
    ["adds a draft", { head: at(sample({ frontMatter: { status: "draft", gray: {} } })), files: DOCUMENT }, "pass"],
    ["adds a filled design for review", { head: at(sample()), files: DOCUMENT }, "pass"],
    ["adds an unfinished one for review", { head: at(sample({ sections: { Rollout: "" } })), files: DOCUMENT }, "fail"],
    ["adds an approved one", { head: at(APPROVED), files: DOCUMENT, reviews: [BEA] }, "pass"],
    ["adds an approved one that is not approved", { head: at(APPROVED), files: DOCUMENT }, "fail"],
    ["adds an approved one that is not filled", { head: at(reviewed([{}], { sections: { Rollout: "" } })), files: DOCUMENT, reviews: [BEA] }, "fail"],
    ["adds an approved one where no pull request is judged", { head: at(APPROVED), files: DOCUMENT, reviews: null }, "inconclusive"],
    ["edits covered code under an approved design", { base: at(APPROVED), head: at(APPROVED), files: CODE }, "pass"],
    ["moves code away from under an approved design", { base: at(APPROVED), head: at(APPROVED), files: [{ path: "lib/a.ts", previousPath: "src/orders/a.ts" }] }, "pass"],
    ["moves code away from under a draft", { base: at(sample()), head: at(sample()), files: [{ path: "lib/a.ts", previousPath: "src/orders/a.ts" }] }, "fail"],
    ["edits covered code under a design in review", { base: at(sample()), head: at(sample()), files: CODE }, "fail"],
    ["edits covered code with the design that it adds", { head: at(APPROVED), files: [...DOCUMENT, ...CODE], reviews: [BEA] }, "pass"],
    ["edits covered code with a design that nobody has approved yet", { head: at(APPROVED), files: [...DOCUMENT, ...CODE], reviews: null }, "inconclusive"],
    ["edits covered code with a design that is void", { base: at(APPROVED), head: at(reviewed([{ digest: APPROVED.digest }], { frontMatter: { title: "Else" } })), files: [...DOCUMENT, ...CODE] }, "fail"],
    ["frees covered code by narrowing the design", { base: at(APPROVED), head: at(sample({ frontMatter: { status: "draft", covers: ["docs/**"] } })), files: [...DOCUMENT, ...CODE] }, "fail"],
    ["frees covered code by removing the design", { base: at(APPROVED), files: [...DOCUMENT, ...CODE] }, "fail"],
    ["only narrows an approved design into a draft", { base: at(APPROVED), head: at(sample({ frontMatter: { status: "draft", covers: ["docs/**"] } })), files: DOCUMENT }, "fail"],
    ["only removes an approved design", { base: at(APPROVED), files: DOCUMENT }, "fail"],
    ["removes an approved design, approved", { base: at(APPROVED), files: DOCUMENT, reviews: [BEA] }, "pass"],
    ["removes a draft", { base: at(sample({ frontMatter: { status: "draft" } })), files: DOCUMENT }, "pass"],
    ["edits code that two designs cover, one of them approved", { base: at(APPROVED, other("draft")), head: at(APPROVED, other("draft")), files: CODE }, "pass"],
    ["edits code that a superseded design covered", { base: at(other("superseded")), head: at(other("superseded")), files: CODE }, "not-applicable"],
    ["withdraws a draft and edits its code", { base: at(sample()), head: at(sample({ frontMatter: { status: "superseded" } }), other("draft", ["api/**"])), files: [...DOCUMENT, ...CODE] }, "fail"],
    ["removes a draft and edits its code", { base: at(sample({ frontMatter: { status: "draft" } })), files: [...DOCUMENT, ...CODE] }, "fail"],
    ["narrows a draft and edits what it covered", { base: at(sample()), head: at(sample({ frontMatter: { covers: ["api/**"] } })), files: [...DOCUMENT, ...CODE] }, "fail"],
    ["replaces a draft by an approved design and edits its code", { base: at(other("draft")), head: at(other("superseded"), APPROVED), files: [...DOCUMENT, ...CODE], reviews: [BEA] }, "pass"],
  ])("that %s is judged by what holds and what stands", (_what, world, verdict) => {
    expect(judge(world).verdict).toBe(verdict);
  });

  it("is told which code is held by which designs, together", () => {
    const { held } = judge({ base: at(sample(), other("draft")), head: at(sample(), other("draft")), files: files("src/orders/a.ts", "src/orders/b.ts", "src/c.ts", "README.md") });
    expect(held).toEqual([
      { files: ["src/orders/a.ts", "src/orders/b.ts"], designs: ["ORD-12", "ORD-13"], certainty: "certain" },
      { files: ["src/c.ts"], designs: ["ORD-13"], certainty: "certain" },
    ]);
  });

  it("fails on a document that cannot be read, since nobody knows what it covers", () => {
    const place = { file: "docs/design/x.md", line: 2, column: 1 };
    const broken: DesignsAt = { designs: new Map(), unreadable: [{ path: "docs/design/x.md", message: "docs/design/x.md:2:1: wrong", place }] };
    expect(judge({ head: broken, files: files("README.md") })).toMatchObject({ verdict: "fail", problems: [{ code: "unreadable", certainty: "certain", message: "docs/design/x.md:2:1: wrong", place }] });
    expect(judge({ base: broken, head: at(), files: files("README.md") }).verdict).toBe("not-applicable");
  });

  it("is approved by nobody where the policy names no role", () => {
    const facts: ApprovalFacts = { reviews: [], authors: [], addresses: [], originOf: () => ({ kind: "base" }), hasRole: () => ({ answer: "yes" }) };
    const judged = judgeChange({ base: at(), head: at(APPROVED), files: DOCUMENT, isDocument: () => true }, () => facts, designPolicy({ roles: {} }));
    expect(judged).toMatchObject({ verdict: "fail", designs: [{ problems: [{ code: "no-role", message: "the policy names nobody who approves designs; declare design.roles" }] }] });
  });

  it("must not record a review that is not true, though enough others are", () => {
    const planted = reviewed([{}, { who: "eve" }]);
    expect(judge({ head: at(planted), files: DOCUMENT, reviews: [BEA] })).toMatchObject({ verdict: "fail", designs: [{ problems: [{ code: "review-unproved", message: "eve does not have the role architect; prove the record or take it away" }] }] });
    const elsewhere = reviewed([{}, { role: "operator" }]);
    expect(judge({ head: at(elsewhere), files: DOCUMENT, reviews: [BEA] }).designs[0]?.problems.map(({ message }) => message)).toEqual(['the policy names no role "operator" under design.roles; prove the record or take it away']);
    const former = reviewed([{}, { digest: "0".repeat(64) }]);
    expect(judge({ head: at(former), files: DOCUMENT, reviews: [BEA] }).verdict).toBe("pass");
  });
});

describe("people without a role", () => {
  const text = fc.constantFrom("On a Tuesday morning by the team on duty.", "On a Friday evening by nobody in particular.", "");
  const record = fc.record({ who: fc.constantFrom("bea", "eve", "ann"), how: fc.constantFrom("online", "offline"), of: fc.constantFrom("approved", "this") });
  const edit = fc.oneof(
    fc.record({ do: fc.constant("write" as const), id: fc.constantFrom("ORD-12", "ORD-13"), status: fc.constantFrom("draft", "in-review", "approved", "superseded"), covers: fc.constantFrom(["src/orders/**"], ["src/**"], ["docs/**"]), text, records: fc.array(record, { maxLength: 2 }) }),
    fc.record({ do: fc.constant("remove" as const), id: fc.constantFrom("ORD-12", "ORD-13") }),
    fc.record({ do: fc.constant("code" as const) }),
  );
  const reviews = fc.array(fc.record({ who: fc.constantFrom("ann", "eve", null), bot: fc.boolean(), state: fc.constantFrom("approved" as const, "dismissed" as const), at: fc.constantFrom("2026-11-23T10:00:00Z", "2026-11-24T10:00:00Z") }), { maxLength: 3 });
  const request = fc.record({ edits: fc.array(edit, { maxLength: 4 }), reviews });

  function written(step: { readonly id: string; readonly status: string; readonly covers: readonly string[]; readonly text: string; readonly records: readonly { readonly who: string; readonly how: string; readonly of: string }[] }): Design {
    const front = { id: step.id, status: step.status, covers: step.covers };
    const sections = { Rollout: step.text };
    const { digest } = sample({ frontMatter: front, sections });
    const reviewsOf = step.records.map(({ who, how, of }): Given => recordOf({ digest: of === "this" ? digest : APPROVED.digest }, { who, how, ...(how === "offline" ? { minutes: "https://wiki.example/1", "signed-off-by": "Bea <bea@example.com>" } : {}) }));
    return sample({ frontMatter: { ...front, reviews: reviewsOf }, sections }, `docs/design/${step.id}.md`);
  }

  it("get no design approved and free no code of one, by any sequence of pull requests", () => {
    fc.assert(fc.property(fc.array(request, { minLength: 1, maxLength: 6 }), (requests) => {
      let main = at(APPROVED);
      for (const { edits, reviews: said } of requests) {
        const head = new Map(main.designs);
        const touched: string[] = [];
        for (const step of edits) {
          if (step.do === "code") touched.push("src/orders/total.ts");
          else touched.push(`docs/design/${step.id}.md`);
          if (step.do === "remove") head.delete(step.id);
          if (step.do === "write") head.set(step.id, written(step));
        }
        const { verdict } = judge({ base: main, head: { designs: head, unreadable: [] }, files: files(...touched), reviews: said });
        if (verdict !== "pass" && verdict !== "not-applicable") continue;
        main = { designs: head, unreadable: [] };
        const approved = [...main.designs.values()].filter(({ frontMatter }) => frontMatter.status === "approved");
        expect(approved.map(({ digest }) => digest)).toEqual([APPROVED.digest]);
      }
    }), { numRuns: 150 });
  });

  it("keep the verdict open by a record that nobody can prove yet, though enough others are there", () => {
    const planted = reviewed([{}, { who: "dan" }]);
    const dan: ApprovalFacts = { reviews: [{ ...BEA, ofHead: true, held: { kind: "content", digest: planted.digest, status: "approved" } }], authors: [], addresses: [], originOf: () => ({ kind: "nowhere" }), hasRole: (login) => (login === "dan" ? { answer: "unknown", reason: "r", remedy: "m" } : { answer: "yes" }) };
    const { verdict, designs } = judgeChange({ base: at(), head: at(planted), files: DOCUMENT, isDocument: () => true }, () => dan, policy);
    expect([verdict, designs[0]?.problems.map(({ code, certainty }) => [code, certainty])]).toEqual(["inconclusive", [["review-unproved", "unknown"]]]);
  });

  it("do not matter in which order things are listed", () => {
    const designs = [APPROVED, other("draft"), sample({ frontMatter: { id: "ORD-14", status: "draft" } })];
    fc.assert(fc.property(fc.shuffledSubarray(designs, { minLength: 3 }), fc.shuffledSubarray([...CODE, ...DOCUMENT, ...files("README.md")], { minLength: 3 }), (shuffled, paths) => {
      const judged = judge({ base: at(APPROVED), head: at(...shuffled), files: paths });
      expect(judged.verdict).toBe("pass");
    }));
  });
});
