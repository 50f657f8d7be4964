import { describe, expect, it } from "@jest/globals";
import type { FileCommit } from "../../git/file-history.js";
import { policyShape } from "../../policy/policy.js";
import { recordOf, sample, sampleText, type Given } from "../testing/sample.js";
import type { DesignSource } from "./design-source.js";
import { judgeDesigns } from "./gather-designs.js";
import { remoteSource } from "./remote-source.js";
import type { DesignRequest } from "./request.js";
import { designRoster } from "./role-membership.js";

const DOCUMENT = "docs/design/ORD-12.md";
const policy = policyShape.check({ design: { offline: "sign-off", roles: { architect: { from: ["@bea"] } } } }, []);
const OFFLINE = { how: "offline", minutes: "https://wiki.example/7", "signed-off-by": "Bea <bea@example.com>" };
const approved = (record: Given): string => sampleText({ frontMatter: { status: "approved", reviews: [recordOf(sample(), record)] } });

/** Texts of the one document by commit; null where it is not there. */
type Commits = Readonly<Record<string, string | null>>;

function sourceOf(commits: Commits, history: readonly FileCommit[] = []): DesignSource {
  return {
    base: "base", onto: "base", head: "head", files: [{ path: DOCUMENT, previousPath: null }],
    // The content stands for git's id of it.
    treeAt: (commit) => Promise.resolve(commit in commits ? [commits[commit]].flatMap((blob) => (typeof blob === "string" ? [{ path: DOCUMENT, blob }] : [])) : null),
    textsOf: (blobs) => Promise.resolve(new Map(blobs.map((blob) => [blob, blob]))),
    historyOf: () => Promise.resolve(history),
  };
}

async function judge(source: DesignSource, request: DesignRequest | null = null): Promise<readonly [verdict: string, messages: readonly string[]]> {
  const { judgement } = await judgeDesigns(source, { policy, request, roster: designRoster(policy.checklist, []) });
  return [judgement.verdict, [...judgement.designs.flatMap((one) => one.problems), ...judgement.problems].map(({ message }) => message)];
}

const commitOf = (given: Partial<FileCommit>): FileCommit => ({ sha: "c".repeat(40), authorAddress: "bea@example.com", signedOffBy: ["Bea <bea@example.com>"], before: [sampleText()], isOwn: true, after: approved(OFFLINE), ...given });
const requestOf = (commit: string | null): DesignRequest => ({ author: null, head: "head", reviews: [{ who: "bea", bot: false, state: "approved", at: "2026-11-23T10:00:00Z", commit }], commitPeople: () => Promise.resolve({ author: "bea", signer: null }) });

describe("where the record of an offline review comes from", () => {
  const source = (history: readonly FileCommit[]): DesignSource => sourceOf({ base: null, head: approved(OFFLINE) }, history);

  it("is the commit that brought it, after versions that could not be read", async () => {
    const history = [commitOf({}), commitOf({ authorAddress: "ann@example.com", sha: "d".repeat(40), before: ["broken"], after: sampleText() }), commitOf({ authorAddress: "ann@example.com", sha: "d".repeat(40), before: [null], after: "broken" })];
    const request: DesignRequest = { ...requestOf(null), commitPeople: (sha) => Promise.resolve({ author: sha.startsWith("c") ? "bea" : "ann", signer: null }) };
    expect(await judge(source(history), request)).toEqual(["pass", []]);
    expect(await judge(source(history))).toEqual(["inconclusive", [expect.stringContaining("which recorded the review of bea: GitHub says it where the pull request is judged")]]);
  });

  it.each<[string, Partial<FileCommit>]>([
    ["a merge that took a side's version", { isOwn: false }],
    ["a commit that found it there", { before: [approved(OFFLINE)] }],
    ["a commit of which one parent had it", { before: [sampleText(), approved(OFFLINE)] }],
  ])("is not %s", async (_what, given) => {
    expect(await judge(source([commitOf(given)]))).toEqual(["fail", [expect.stringContaining("no commit of this change recorded the review of bea")]]);
  });

  it("counts nobody who wrote the text by that address", async () => {
    const history = [commitOf({}), commitOf({ authorAddress: "BEA@example.com", before: [null], after: sampleText() })];
    expect(await judge(source(history))).toEqual(["fail", [expect.stringContaining("wrote a part of this change to the document")]]);
    expect((await judge(source(history), requestOf(null)))[0]).toBe("fail");
  });
});

