import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { fileOf, whole } from "../../../actions/mr-checklist/requirements/testing/question.js";
import { peopleOf, REASON, reviewOf } from "../../../actions/mr-checklist/waivers/testing/texts.js";
import type { Definition } from "../../../shared/action/define.js";
import { InputError } from "../../../shared/action/errors.js";
import { contextFor, keepingLog } from "../../../tests/support/context.js";
import { gitCheckout } from "../../../tests/support/git-checkout.js";
import { useTemporaryFolder } from "../../../tests/support/temporary-folder.js";
import { factsText } from "../../mr-checklist/testing/facts.js";
import { definition as explain } from "./explain.js";
import { definition as lint } from "./lint.js";
import { definition as owners } from "./owners.js";
import { definition as simulate } from "./simulate.js";
import { definition as tasks } from "./tasks.js";
import { definition as template } from "./template.js";

interface Said {
  readonly verdict: string;
  readonly document: unknown;
  readonly printed: string;
  readonly warnings: readonly string[];
}

const folder = useTemporaryFolder();

async function write(name: string, content: string): Promise<string> {
  await mkdir(path.dirname(path.join(folder(), name)), { recursive: true });
  await writeFile(path.join(folder(), name), content);
  return name;
}

async function run(definition: Definition, inputs: Readonly<Record<string, string>>, columns = 100, workspace = folder()): Promise<Said> {
  const log = keepingLog();
  const context = contextFor({ workspace, temporary: folder(), log });
  const { verdict, document, text } = await definition.invoke(new Map(Object.entries(inputs)), context, { workspace, confined: false });
  definition.document.check(JSON.parse(JSON.stringify(document)), []);
  return { verdict, document, printed: text({ colour: false, columns }), warnings: log.lines };
}

async function problem(definition: Definition, inputs: Readonly<Record<string, string>>): Promise<string> {
  return run(definition, inputs).then(() => "accepted", (thrown: unknown) => {
    if (thrown instanceof InputError) return thrown.message.replaceAll(folder(), "FOLDER");
    throw thrown;
  });
}

const POLICY = `checklist:
  preset: none
  groups: { dba: { users: [carol] } }
  waivers: { groups: [dba] }
  items:
    - { id: title, title: Conventional, verify: machine, require: { title: { conventional: true } } }
    - { id: small, verify: machine, require: { size: { lines: 1 } } }
    - { id: ddl, verify: review, final: true, when: { files: { any: ["db/**"] } }, require: { any: [ { reviews: { from: [dba] } }, { check: { name: ddl } } ] } }
`;

