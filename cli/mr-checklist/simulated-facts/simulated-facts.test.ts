import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "@jest/globals";
import { commitOf, part, whole } from "../../../actions/mr-checklist/requirements/testing/question.js";
import { reviewOf } from "../../../actions/mr-checklist/waivers/testing/texts.js";
import type { Facts } from "../../../actions/mr-checklist/facts/facts.js";
import { systemClock } from "../../../shared/host/clock.js";
import { contextFor } from "../../../tests/support/context.js";
import { gitCheckout } from "../../../tests/support/git-checkout.js";
import { useTemporaryFolder } from "../../../tests/support/temporary-folder.js";
import { eventText } from "../testing/event.js";
import { factsText } from "../testing/facts.js";
import { simulatedFacts } from "./simulated-facts.js";

const NOW = "2026-11-23T12:00:00.000Z";

describe("simulated facts", () => {
  const top = useTemporaryFolder();
  const clone = (): string => path.join(top(), "clone");
  let [base, first, head] = ["", "", ""];

  beforeEach(() => {
    const origin = gitCheckout(path.join(top(), "origin"));
    origin.write("CODEOWNERS", "* @leads\n");
    origin.write(".github/pull_request_template.md", "## Why\n\nSay why.\n");
    origin.write("src/a.ts", "one\n");
    base = origin.commit("base");
    origin.git("checkout", "--quiet", "-b", "totals");
    origin.write("src/b.ts", "two\n");
    first = origin.commit("feat: one");
    origin.write("CODEOWNERS", "");
    origin.git("mv", "src/a.ts", "src/moved, a.ts");
    head = origin.commit("feat: two");
    origin.git("checkout", "--quiet", "main");
    // What came onto the base meanwhile is not the change's.
    origin.write("src/c.ts", "main\n");
    base = origin.commit("meanwhile");
    origin.git("clone", "--quiet", "--no-local", ".", clone());
  });

  function write(name: string, content: string): string {
    const file = path.join(top(), name);
    writeFileSync(file, content);
    return file;
  }

  type Given = Partial<Parameters<typeof simulatedFacts>[0]>;

  async function simulated(given: Given, workspace = clone()): Promise<Facts> {
    const sources = { facts: null, event: null, body: null, diff: null, asOf: "", ...given };
    return simulatedFacts(sources, contextFor({ workspace, clock: { ...systemClock, now: () => new Date(NOW) } }));
  }

  async function problem(given: Given, workspace = clone()): Promise<string> {
    return simulated(given, workspace).then(() => "accepted", (thrown: unknown) => (thrown as Error).message.replaceAll(top(), "TOP"));
  }

  const changed = ({ files: { items } }: Facts): string[] => items.map(({ path: name, status, previousPath }) => `${status} ${previousPath === null ? "" : `${previousPath} → `}${name}`);

  describe("of an event", () => {
    it("are what the payload says, with what a clone knows of its commits", async () => {
      mkdirSync(path.join(clone(), "deep"));
      const facts = await simulated({ event: write("event.json", eventText({ base, head })) }, path.join(clone(), "deep"));
      expect(facts).toMatchObject({
        collectedAt: NOW, codeowners: "* @leads\n", template: "## Why\n\nSay why.\n", unread: ["issues", "findings", "records", "designs"],
        pull: {
          repository: "octo/orders", number: 7, state: "open", draft: false, title: "feat: add totals", author: { login: "alice", kind: "user" }, labels: ["size/S"],
          base: { ref: "main", sha: base, repository: "octo/orders" }, head: { ref: "totals", sha: head }, changedFiles: 3, additions: 1, deletions: 1, commitCount: 2, bodyEdits: null,
        },
      });
      expect(facts.files.complete).toBe(true);
      expect(changed(facts)).toEqual(["modified CODEOWNERS", "added src/b.ts", "renamed src/a.ts → src/moved, a.ts"]);
      expect([facts.commits, facts.reviews, facts.comments, facts.checks].every(({ complete, items }) => !complete && items.length === 0)).toBe(true);
    });

    it("know neither files nor texts of the base where no clone has its commits", async () => {
      const event = write("event.json", eventText({ base: "b".repeat(40), head: "a".repeat(40) }));
      for (const workspace of [clone(), top()]) {
        expect(await simulated({ event }, workspace)).toMatchObject({ files: { complete: false, items: [] }, codeowners: null, template: undefined, unread: ["issues", "codeowners", "findings", "records", "designs"], pull: { changedFiles: 2, additions: 3 } });
      }
    });

    it("know the texts of a base whose head is not here", async () => {
      expect(await simulated({ event: write("event.json", eventText({ base, head: "a".repeat(40) })) })).toMatchObject({ files: { complete: false }, codeowners: "* @leads\n", template: "## Why\n\nSay why.\n" });
    });

    it("name the author by the kind of the account, and nobody where it is gone", async () => {
      const actor = async (user: unknown) => (await simulated({ event: write("event.json", eventText({ base, head, user })) })).pull.author;
      expect(await actor({ login: "renovate[bot]", type: "Bot" })).toEqual({ login: "renovate[bot]", kind: "bot" });
      expect(await actor({ login: "octo", type: "Organization" })).toEqual({ login: "octo", kind: "organization" });
      expect(await actor(null)).toBeNull();
    });

    it("know a merged one, a closed one, and a head whose repository is gone", async () => {
      const pull = async (given: Readonly<Record<string, unknown>>) => (await simulated({ event: write("event.json", eventText({ base, head, ...given })) })).pull;
      expect((await pull({ state: "closed", merged: true, body: null }))).toMatchObject({ state: "merged", body: "" });
      expect((await pull({ state: "closed" })).state).toBe("closed");
      const gone = eventText({ base, head }).replace(/("head": \{[^{]*"repo": )\{[^}]*\}/u, "$1null");
      expect((await simulated({ event: write("gone.json", gone) })).pull.head).toEqual({ ref: "totals", sha: head, repository: null });
    });

    it("are refused for other payloads, which leave out what is judged", async () => {
      const remedy = "; name the payload of a `pull_request` event, which alone holds all of it";
      expect(await problem({ event: write("push.json", "{\"repository\":{\"full_name\":\"octo/orders\"}}") })).toBe(`TOP/push.json: pull_request: expected an object, found nothing${remedy}`);
      const review = eventText({ base, head }).replace(/"additions": 3,/u, "");
      expect(await problem({ event: write("review.json", review) })).toBe(`TOP/review.json: pull_request.additions: expected a whole number from 0, found nothing${remedy}`);
      expect(await problem({ event: write("short.json", eventText({ base, head: "abc" })) })).toContain("pull_request.head.sha: expected a full commit sha");
      expect(await problem({ event: path.join(top(), "gone.json") })).toContain("there is no such file; name the file of the payload");
    });
  });

  it("need one source, and one alone", async () => {
    expect(await problem({})).toBe("nothing is given to judge: name --facts, or --event for a payload of GitHub's");
    expect(await problem({ facts: write("f.json", factsText()), event: write("e.json", eventText({ base, head })) })).toBe("facts and event are given both, and each is a whole pull request: leave one out");
  });

  describe("with another description", () => {
    it("know of no edit of it", async () => {
      const { pull } = await simulated({ facts: write("f.json", factsText()), body: write("body.md", "Fixes #1\n") });
      expect(pull).toMatchObject({ body: "Fixes #1\n", bodyEdits: null, title: "feat: add totals" });
    });

    const issue = (via: string, reference: string, given: object = {}) => ({ via, reference, exists: true, state: "open", url: null, ...given });
    const of = (body: string, given: Readonly<Record<string, unknown>>) => simulated({ facts: write("f.json", factsText({ pull: { body: "Fixes #1, ORD-7, docs/design/a.md" }, ...given })), body: write("body.md", body) });

    it("are linked to the issues that it closes, and no more to those that the old one did", async () => {
      const issues = [issue("closing-keyword", "#1"), issue("closing-keyword", "octo/orders#2", { state: "closed" }), issue("sidebar", "#3"), issue("sidebar", "what nobody reads")];
      const sidebar = issues.slice(2);
      expect((await of("Nothing.", { issues })).issues).toEqual(sidebar);
      expect((await of("<!-- Fixes #1 -->", { issues })).issues).toEqual(sidebar);
      expect((await of("Fixes #2, closes #3 and resolves acme/shop#4", { issues })).issues).toEqual([
        ...sidebar, issue("closing-keyword", "#2", { state: "closed" }), issue("closing-keyword", "#3"), issue("closing-keyword", "acme/shop#4", { exists: null, state: null }),
      ]);
    });

    it("are linked by the keys that it names, or the title or the branch", async () => {
      const issues = [issue("tracker-key", "ORD-7")];
      for (const body of ["Nothing.", "ORD-77", "XORD-7", "`ORD-7`"]) expect((await of(body, { issues })).issues).toEqual([]);
      expect((await of("See ORD-70, ORD-7.", { issues })).issues).toEqual(issues);
      expect((await of("", { issues, pull: { title: "ORD-7: totals" } })).issues).toEqual(issues);
      expect((await of("", { issues, pull: { head: { ref: "fix/ORD-7-totals", sha: "a".repeat(40), repository: null } } })).issues).toEqual(issues);
    });

    it("link the designs that it names, by whichever rules they were judged", async () => {
      const design = (name: string, linked: boolean) => ({ path: `docs/design/${name}.md`, id: name, status: "approved", covers: [], linked, problem: null });
      const designs = [design("a", true), design("b", false), design("c", false)];
      const { designs: own, designsByRules: [byRules] } = await of("[the design](docs/design/b.md)\n\nDesign: c\n", { designs, designsByRules: [{ rules: "a".repeat(64), designs }] });
      for (const judged of [own, byRules?.designs]) expect(judged?.map(({ linked }) => linked)).toEqual([false, true, true]);
    });
  });

  describe("with another difference", () => {
    const diff = (given: readonly string[]): string => given.map((name) => `diff --git a/${name} b/${name}\n--- a/${name}\n+++ b/${name}\n@@ -1 +1,2 @@\n one\n+two\n`).join("");

    it("take it for all that is changed, also against the clone", async () => {
      const given = { diff: write("x.diff", diff(["db/1.sql", "i/b"])) };
      for (const source of [{ facts: write("f.json", factsText()) }, { event: write("event.json", eventText({ base, head })) }]) {
        const facts = await simulated({ ...source, ...given });
        expect(facts).toMatchObject({ files: { complete: true }, pull: { changedFiles: 2, additions: 2, deletions: 0 } });
        expect(changed(facts)).toEqual(["modified db/1.sql", "modified i/b"]);
      }
    });

    it.each([
      ["", "TOP/x.diff: is no unified diff; git diff BASE...HEAD writes one"],
      ["src/a.ts | 2 +-\n1 file changed\n", "TOP/x.diff: is no unified diff; git diff BASE...HEAD writes one"],
      ["diff --git a/x b/y\nold mode 100644\n", "TOP/x.diff: is no unified diff; git diff BASE...HEAD writes one"],
      ["diff --git c/db/1.sql w/db/1.sql\n--- c/db/1.sql\n+++ w/db/1.sql\n@@ -1 +1 @@\n-a\n+b\n", "TOP/x.diff: its paths begin with c/, i/, o/ or w/, which nobody can tell from folders; write it with git -c diff.mnemonicPrefix=false diff"],
    ])("refuse what would seem to change nothing, or other files: %j", async (text, message) => {
      expect(await problem({ facts: write("f.json", factsText()), diff: write("x.diff", text) })).toBe(message);
    });
  });

  describe("as of a commit", () => {
    const HEAD_OF_FACTS = "a".repeat(40);

    function facts(given: Readonly<Record<string, unknown>> = {}): string {
      const commits = whole([commitOf({ sha: first }), commitOf({ sha: head }), commitOf()]);
      return write("f.json", factsText({ pull: { base: { ref: "main", sha: base, repository: "octo/orders" }, commitCount: 3 }, commits, checks: whole([{ name: "x", app: null, workflow: null, status: "completed", conclusion: "success", startedAt: null, url: null }]), ...given }));
    }

    it("know its difference from the clone, the commits and reviews until then, and nothing that came later", async () => {
      const reviews = whole([reviewOf("first", { commit: first, state: "approved" }), reviewOf("second", { commit: head, changedSince: null }), reviewOf("later")]);
      const record = { gate: "coverage-gate", verdict: "pass", expires: "2027-01-01T00:00:00Z", policyDigest: null, source: "x" };
      const judged = await simulated({ facts: facts({ reviews, records: [{ ...record, commit: head }, { ...record, commit: HEAD_OF_FACTS }] }), asOf: head.slice(0, 7).toUpperCase() });
      expect(judged.pull).toMatchObject({ head: { sha: head, ref: "totals" }, commitCount: 2, changedFiles: 3 });
      expect(judged.commits).toMatchObject({ complete: true, items: [{ sha: first }, { sha: head }] });
      expect(judged.reviews).toMatchObject({ complete: true, items: [{ body: "first", changedSince: null }, { body: "second", changedSince: [] }] });
      expect(judged.records.map(({ commit }) => commit)).toEqual([head]);
      expect(judged).toMatchObject({ checks: { complete: false, items: [] }, findings: [], designs: [], files: { complete: true } });
      expect(changed(await simulated({ facts: facts(), asOf: first }))).toEqual(["added src/b.ts"]);
    });

    it("leave reviews in part unread where the commit of one is gone, for it may be older or younger", async () => {
      for (const commit of [null, "c".repeat(40)]) {
        expect((await simulated({ facts: facts({ reviews: whole([reviewOf("x", { commit, state: "changes-requested" })]) }), asOf: head })).reviews).toEqual({ complete: false, items: [] });
      }
      expect((await simulated({ facts: facts({ reviews: part([]) }), asOf: head })).reviews.complete).toBe(false);
    });

    it("know little of a commit that is none of the change's any more", async () => {
      const judged = await simulated({ facts: facts({ reviews: whole([reviewOf("x", { commit: first }), reviewOf("y", { commit: base })]) }), asOf: base });
      expect(judged).toMatchObject({ pull: { head: { sha: base }, commitCount: 3, changedFiles: 0 }, commits: { complete: false, items: [] }, reviews: { complete: false, items: [{ body: "y" }] } });
    });

    it("are the facts themselves for the head", async () => {
      const file = facts();
      expect(await simulated({ facts: file, asOf: HEAD_OF_FACTS })).toEqual(await simulated({ facts: file }));
    });

    it("take the difference that is given, and are refused where nobody knows one", async () => {
      const diff = write("x.diff", "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n");
      expect(changed(await simulated({ facts: facts(), asOf: head, diff }, top()))).toEqual(["modified x"]);
      expect(await problem({ facts: facts(), asOf: head }, top())).toBe(`input as-of: what ${head.slice(0, 12)} changed is not known here; run this in a clone that has it and ${base.slice(0, 12)}, or give --diff`);
      expect(await problem({ facts: facts(), asOf: "zz" })).toBe('input as-of: no commit of the change begins with "zz"; name one by its full sha');
      const twins = whole([commitOf({ sha: `ab${"1".repeat(38)}` }), commitOf({ sha: `ab${"2".repeat(38)}` })]);
      expect(await problem({ facts: facts({ commits: twins }), asOf: "ab" })).toBe('input as-of: more than one commit of the change begins with "ab"; name one by its full sha');
    });
  });
});
