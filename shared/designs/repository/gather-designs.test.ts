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
    base: "base", head: "head", files: [{ path: DOCUMENT, previousPath: null }],
    treeAt: (commit) => Promise.resolve(commit in commits ? (commits[commit] === null ? [] : [{ path: DOCUMENT, blob: commit }]) : null),
    textsOf: (blobs) => Promise.resolve(new Map(blobs.map((blob) => [blob, String(commits[blob])]))),
    historyOf: () => Promise.resolve(history),
  };
}

async function judge(source: DesignSource, request: DesignRequest | null = null): Promise<readonly [verdict: string, messages: readonly string[]]> {
  const { judgement } = await judgeDesigns(source, { policy, request, roster: designRoster(policy, []) });
  return [judgement.verdict, [...judgement.designs.flatMap((one) => one.problems), ...judgement.problems].map(({ message }) => message)];
}

const commitOf = (given: Partial<FileCommit>): FileCommit => ({ sha: "c".repeat(40), authorAddress: "ann@example.com", signedOffBy: ["Bea <bea@example.com>"], before: [sampleText()], isOwn: true, after: approved(OFFLINE), ...given });
const requestOf = (commit: string | null): DesignRequest => ({ author: null, reviews: [{ who: "bea", bot: false, state: "approved", at: "2026-11-23T10:00:00Z", commit }], commitPeople: () => Promise.resolve({ author: null, signer: null }) });

describe("where the record of an offline review comes from", () => {
  const source = (history: readonly FileCommit[]): DesignSource => sourceOf({ base: null, head: approved(OFFLINE) }, history);

  it("is the commit that brought it, after versions that could not be read", async () => {
    const history = [commitOf({}), commitOf({ before: ["broken"], after: sampleText() }), commitOf({ before: [null], after: "broken" })];
    expect(await judge(source(history))).toEqual(["pass", []]);
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