describe("plimsoll mr-checklist simulate", () => {
  it("judges written facts by a written policy, and says how each item was proved", async () => {
    const policy = await write("policy.yml", POLICY);
    const failing = await run(simulate, { policy, facts: await write("facts.json", factsText()) });
    expect(failing.verdict).toBe("fail");
    expect(failing.document).toMatchObject({ verdict: "fail", policy: { sources: ["policy.yml"] }, items: [
      { id: "title", state: "satisfied", verify: "machine" }, { id: "small", state: "unsatisfied" }, { id: "ddl", state: "not-applicable", reason: "no changed file matches db/**" },
    ] });
    expect(failing.printed).toContain("✘ FAIL  octo/orders#7 at aaaaaaaaaaaa");
    const waived = factsText({ people: peopleOf(), reviews: whole([reviewOf(`/waive small until 2026-11-27 because ${REASON}`)]) });
    const passing = await run(simulate, { policy, facts: await write("waived.json", waived) });
    expect(passing.document).toMatchObject({ verdict: "pass", summary: "1 verified by machine · 1 waived by @bob until Friday" });
  });

  it("takes the working directory's policy, or the defaults where there is none", async () => {
    const facts = await write("facts.json", factsText());
    const without = await run(simulate, { facts });
    expect(without.document).toMatchObject({ policy: { sources: ["defaults (no .github/plimsoll.yml)"] } });
    expect(without.warnings).toEqual([`warning: there is no .github/plimsoll.yml in ${folder()}, which lies in no git checkout: what holds without a policy is taken`]);
    await write(".github/plimsoll.yml", POLICY);
    expect((await run(simulate, { facts })).document).toMatchObject({ policy: { sources: [".github/plimsoll.yml"] } });
  });

  it("reads what the policy extends from its repository's root, and a circle is wrong input", async () => {
    const facts = await write("facts.json", factsText());
    await write(".github/plimsoll.yml", "checklist: { extends: ./policies/base.yml }");
    await write("policies/base.yml", POLICY);
    expect((await run(simulate, { facts, policy: "./.github/plimsoll.yml" })).document).toMatchObject({ verdict: "fail", policy: { sources: ["./.github/plimsoll.yml", "policies/base.yml"] } });
    await write("policies/base.yml", "checklist: { extends: ./.github/plimsoll.yml }");
    expect(await problem(simulate, { facts })).toBe("policies/base.yml:1:14: checklist.extends: goes round in a circle: .github/plimsoll.yml → policies/base.yml → .github/plimsoll.yml");
    await write("elsewhere/a.yml", "checklist: { extends: ./b.yml }");
    expect(await problem(simulate, { facts, policy: "elsewhere/a.yml" })).toBe("elsewhere/a.yml:1:14: checklist.extends: there is no file b.yml; write its path from the top of its repository, or add it there");
    await write("elsewhere/b.yml", "checklist: { extends: './a.yml' }");
    expect(await problem(simulate, { facts, policy: "elsewhere/a.yml" })).toBe("b.yml:1:14: checklist.extends: goes round in a circle: a.yml → b.yml → a.yml");
    await write("elsewhere/b.yml", "checklist: { extends: 'acme/.github:list.yml@v3' }");
    expect(await problem(simulate, { facts, policy: "elsewhere/a.yml" })).toBe("b.yml:1:14: checklist.extends: cannot read acme/.github:list.yml@v3, which the policy extends: there is no token; set GITHUB_TOKEN to one that may read that repository");
  });

  it("refuses files that are not there, no JSON or no facts, and judges nothing", async () => {
    const policy = await write("policy.yml", POLICY);
    const facts = await write("facts.json", factsText());
    expect(await problem(simulate, { policy: "gone.yml", facts })).toBe("cannot read FOLDER/gone.yml: there is no such file");
    expect(await problem(simulate, { policy, facts: "gone.json" })).toBe("cannot read FOLDER/gone.json: there is no such file; plimsoll mr-checklist facts writes it");
    expect(await problem(simulate, { policy })).toMatch(/^nothing is given to judge: /);
    expect(await problem(simulate, { policy, facts: await write("cut.json", factsText().slice(0, 100)) })).toMatch(/^FOLDER\/cut\.json: is not JSON/);
    expect(await problem(simulate, { policy, facts: await write("other.json", "{}") })).toMatch(/^FOLDER\/other\.json: collectedAt: expected a time such as/);
    expect(await problem(simulate, { policy, facts: await write("never.json", factsText().replace("2026-11-23T12:00:00Z", "2026-99-99T99:99:99Z")) })).toMatch(/^FOLDER\/never\.json: collectedAt: expected a time such as/);
    expect(await problem(simulate, { policy: await write("wrong.yml", "checklist:\n  itmes: []\n"), facts })).toBe('wrong.yml:2:3: checklist.itmes: unknown key; did you mean "items"?');
  });
});

