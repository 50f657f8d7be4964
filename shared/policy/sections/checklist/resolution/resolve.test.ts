import { describe, expect, it } from "@jest/globals";
import { InputError } from "../../../../action/errors.js";
import { itemShape, type Item } from "../checklist.js";
import { referenceText, type PolicyReference } from "./reference.js";
import { resolveChecklist, type Presets, type ResolvedChecklist } from "./resolve.js";

const item = (id: string, change: Readonly<Record<string, unknown>> = {}): Item =>
  itemShape.check({ id, verify: "machine", require: { title: { longest: 72 } }, ...change }, []);

const presets: Presets = {
  default: [item("title"), item("approved", { verify: "review", require: { reviews: {} } })],
  mandatory: [item("title"), item("ddl", { verify: "review", require: { reviews: { from: ["dba"] } } })],
  none: [],
};

const TOP: PolicyReference = { repository: null, path: ".github/plimsoll.yml", ref: null };

/** Resolves `content`, with the files that it may extend by their names. */
async function resolved(content: string, files: Readonly<Record<string, string>> = {}): Promise<ResolvedChecklist> {
  const load = (reference: PolicyReference): Promise<string | null> => Promise.resolve(files[referenceText(reference)] ?? null);
  return resolveChecklist({ name: "p.yml", reference: TOP, content }, load, presets);
}

async function ids(content: string, files: Readonly<Record<string, string>> = {}): Promise<string[]> {
  return (await resolved(content, files)).items.map((one) => one.item.id);
}

async function problem(content: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  return resolved(content, files).then(() => "accepted", (thrown: unknown) => {
    if (thrown instanceof InputError) return thrown.message;
    throw thrown;
  });
}

const ITEM = "{ verify: machine, require: { size: { lines: 9 } }";

