import { describe, expect, it } from "@jest/globals";
import { condition } from "../../../shared/policy/sections/checklist/condition.js";
import { fileOf, part, questionOf, whole } from "../requirements/testing/question.js";
import { applies } from "./applies.js";

type Given = Parameters<typeof questionOf>[0];

/** `yes: reason`, as the condition that a policy writes comes out. */
function said(written: unknown, given: Given = {}, checklist: Parameters<typeof questionOf>[1] = {}): string {
  const { answer, reason } = applies(condition.check(written, []), questionOf(given, checklist));
  return `${answer}: ${reason}`;
}

function changed(...files: readonly Readonly<Record<string, unknown>>[]): Given {
  return { files: whole(files.map(fileOf)), pull: { changedFiles: files.length } };
}

describe("a condition about files", () => {
  const db = { files: { any: ["db/**", "**/*.sql"] } };

  it("holds when one of them matches", () => {
    expect(said(db, changed({ path: "src/a.ts" }, { path: "db/1.rb" }))).toBe("yes: db/1.rb is changed");
    expect(said(db, changed({ path: "src/a.ts" }))).toBe("no: no changed file matches db/** or **/*.sql");
    expect(said(db, changed())).toBe("no: no changed file matches db/** or **/*.sql");
  });

  it("counts the place that a file was moved away from, unless the policy says otherwise", () => {
    const moved = changed({ path: "old/1.rb", previousPath: "db/1.rb", status: "renamed" });
    expect(said(db, moved)).toBe("yes: db/1.rb is changed");
    expect(said({ files: { any: ["db/**"], "renamed-from": false } }, moved)).toBe("no: no changed file matches db/**");
    expect(said(db, changed({ path: "old/1.rb", previousPath: "db/1.rb", status: "copied" }))).toBe("no: no changed file matches db/** or **/*.sql");
  });

  it("is unknown where the facts hide a file that could decide, and known where none could", () => {
    const missing = "only 1 of 2 changed files could be read; split the change, or collect the facts from a clone";
    expect(said(db, { files: part([fileOf({ path: "src/a.ts" })]), pull: { changedFiles: 2 } })).toBe(`unknown: ${missing}`);
    expect(said(db, { files: whole([fileOf({ path: "src/a.ts" })]), pull: { changedFiles: 2 } })).toBe(`unknown: ${missing}`);
    expect(said(db, { files: part([fileOf({ path: "db/a.rb" })]), pull: { changedFiles: 2 } })).toBe("yes: db/a.rb is changed");
    expect(said({ files: { all: ["docs/**"] } }, { files: part([fileOf({ path: "src/a.ts" })]), pull: { changedFiles: 2 } })).toBe("no: src/a.ts is changed too");
    expect(said({ files: { all: ["docs/**"] } }, { files: part([fileOf({ path: "docs/a.md" })]), pull: { changedFiles: 2 } })).toBe(`unknown: ${missing}`);
  });

  it("is unknown where a file came from a place that the facts do not name", () => {
    const moved = changed({ path: "src/a.ts", status: "renamed" });
    const reason = "unknown: src/a.ts was moved, and the facts do not say from where; collect them again";
    expect(said(db, moved)).toBe(reason);
    expect(said({ "policy-changed": true }, moved)).toBe(reason);
    expect(said({ files: { any: ["db/**"], "renamed-from": false } }, moved)).toBe("no: no changed file matches db/**");
  });

  it("holds of all only when there is one, and every name of each matches", () => {
    const docs = { files: { all: ["docs/**", "*.md"] } };
    expect(said(docs, changed({ path: "docs/a.md" }, { path: "README.md" }))).toBe("yes: every changed file matches docs/** or *.md");
    expect(said(docs, changed({ path: "docs/a.ts", previousPath: "src/a.ts", status: "renamed" }))).toBe("no: src/a.ts is changed too");
    expect(said(docs, changed())).toBe("no: no file is changed");
  });

  it("holds of both lists together", () => {
    const both = { files: { any: ["docs/api/**"], all: ["docs/**"] } };
    expect(said(both, changed({ path: "docs/api/a.md" }))).toBe("yes: docs/api/a.md is changed and every changed file matches docs/**");
    expect(said(both, changed({ path: "docs/a.md" }))).toBe("no: no changed file matches docs/api/**");
  });
});

describe("a condition about the author", () => {
  const checklist = { groups: { core: { users: ["Carol"], teams: ["acme/core"] } }, bots: ["renovate-bot"] };
  const by = (login: string, kind = "user"): Given => ({ pull: { author: { login, kind } } });
  const core = { author: { in: ["core", "@dave", "bots"] } };
  const teams = (members: readonly string[] | null): Given => ({ people: { teams: [{ team: "acme/core", members, unknown: members === null ? "403" : null }] } });

  it("knows logins without case, groups, teams and the policy's bots", () => {
    expect(said(core, { ...by("carol"), ...teams([]) }, checklist)).toBe("yes: the author is carol");
    expect(said(core, { ...by("DAVE"), ...teams([]) }, checklist)).toBe("yes: the author is DAVE");
    expect(said(core, { ...by("erin"), ...teams(["Erin"]) }, checklist)).toBe("yes: the author is erin");
    expect(said(core, { ...by("renovate-bot"), ...teams([]) }, checklist)).toBe("yes: the author is renovate-bot");
    expect(said(core, { ...by("alice"), ...teams([]) }, checklist)).toBe("no: the author is alice, not one of core, @dave, bots");
  });

  it("does not take for a bot what only GitHub calls one, or what only looks like one", () => {
    expect(said({ author: { in: ["bots"] } }, by("some-app[bot]", "bot"), checklist)).toBe("no: the author is some-app[bot], not one of bots");
  });

  it("is unknown where a team is, unless it decides nothing, and where the account is gone", () => {
    expect(said(core, { ...by("alice"), ...teams(null) }, checklist)).toMatch(/^unknown: whether the author alice is one of core, @dave, bots is unknown: the members of acme\/core could not be read: 403; .*org-token/);
    expect(said(core, { ...by("carol"), ...teams(null) }, checklist)).toBe("yes: the author is carol");
    const gone: Given = { pull: { author: null } };
    for (const written of [core, { not: core }]) expect(said(written, gone, checklist)).toBe("unknown: the author's account is gone, so nobody can say who wrote the change");
  });
});