describe("a policy in a git checkout", () => {
  const inside = (workspace: string, definition: Definition, inputs: Readonly<Record<string, string>> = {}) => run(definition, inputs, 100, path.join(folder(), workspace));
  const sources = (file: string) => ({ sources: expect.arrayContaining([file]) as unknown });

  it("extends from the top, wherever it lies, and is named as it was given", async () => {
    gitCheckout(folder());
    await write(".github/base.yml", POLICY);
    await write(".github/p.yml", "checklist: { extends: ./base.yml }");
    expect(await problem(lint, { policy: ".github/p.yml" })).toBe(".github/p.yml:1:14: checklist.extends: there is no file base.yml; write its path from the top of its repository, or add it there");
    await write(".github/p.yml", "checklist: { extends: ./.github/base.yml }");
    expect((await run(lint, { policy: ".github/p.yml" })).document).toMatchObject(sources(".github/base.yml"));
    await write("src/a.ts", "");
    expect((await inside("src", lint, { policy: "../.github/p.yml" })).document).toMatchObject({ sources: ["../.github/p.yml", ".github/base.yml"] });
    await write(".github/bad.yml", "checklist:\n  itmes: []\n");
    expect(await problem(lint, { policy: ".github/bad.yml" })).toMatch(/^\.github\/bad\.yml:2:3: /);
  });

  it("is found from a folder below, the nearest first, and is missed with a word about where it was looked for", async () => {
    gitCheckout(folder());
    await write("services/orders/src/a.ts", "");
    const without = await inside("services/orders/src", lint);
    expect(without.document).toMatchObject(sources("defaults (no .github/plimsoll.yml)"));
    expect(without.warnings).toEqual([`warning: there is no .github/plimsoll.yml in ${folder()}/services/orders/src, nor above it up to ${folder()}: what holds without a policy is taken`]);
    expect((await run(lint, {})).warnings).toEqual([`warning: there is no .github/plimsoll.yml in ${folder()}: what holds without a policy is taken`]);
    await write(".github/plimsoll.yml", POLICY);
    const found = await inside("services/orders/src", lint);
    expect([found.document, found.warnings]).toMatchObject([{ sources: ["../../../.github/plimsoll.yml"] }, []]);
    await write("services/orders/.github/plimsoll.yml", POLICY);
    expect((await inside("services/orders/src", lint)).document).toMatchObject({ sources: ["../.github/plimsoll.yml"] });
  });
});

describe("plimsoll mr-checklist explain", () => {
  it("says what an item asks for, where it comes from and who may waive it", async () => {
    const policy = await write("policy.yml", POLICY);
    const { verdict, document, printed } = await run(explain, { item: "ddl", policy });
    expect(verdict).toBe("done");
    expect(document).toEqual({
      id: "ddl", title: "", verify: "review", source: "policy.yml", final: true, judged: null,
      when: { files: { any: ["db/**"], "renamed-from": true } },
      require: { any: [{ reviews: { count: 1, from: ["dba"], role: "write", contributors: "count", stale: "head" } }, { check: { name: "ddl", app: "github-actions", conclusion: ["success"] } }] },
      waivers: { role: "maintain", groups: ["dba"], reasonLength: 20, longestSeconds: 604_800, binds: "head" },
    });
    expect(printed).toBe(`ddl
  proved    by review
  from      policy.yml, which makes it final
  applies   when a changed file matches db/**
  demands   either of these:
            - 1 approval at least by dba, of the current head; never the author's or a bot's
            - the check "ddl" by github-actions came to success
  waived by who has the role maintain or a higher one, or the group dba, never the author; the
            waiver ends when the head changes
`);
  });

  it("says with facts how it stands and how to waive it", async () => {
    const policy = await write("policy.yml", POLICY);
    const { document, printed } = await run(explain, { item: "small", policy, facts: await write("facts.json", factsText()) });
    expect(document).toMatchObject({ when: null, judged: { state: "unsatisfied" } });
    expect(printed).toContain("  applies   always\n");
    expect(printed).toMatch(/\n {2}✘ unsatisfied\n {2}because {3}.*split it\n {2}evidence {2}1 file and 4 changed lines\n {2}to waive {2}\/waive small at a{20} until 2026-11-30 because <your reason>\n$/);
    const waived = await write("waived.json", factsText({ people: peopleOf(), reviews: whole([reviewOf(`/waive small until 2026-11-27 because ${REASON}`)]) }));
    expect((await run(explain, { item: "small", policy, facts: waived }, 200)).printed).toMatch(/\n {2}~ waived\n {2}because {3}.*split it\n {2}evidence {2}waived until [^]* by bob, [^]*\n {12}1 file and 4 changed lines\n$/);
    expect((await run(explain, { item: "title", policy, facts: "facts.json" })).printed).toMatch(/\n {2}✔ satisfied\n {2}because .*\n(?! *to waive)/);
  });

  it("knows the item about the rules, which nobody can waive and which is on the list only while it applies", async () => {
    const policy = await write("policy.yml", `${POLICY}    - { id: nobots, verify: machine, when: { not: { any: [ { author: { in: [bots] } }, { draft: true } ] } }, require: { title: { longest: 9 } } }\n`);
    const facts = await write("facts.json", factsText());
    const { document, printed } = await run(explain, { item: "policy-changed", policy, facts });
    expect(document).toMatchObject({ source: "plimsoll", waivers: null, judged: null });
    expect(printed).toMatch(/ {2}waived by nobody\n\n {2}– not applicable\n {2}because {3}the change is none that it is about\n$/);
    expect((await run(explain, { item: "policy-changed", policy })).printed).toMatch(/ {2}waived by nobody\n$/);
    const changed = await write("changed.json", factsText({ files: whole([fileOf({ path: ".github/plimsoll.yml" })]) }));
    expect((await run(explain, { item: "policy-changed", policy, facts: changed })).document).toMatchObject({ judged: { state: "pending" } });
    const nobots = await run(explain, { item: "nobots", policy });
    expect(nobots.document).toMatchObject({ when: { not: { any: [{ author: { in: ["bots"] } }, { draft: true }] } } });
    expect(nobots.printed).toContain("\n  applies   all of these:\n            - the author is not one of bots\n            - it is no draft\n  demands   the title has at most 9 characters\n");
  });

  it("names the items where there is none of that id", async () => {
    expect(await problem(explain, { item: "titel", policy: await write("policy.yml", POLICY) })).toBe('there is no item "titel"; did you mean "title"?; there are title, small, ddl, policy-changed');
  });
});