describe("the version that a reviewer saw", () => {
  const online = approved({});

  it("is read at the reviewed commit, wherever the document lay", async () => {
    expect(await judge(sourceOf({ base: null, head: online, seen: sampleText() }), requestOf("seen"))).toEqual(["pass", []]);
  });

  it.each<[string, Commits, string | null, string, string]>([
    ["has no such document", { seen: null }, "seen", "fail", "bea approved another version"],
    ["let a draft of it in", { seen: sampleText({ frontMatter: { status: "draft" } }) }, "seen", "fail", "bea approved another version"],
    ["has another design in it", { seen: sampleText({ frontMatter: { id: "X" } }) }, "seen", "fail", "bea approved another version"],
    ["cannot be read", { seen: "broken" }, "seen", "inconclusive", "docs/design/ORD-12.md cannot be read there"],
    ["is gone", {}, "seen", "inconclusive", "the reviewed commit is not there"],
    ["is not known", {}, null, "inconclusive", "the reviewed commit is not there"],
  ])("proves nothing where the commit %s", async (_what, commits, commit, verdict, message) => {
    expect(await judge(sourceOf({ base: null, head: online, ...commits }), requestOf(commit))).toEqual([verdict, [expect.stringContaining(message)]]);
  });

  it("does not matter where the review asks for changes", async () => {
    const request = requestOf("gone");
    expect(await judge(sourceOf({ base: null, head: online }), { ...request, reviews: request.reviews.map((review) => ({ ...review, state: "changes-requested" })) })).toEqual(["fail", [expect.stringContaining("bea asks for changes")]]);
  });
});

describe("a change that cannot be read", () => {
  it("is inconclusive where its base or its head is gone", async () => {
    await expect(judge(sourceOf({ head: null }))).rejects.toThrow("the commit base cannot be read: fetch it, or run again");
  });

  it("is inconclusive where GitHub lists a part of the commits and somebody wrote the document", async () => {
    const reads = {
      compare: () => Promise.resolve({ mergeBase: "base", relation: "ahead", aheadBy: 1, behindBy: 0 } as const),
      treeAt: (commit: string) => Promise.resolve(commit === "base" ? [] : [{ path: DOCUMENT, blob: "b" }]),
      blobTexts: () => Promise.resolve(new Map([["b", sampleText()]])), fileCommits: () => Promise.resolve([]), readFile: () => Promise.resolve(null),
    };
    const source = await remoteSource(reads, { base: "onto", head: "head", files: [{ path: DOCUMENT, previousPath: null }], commits: { complete: false, items: [] } });
    await expect(judge(source)).rejects.toThrow("GitHub lists only a part of the commits, so nobody knows who wrote docs/design/ORD-12.md; split the change");
    const untouched = await remoteSource(reads, { base: "onto", head: "head", files: [], commits: { complete: false, items: [] } });
    expect((await judge(untouched))[0]).toBe("not-applicable");
  });
});

describe("a change on a branch that is behind the one it goes onto", () => {
  const CODE = "src/orders/total.ts";
  const kept = approved({});
  const withdrawn = sampleText({ frontMatter: { status: "superseded", reviews: [recordOf(sample())] } });
  const behind = (start: string | null, onto: string | null, head: string | null): DesignSource => ({ ...sourceOf({ start, onto, head }), base: "start", onto: "onto", files: [{ path: CODE, previousPath: null }] });

  it("does not go by a design that was withdrawn there meanwhile", async () => {
    expect((await judge(behind(kept, kept, kept)))[0]).toBe("pass");
    expect((await judge(behind(kept, withdrawn, kept)))[0]).toBe("not-applicable");
    expect((await judge(behind(kept, sampleText({ frontMatter: { status: "draft" } }), kept)))[0]).toBe("fail");
  });

  it("is held by a design that was added there meanwhile", async () => {
    expect((await judge(behind(null, sampleText(), null)))[0]).toBe("fail");
    expect((await judge(behind(null, kept, null)))[0]).toBe("pass");
  });

  it("says where both have changed a design, and does not go by either", async () => {
    const edited = kept.replace("On a Tuesday", "On a Friday");
    const message = "docs/design/ORD-12.md: the branch that this goes onto has changed the document, too, so nobody has seen what a merge makes of it; bring this branch up to date";
    expect(await judge(behind(sampleText(), kept, edited))).toEqual(["fail", [message]]);
    expect((await judge(behind(kept, null, edited)))[0]).toBe("fail");
  });

  it("needs the tip of that branch", async () => {
    const { base, treeAt, ...source } = behind(kept, kept, kept);
    await expect(judge({ ...source, base, treeAt: (commit) => (commit === "onto" ? Promise.resolve(null) : treeAt(commit)) })).rejects.toThrow("the commit onto cannot be read: fetch it, or run again");
  });
});

describe("two documents of one id", () => {
  it("were not approved by who approved a commit that held both", async () => {
    const twins = ["docs/design/A.md", DOCUMENT].map((path) => ({ path, blob: approved({}) }));
    const source = sourceOf({ base: null, head: approved({}) });
    const messages = await judge({ ...source, treeAt: (commit) => (commit === "seen" ? Promise.resolve(twins) : source.treeAt(commit)) }, requestOf("seen"));
    expect(messages).toEqual(["inconclusive", [expect.stringContaining("two documents have the id ORD-12 there, docs/design/ORD-12.md is one; ask for a new review of one of them")]]);
  });
});