describe("a condition about the pull request", () => {
  it.each<[unknown, Given, string]>([
    [{ label: { any: ["Size/*"] } }, { pull: { labels: ["bug", "size/XL"] } }, "yes: it bears the label size/XL"],
    [{ label: { any: ["size/*", "design"] } }, { pull: { labels: [] } }, "no: no label matches size/* or design"],
    [{ base: { any: ["release/*"] } }, { pull: { base: { ref: "release/1", sha: "b".repeat(40), repository: null } } }, "yes: it goes into release/1"],
    [{ base: { any: ["release/*"] } }, {}, "no: it goes into main"],
    [{ head: { any: ["renovate/**"] } }, {}, "no: it comes from totals"],
    [{ draft: true }, { pull: { draft: true } }, "yes: it is a draft"],
    [{ draft: true }, {}, "no: it is no draft"],
    [{ draft: false }, {}, "yes: it is no draft"],
    [{ title: { pattern: "^feat" } }, {}, "yes: the title matches ^feat"],
    [{ title: { pattern: "^fix" } }, {}, "no: the title does not match ^fix"],
    [{ title: { pattern: "x" } }, { pull: { title: "x".repeat(70_000) } }, "unknown: the title is longer than any that GitHub takes; collect the facts again"],
    [{ size: { "files-over": 1 } }, { pull: { changedFiles: 2 } }, "yes: it changes 2 files and 4 lines"],
    [{ size: { "files-over": 1, "lines-over": 4 } }, {}, "no: it changes 1 file and 4 lines"],
    [{ size: { "files-over": 1, "lines-over": 3 } }, {}, "yes: it changes 1 file and 4 lines"],
    [{ any: [{ draft: true }, { label: { any: ["x"] } }] }, {}, "no: it is no draft and no label matches x"],
    [{ all: [{ not: { draft: true } }, { head: { any: ["totals"] } }] }, {}, "yes: it is no draft and it comes from totals"],
  ])("such as %j is answered", (written, given, answer) => {
    expect(said(written, given)).toBe(answer);
  });
});

describe("a condition about the rules", () => {
  it.each([
    ".github/plimsoll.yml", ".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".github/workflows/ci.yml", ".github/actions/x/action.yml", ".github/actions/x/run.sh",
    "action.yml", "action.yaml", "ci/x/action.yml", "pull_request_template.md", ".github/pull_request_template.md", "docs/PULL_REQUEST_TEMPLATE.md", ".github/Pull_Request_Template.txt",
    "docs/pull_request_template", "PULL_REQUEST_TEMPLATE/release.md", ".github/PULL_REQUEST_TEMPLATE/release.md",
  ])("holds when %s is changed, moved away or deleted", (path) => {
    const answer = `yes: ${path} is changed, which says what is judged`;
    expect(said({ "policy-changed": true }, changed({ path }))).toBe(answer);
    expect(said({ "policy-changed": true }, changed({ path, status: "removed" }))).toBe(answer);
    expect(said({ "policy-changed": true }, changed({ path: "x", previousPath: path, status: "renamed" }))).toBe(answer);
    expect(said({ "policy-changed": false }, changed({ path }))).toBe(`no: ${path} is changed, which says what is judged`);
  });

  it("holds of every policy file of the repository that is extended", () => {
    const question = { ...questionOf(changed({ path: "base[1].yml" })), policyFiles: ["base[1].yml"] };
    expect(applies({ kind: "policy-changed", value: true }, question).answer).toBe("yes");
    expect(applies({ kind: "policy-changed", value: true }, { ...question, policyFiles: ["Octo/Orders:base[1].yml"] }).answer).toBe("yes");
    expect(applies({ kind: "policy-changed", value: true }, { ...question, policyFiles: ["octo/rules:base[1].yml"] }).answer).toBe("no");
  });

  it("does not hold of other files, and is unknown where some could not be read", () => {
    expect(said({ "policy-changed": true }, changed({ path: ".github/ISSUE_TEMPLATE/bug.md" }))).toBe("no: no policy, CODEOWNERS, template, workflow or action is changed");
    expect(said({ "policy-changed": true }, changed({ path: "docs/about_pull_request_template.md" }, { path: "src/action.yml.ts" }))).toMatch(/^no: /);
    expect(said({ "policy-changed": true }, { files: part([]), pull: { changedFiles: 4000 } })).toMatch(/^unknown: only 0 of 4000 changed files/);
  });
});