describe("plimsoll mr-checklist lint", () => {
  it("lists the items of a policy that is right", async () => {
    const { verdict, document, printed } = await run(lint, { policy: await write("policy.yml", POLICY) });
    expect(verdict).toBe("pass");
    expect(document).toEqual({ verdict: "pass", sources: ["policy.yml"], advice: [], items: [
      { id: "title", verify: "machine", title: "Conventional", source: "policy.yml" }, { id: "small", verify: "machine", title: "", source: "policy.yml" },
      { id: "ddl", verify: "review", title: "", source: "policy.yml" }, { id: "policy-changed", verify: "review", title: "A maintainer approves the change of the rules", source: "plimsoll" },
    ] });
    expect(printed).toContain("✔ policy.yml: 4 items\n\n  title           by machine  policy.yml  Conventional\n");
  });

  it("is content with the presets", async () => {
    for (const preset of ["default", "mandatory", "none"]) {
      expect((await run(lint, { policy: await write("policy.yml", `checklist: { preset: ${preset}, nothing-applicable: allow }\ndesign: { roles: { architect: { from: ["@bea"] } } }`) })).document).toMatchObject({ advice: [] });
    }
  });

  it("names the first mistake with its place", async () => {
    expect(await problem(lint, { policy: await write("policy.yml", POLICY.replace("from: [dba]", "from: [dbas]")) })).toBe('policy.yml:8:122: item ddl: there is no group "dbas"; did you mean "dba"?');
  });

  it("advises where a policy says what is seldom meant", async () => {
    const { document, printed } = await run(lint, { policy: await write("policy.yml", `checklist:
  preset: none
  groups: { unused: { users: [x] }, empty: {}, team: { teams: [acme/dba] } }
  waivers: { groups: [team, empty] }
  items:
    - { id: tried, verify: attested, require: { all: [ { title: { longest: 9 } }, { tick: { key: tried } } ] } }
    - { id: seen, verify: review, when: { draft: false }, require: { reviews: {} } }
    - { id: kind, verify: attested, when: { all: [ { not: { author: { in: [bots] } } }, { draft: false } ] }, require: { tick-group: { heading: Kind } } }
    - { id: why, verify: machine, when: { any: [ { draft: false }, { label: { any: [x] } } ] }, require: { section: { heading: Why } } }
`) });
    expect((document as { readonly advice: unknown }).advice).toEqual([
      { item: "tried", message: "asks for what only people write, and stays open for ever on a bot's change; when: { not: { author: { in: [bots] } } } lets bots pass" },
      { item: "why", message: "asks for what only people write, and stays open for ever on a bot's change; when: { not: { author: { in: [bots] } } } lets bots pass" },
      { item: null, message: "no item, no waiver rule and no role of designs names the group unused" },
      { item: null, message: "the group empty has nobody in it" },
      { item: null, message: "the group team holds a team, which the workflow's own token cannot read: give the action an org-token" },
    ]);
    expect(printed).toContain("\nAdvice\n  · tried: asks for what only people write");
    expect(printed).toContain("\n  · no item, no waiver rule and no role of designs names the group unused\n");
  });
});