describe("a checklist", () => {
  it("starts from the default preset, and always ends in the item about its own rules", async () => {
    const { items, policy, policyFiles, sources } = await resolved("");
    expect(items.map((one) => [one.item.id, one.builtIn, one.source])).toEqual([
      ["title", false, "preset default"], ["approved", false, "preset default"], ["policy-changed", true, "plimsoll"],
    ]);
    expect(policy.items.map(({ id }) => id)).toEqual(["title", "approved", "policy-changed"]);
    expect({ policyFiles, sources }).toEqual({ policyFiles: [".github/plimsoll.yml"], sources: ["p.yml"] });
    expect(items.at(-1)?.item).toMatchObject({ verify: "review", waivable: false, when: { kind: "policy-changed", value: true }, require: { kind: "reviews", value: { from: ["anyone"], role: "maintain", stale: "head" } } });
  });

  it("replaces an item in its place, leaves out, and adds behind", async () => {
    const content = `checklist: { without: [approved], items: [ ${ITEM}, id: added }, ${ITEM}, id: title } ] }`;
    const { items } = await resolved(content);
    expect(items.map((one) => [one.item.id, one.item.require.kind])).toEqual([["title", "size"], ["added", "size"], ["policy-changed", "reviews"]]);
    expect(await ids("checklist: { preset: none }")).toEqual(["policy-changed"]);
    expect(await ids(`checklist: { preset: none, items: [ ${ITEM}, id: policy-changed } ] }`)).toEqual(["policy-changed"]);
  });

  it("has what it extends as its ground: there the default preset is not put on top again", async () => {
    const files = { "base.yml": `checklist: { preset: none, items: [ ${ITEM}, id: house } ] }` };
    expect(await ids("checklist: { extends: ./base.yml }", files)).toEqual(["house", "policy-changed"]);
    expect(await ids("checklist: { extends: ./base.yml, preset: default }", files)).toEqual(["house", "title", "approved", "policy-changed"]);
    expect(await ids("checklist: { extends: ./base.yml, preset: default }", { "base.yml": "" })).toEqual(["title", "approved", "policy-changed"]);
    const far = { "acme/.github:list.yml@v3": "checklist: { extends: ./more/base.yml, preset: none }", "acme/.github:more/base.yml@v3": `checklist: { preset: none, items: [ ${ITEM}, id: house } ] }` };
    const { items, sources, policyFiles } = await resolved("checklist: { extends: 'acme/.github:list.yml@v3', without: [house] }", far);
    expect(items.map((one) => one.item.id)).toEqual(["policy-changed"]);
    expect(sources).toEqual(["p.yml", "acme/.github:list.yml@v3", "acme/.github:more/base.yml@v3"]);
    expect(policyFiles).toEqual([".github/plimsoll.yml", "acme/.github:list.yml", "acme/.github:more/base.yml"]);
    expect((await resolved("checklist: { extends: ./base.yml }", files)).policyFiles).toEqual([".github/plimsoll.yml", "base.yml"]);
  });

  it("adds its own groups, trackers and waiver rules to those of its ground, and replaces the bots", async () => {
    const files = { "base.yml": "checklist: { bots: [one], groups: { a: { users: [x] }, b: { users: [y] } }, trackers: { ORD: { pattern: 'ORD-[0-9]+' } }, waivers: { role: admin, longest: 1d }, nothing-applicable: allow }" };
    const { policy } = await resolved("checklist: { extends: ./base.yml, bots: [two], groups: { b: { users: [z] } }, waivers: { longest: 2d, groups: [a] } }", files);
    expect(policy).toMatchObject({
      bots: ["two"], groups: new Map([["a", { users: ["x"], teams: [] }], ["b", { users: ["z"], teams: [] }]]),
      waivers: { role: "admin", longest: 172_800, groups: ["a"], "reason-length": 20 }, "nothing-applicable": "allow",
    });
    expect([...policy.trackers.keys()]).toEqual(["ORD"]);
    expect((await resolved("checklist: { extends: ./base.yml, nothing-applicable: fail }", files)).policy).toMatchObject({ bots: ["one"], "nothing-applicable": "fail" });
  });

  it("judges a final item by the groups, bots and waiver rules of the policy that made it final", async () => {
    const files = { "base.yml": "checklist: { preset: none, groups: { dba: { users: [carol] } }, items: [ { id: ddl, final: true, verify: review, require: { reviews: { from: [dba] } } }, { id: soft, verify: review, require: { reviews: { from: [dba] } } } ] }" };
    const { items } = await resolved("checklist: { extends: ./base.yml, bots: [mallory], groups: { dba: { users: [mallory] } }, waivers: { role: write, longest: 365d } }", files);
    const [ddl, soft] = items;
    expect(ddl?.policy).toMatchObject({ groups: new Map([["dba", { users: ["carol"], teams: [] }]]), bots: expect.not.arrayContaining(["mallory"]), waivers: { role: "maintain", longest: 604_800 } });
    expect(soft?.policy).toMatchObject({ groups: new Map([["dba", { users: ["mallory"], teams: [] }]]), bots: ["mallory"], waivers: { role: "write" } });
  });

  it("judges the designs of a final item by what the policy that made it final says of them", async () => {
    const ground = "design: { roles: { architect: { from: [a, '@x'] } } }\nchecklist: { preset: none, bots: [], groups: { a: { users: [bea] }, b: { users: [x] } }, items: [ { id: design, final: true, verify: review, require: { design: {} } }, { id: soft, verify: review, require: { design: {} } } ] }";
    const rules = async (content: string, base = ground) => (await resolved(content, { "base.yml": base })).items.map(({ designRules }) => designRules && { groups: designRules.groups, roles: [...designRules.design.roles.keys()] });
    const theirs = { groups: new Map([["a", { users: ["bea"], teams: [] }]]), roles: ["architect"] };
    expect(await rules("checklist: { extends: ./base.yml }")).toEqual([theirs, null, null]);
    const [own = ""] = ground.split("\n");
    expect(await rules(`${own}\nchecklist: { extends: ./base.yml, groups: { b: { users: [y] } } }`)).toEqual([null, null, null]);
    expect(await rules(`${own}\nchecklist: { extends: ./base.yml, groups: { a: { users: [eve] } } }`)).toEqual([theirs, null, null]);
    expect(await rules(`${own}\nchecklist: { extends: ./base.yml, bots: [bea] }`)).toEqual([theirs, null, null]);
    const digests = await Promise.all([own, ""].map(async (first) => (await resolved(`${first}\nchecklist: { extends: ./base.yml }`, { "base.yml": ground })).digest));
    expect(new Set(digests).size).toBe(2);
  });

  it("lets a ground's roles of designs name groups of whoever extends it, unless a final item is judged by them", async () => {
    const ground = (final: string): string => `design: { roles: { a: { from: [late] } } }\nchecklist: { preset: none, items: [ { id: design, verify: review, ${final} require: { any: [ { design: {} }, { reviews: {} } ] } } ] }`;
    const content = "design: { roles: { b: { from: [late] } } }\nchecklist: { extends: ./base.yml, groups: { late: { users: [x] } } }";
    expect((await resolved(content, { "base.yml": ground("") })).design.roles.has("b")).toBe(true);
    expect(await problem(content, { "base.yml": ground("final: true,") })).toBe('base.yml:1:32: design.roles.a.from[0]: there is no group "late"; declare it under checklist.groups, or write a login as "@late"');
    expect(await problem(content.replace("groups", "bots: [], groups").replace("late: {", "later: {"), { "base.yml": ground("") })).toMatch(/^p\.yml:1:32: design\.roles\.b\.from\[0\]: there is no group "late"; did you mean "later"/);
  });

  it("has one digest for one meaning", async () => {
    const digest = async (content: string): Promise<string> => (await resolved(content)).digest;
    expect(await digest("")).toBe(await digest("# nothing\nchecklist: { preset: default, without: [] }\n"));
    const others = ["checklist: { without: [title] }", "checklist: { waivers: { role: admin } }", "checklist: { groups: { a: { users: [x] } } }", "checklist: { nothing-applicable: allow }"];
    expect(new Set(await Promise.all(["", ...others].map(digest))).size).toBe(others.length + 1);
  });

  const FINAL = { "base.yml": `checklist: { preset: none, items: [ ${ITEM}, id: house, final: true } ] }` };

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ["checklist:\n  without: [titel]\n", {}, 'p.yml:2:13: checklist.without[0]: there is no item "titel" to leave out; did you mean "title"?'],
    ["checklist:\n  without: [policy-changed]\n", {}, 'p.yml:2:13: checklist.without[0]: the item policy-changed cannot be left out; an item of the same id replaces it'],
    ["checklist:\n  extends: ./base.yml\n  without: [house]\n", FINAL, "p.yml:3:13: checklist.without[0]: base.yml makes the item house final; it cannot be left out"],
    [`checklist:\n  extends: ./base.yml\n  items:\n    - id: house\n      verify: machine\n      require: { size: { lines: 9 } }\n`, FINAL, "p.yml:4:7: base.yml makes the item house final; it cannot be replaced"],
    ["checklist:\n  items:\n    - { id: a, verify: review, require: { all: [ { reviews: { from: [dbas] } } ] } }\n  groups: { dba: { users: [x] } }\n", {}, 'p.yml:3:70: item a: there is no group "dbas"; did you mean "dba"?'],
    ["checklist:\n  items:\n    - { id: a, verify: review, require: { reviews: { from: [architects] } } }\n", {}, 'p.yml:3:61: item a: there is no group "architects"; declare it under checklist.groups, or write a login as "@architects"'],
    ["checklist:\n  items:\n    - { id: a, verify: machine, when: { all: [ { not: { author: { in: [anyone] } } } ] }, require: { size: { lines: 1 } } }\n", {}, 'p.yml:3:72: item a: there is no group "anyone"; name groups of the policy, or logins with their @'],
    ["checklist:\n  items:\n    - { id: a, verify: review, require: { reviews: { from: [bots] } } }\n", {}, 'p.yml:3:61: item a: there is no group "bots"; name groups of the policy, or logins with their @'],
    ["checklist:\n  preset: mandatory\n", {}, 'p.yml:2:3: item ddl of the preset mandatory: there is no group "dba"; declare it under checklist.groups, or write a login as "@dba"'],
    ["checklist:\n  waivers: { groups: [lead] }\n  groups: { leads: { users: [x] } }\n", {}, 'p.yml:2:23: checklist.waivers.groups[0]: there is no group "lead"; did you mean "leads"?'],
    ["design:\n  roles:\n    a: { from: [nope] }\n", {}, 'p.yml:3:17: design.roles.a.from[0]: there is no group "nope"; declare it under checklist.groups, or write a login as "@nope"'],
    ["design: { roles: { a: { from: ['@bea', archtects] } } }\nchecklist: { groups: { architects: { users: [x] } } }\n", {}, 'p.yml:1:40: design.roles.a.from[1]: there is no group "archtects"; did you mean "architects"?'],
    ["design: { roles: { a: { from: [anyone] } } }\n", {}, 'p.yml:1:32: design.roles.a.from[0]: there is no group "anyone"; name groups of the policy, or logins with their @'],
    ["checklist:\n  extends: ./gone.yml\n", {}, "p.yml:2:3: checklist.extends: there is no file gone.yml; write its path from the top of its repository, or add it there"],
    ["checklist:\n  extends: ./../x.yml\n", {}, "p.yml:2:3: checklist.extends: the path leads out of its repository"],
    ["checklist:\n  extends: 'o/n:/x.yml@v1'\n", {}, "p.yml:2:3: checklist.extends: the path leads out of its repository"],
    ["checklist:\n  extends: ./.github/plimsoll.yml\n", {}, "p.yml:2:3: checklist.extends: goes round in a circle: .github/plimsoll.yml → .github/plimsoll.yml"],
    ["checklist: { extends: ./a.yml }", { "a.yml": "\nchecklist: { extends: ./b/../b.yml }", "b.yml": "checklist: { extends: ./x/../a.yml }" }, "b.yml:1:14: checklist.extends: goes round in a circle: .github/plimsoll.yml → a.yml → b.yml → a.yml"],
    ["checklist: { extends: 'o/N:a.yml@v1' }", { "o/N:a.yml@v1": "checklist: { extends: 'O/n:a.yml@v1' }" }, "o/N:a.yml@v1:1:14: checklist.extends: goes round in a circle: .github/plimsoll.yml → o/N:a.yml@v1 → O/n:a.yml@v1"],
    ["checklist: { extends: ./1.yml }", Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`${n}.yml`, `checklist: { extends: ./${n + 1}.yml }`])), "4.yml:1:14: checklist.extends: more than 5 policies extend one another: .github/plimsoll.yml → 1.yml → 2.yml → 3.yml → 4.yml → 5.yml"],
    ["checklist: { extends: ./a.yml }", { "a.yml": "checklist: { preset: 1 }" }, "a.yml:1:14: checklist.preset: expected one of default, mandatory, none, found 1"],
  ])("is refused for %j", async (content, files, message) => {
    expect(await problem(content, files)).toBe(message);
  });

  it("takes groups from whoever extends it, but for a final item", async () => {
    const soft = "checklist: { preset: none, items: [ { id: a, verify: review, require: { reviews: { from: [dba] } } } ] }";
    expect(await problem("checklist: { extends: ./base.yml, groups: { dba: { users: [x] } } }", { "base.yml": soft })).toBe("accepted");
    expect(await problem("checklist: { extends: ./base.yml, groups: { dba: { users: [x] } } }", { "base.yml": soft.replace("id: a", "id: a, final: true") })).toMatch(/^base\.yml:1:\d+: item a: there is no group "dba"/);
  });

  it("takes logins and the words that stand for people as they are", async () => {
    expect(await problem("checklist: { preset: none, items: [ { id: a, verify: review, when: { any: [ { draft: true }, { author: { in: [bots, '@x'] } } ] }, require: { any: [ { reviews: { from: [codeowners, anyone, '@x'] } } ] } } ] }")).toBe("accepted");
  });
});