describe("plimsoll mr-checklist template", () => {
  it("prints the template of a policy's own items, the ground's among them, whose boxes the items find", async () => {
    await write("base.yml", "checklist: { preset: none, items: [ { id: kind, verify: attested, require: { tick-group: { heading: Type of change, max: 1 } } } ] }");
    const policy = await write("policy.yml", `checklist:
  extends: ./base.yml
  items:
    - { id: why, verify: machine, require: { all: [ { section: { heading: Why, min-characters: 20 } }, { title: { longest: 80 } } ] } }
    - { id: tried, title: "Tried \\e[31m*there*\\u202E, said @bob", verify: attested, require: { tick: { key: tried } } }
`);
    const { verdict, document, printed, warnings } = await run(template, { policy });
    expect([verdict, warnings]).toEqual(["done", []]);
    expect(document).toEqual({ template: printed });
    expect(printed).toBe(`## Type of change

<!-- Tick at least 1 and at most 1. -->
- [ ] Fix
- [ ] Feature
- [ ] Refactoring
- [ ] Documentation
- [ ] Build and tooling

## Why

<!-- Say it in at least 20 characters; words in comments do not count. -->

## Checklist

- [ ] Tried \\\\x1b\\[31m\\*there\\*\\\\u202e, said @\u200Bbob <!-- plimsoll:tried -->
`);
    const ticked = await write("body.md", printed.replace("[ ] Tried", "[x] Tried").replace("[ ] Fix", "[x] Fix").replace("<!-- Say", "Because many have asked.\n<!-- Say"));
    const judged = await run(simulate, { policy, facts: await write("facts.json", factsText({ template: printed })), body: ticked });
    expect(judged.document).toMatchObject({ verdict: "pass", items: [{ id: "kind", state: "satisfied" }, { id: "why", state: "satisfied" }, { id: "tried", state: "satisfied" }] });
  });

  it("is that of the defaults without a policy, and says where there is nothing to write", async () => {
    expect((await run(template, {})).printed).toContain("## Issue\n");
    const { document, printed, warnings } = await run(template, { policy: await write("policy.yml", "checklist: { preset: none, items: [ { id: a, verify: machine, require: { title: { longest: 9 } } } ] }") });
    expect([document, printed, warnings]).toEqual([{ template: "" }, "", ["warning: the checklist asks no words of people, so the template is empty"]]);
  });

  it("stands in the document alone where one is asked for", async () => {
    const { text } = await template.invoke(new Map(), contextFor({ workspace: folder() }));
    expect(text({ colour: false, columns: 80, besideDocument: true })).toBe("");
  });
});

describe("plimsoll mr-checklist tasks", () => {
  it("lists the boxes of a file with their keys", async () => {
    const { document, printed } = await run(tasks, { file: await write("t.md", "- [x] Tried on *daily* <!-- plimsoll:tried -->\n- [ ] `b`\n\n> - [ ] quoted\n") });
    expect(document).toEqual({ items: [{ text: "Tried on daily", checked: true, line: 1, key: "tried" }, { text: "b", checked: false, line: 2, key: null }] });
    expect(printed).toBe("1  ✔  tried  Tried on daily\n2  ·         b\n2 boxes, 1 ticked\n");
  });

  it("says when there is none, and when there is no file", async () => {
    expect((await run(tasks, { file: await write("many.md", "- [x] a\n".repeat(1000)) })).printed).toMatch(/\n1,000 boxes, 1,000 ticked\n$/);
    expect((await run(tasks, { file: await write("t.md", "nothing") })).printed).toBe("0 boxes, 0 ticked\n");
    expect(await problem(tasks, { file: "gone.md" })).toBe("cannot read FOLDER/gone.md: there is no such file; name a Markdown file");
  });
});

describe("plimsoll mr-checklist owners", () => {
  it("says whose each path is", async () => {
    const codeowners = await write("CODEOWNERS", "* @all @acme/leads\n/db/ dba@example.org\n/docs/\n");
    const { document, printed } = await run(owners, { codeowners, paths: "a, b.ts\ndb/x.sql\ndocs/y.md\n__proto__" });
    expect(JSON.stringify(document)).toBe('{"owners":{"a, b.ts":["@all","@acme/leads"],"db/x.sql":["dba@example.org"],"docs/y.md":[],"__proto__":["@all","@acme/leads"]}}');
    expect(printed).toBe("a, b.ts    @all @acme/leads\ndb/x.sql   dba@example.org\ndocs/y.md  nobody\n__proto__  @all @acme/leads\n");
  });

  it("names on stderr the lines that are skipped or doubtful, with the reason", async () => {
    const codeowners = await write("CODEOWNERS", "* @all\n[ab].ts @one\n*.md docs team\n!\u001B[31mx @two\n");
    const { document, warnings } = await run(owners, { codeowners, paths: "a.ts\nb.md" });
    expect(document).toEqual({ owners: { "a.ts": ["@all"], "b.md": ["@all"] } });
    expect(warnings).toEqual([
      "warning: line 2 of CODEOWNERS: GitHub asks for `\\[` and `\\]` where brackets stand for themselves, and knows no range",
      'warning: line 3 of CODEOWNERS is skipped, as on GitHub: "docs" is no owner; write @login, @organization/team or an e-mail address',
      "warning: line 4 of CODEOWNERS is skipped, as on GitHub: `!` takes nothing away here; give the files to their owners in a later line",
    ]);
  });

  it("looks where GitHub does without a file, from a folder below too", async () => {
    expect(await problem(owners, { paths: "a" })).toBe("there is no .github/CODEOWNERS, CODEOWNERS, docs/CODEOWNERS in FOLDER; name the file by --codeowners");
    gitCheckout(folder());
    expect(await problem(owners, { paths: "a" })).toBe("there is no .github/CODEOWNERS, CODEOWNERS, docs/CODEOWNERS in FOLDER; name the file by --codeowners");
    await write("docs/CODEOWNERS", "* @docs\n");
    await write("src/a.ts", "");
    expect((await run(owners, { paths: "a" }, 100, path.join(folder(), "src"))).document).toEqual({ owners: { a: ["@docs"] } });
    await write("CODEOWNERS", "* @top\n");
    expect((await run(owners, { paths: "a" })).document).toEqual({ owners: { a: ["@top"] } });
  });

  it("needs paths and a file that is there, and that GitHub does not leave aside", async () => {
    expect(await problem(owners, { codeowners: "CODEOWNERS" })).toMatch(/^input paths is required/);
    expect(await problem(owners, { codeowners: "gone", paths: "a" })).toBe("cannot read FOLDER/gone: there is no such file; name the CODEOWNERS file");
    expect(await problem(owners, { codeowners: await write("large", "#".repeat(3 * 1024 * 1024)), paths: "a" })).toBe("FOLDER/large holds 3 MB or more, and GitHub leaves such a file aside: join its patterns");
  });
});
