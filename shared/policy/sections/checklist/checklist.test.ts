import { describe, expect, it } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { InputError } from "../../../action/errors.js";
import { hoistDefinitions } from "../../../schema/recursive.js";
import { parsePolicy } from "../../parse.js";
import { policyShape } from "../../policy.js";
import { loginNamed } from "./words.js";

const validate = new Ajv2020({ strict: false, ownProperties: true }).compile(hoistDefinitions(policyShape.schema));

function problem(content: string): string {
  try {
    parsePolicy(content, "p.yml");
  } catch (thrown) {
    if (thrown instanceof InputError) return thrown.message;
    throw thrown;
  }
  return "accepted";
}

/** A policy with one item, whose `when` or `require` stands in the fifth line. */
const withWhen = (when: string): string => `checklist:\n  items:\n    - id: one\n      verify: machine\n      when: ${when}\n      require: { size: { lines: 1 } }\n`;
const withRequire = (require: string, verify = "machine"): string => `checklist:\n  items:\n    - id: one\n      verify: ${verify}\n      require: ${require}\n`;

describe("the section about the checklist", () => {
  it("has its documented defaults", () => {
    const { checklist } = parsePolicy("", "p.yml");
    expect(checklist).toEqual({
      preset: "default", extends: null, without: [], bots: ["dependabot[bot]", "renovate[bot]", "renovate-bot"], groups: new Map(), trackers: new Map(),
      waivers: { role: "maintain", groups: [], "reason-length": 20, longest: 604_800, binds: "head" }, "nothing-applicable": "fail", items: [],
    });
  });

  it("tags conditions and requirements by their kind", () => {
    const { items: [item] } = parsePolicy(`checklist: { items: [ { id: one, verify: review,
      when: { all: [ { files: { any: ["db/**"] } }, { not: { author: { in: [bots, "@octocat"] } } } ] },
      require: { any: [ { reviews: { from: [dba] } }, { record: { gate: ddl-review } } ] } } ] }`, "p.yml").checklist;
    expect(item).toEqual({
      id: "one", title: "", verify: "review", waivable: true, final: false,
      when: { kind: "all", value: [
        { kind: "files", value: { any: ["db/**"], all: null, "renamed-from": true } },
        { kind: "not", value: { kind: "author", value: { in: ["bots", "@octocat"] } } },
      ] },
      require: { kind: "any", value: [
        { kind: "reviews", value: { count: 1, from: ["dba"], role: "write", paths: null, stale: "head", contributors: "count" } },
        { kind: "record", value: { gate: "ddl-review", verdict: ["pass"], "max-age": null, forks: "refuse" } },
      ] },
    });
  });

  it.each([
    [withWhen("{}"), "p.yml:5:7: checklist.items[0].when: expected exactly one of all, any, not, files, label, author, base, head, draft, title, size, policy-changed, found none"],
    [withWhen("{ file: {} }"), 'p.yml:5:15: checklist.items[0].when.file: unknown key; did you mean "files"?'],
    [withWhen("{ all: [] }"), "p.yml:5:15: checklist.items[0].when.all: expected at least one entry, found an empty list"],
    [withWhen("{ files: {} }"), "p.yml:5:15: checklist.items[0].when.files: expected any or all, found neither"],
    [withWhen("{ size: {} }"), "p.yml:5:15: checklist.items[0].when.size: expected files-over or lines-over, found neither"],
    [withWhen("{ files: { any: [\"../x\"] } }"), /^p\.yml:5:30: checklist\.items\[0\]\.when\.files\.any\[0\]: "\.\.\/x" leads out of its folder/],
    [withWhen("{ author: { in: [Alice!] } }"), 'p.yml:5:30: checklist.items[0].when.author.in[0]: expected the name of a group, or a login with its @, such as "@octocat", found "Alice!"'],
    [withWhen("{ not: { any: [ { draft: maybe } ] } }"), 'p.yml:5:31: checklist.items[0].when.not.any[0].draft: expected true or false, found "maybe"'],
    [withWhen("{ title: { pattern: \"(\" } }"), /^p\.yml:5:24: checklist\.items\[0\]\.when\.title\.pattern: not a pattern of RE2: /],
    ["checklist:\n  items:\n    - id: head-runs\n      verify: machine\n      require: { size: { lines: 1 } }\n", "p.yml:3:7: checklist.items[0].id: head-runs is the gate's own; expected another id"],
    [withRequire("{}"), /^p\.yml:5:7: checklist\.items\[0\]\.require: expected exactly one of all, any, issue, .* found none$/],
    [withRequire("{ not: { size: { lines: 1 } } }"), /^p\.yml:5:18: checklist\.items\[0\]\.require\.not: unknown key/],
    [withRequire("{ title: {} }"), "p.yml:5:18: checklist.items[0].require.title: demands nothing; expected conventional: true, pattern or longest"],
    [withRequire("{ commits: {} }"), "p.yml:5:18: checklist.items[0].require.commits: demands nothing; expected conventional, signed-off or verified-signature: true, pattern, longest-subject, or merges: refuse"],
    [withRequire("{ size: {} }"), "p.yml:5:18: checklist.items[0].require.size: demands nothing; expected files or lines"],
    [withRequire("{ tick-group: { heading: Kind, min: 0 } }"), "p.yml:5:18: checklist.items[0].require.tick-group: demands nothing; expected min above 0, or max"],
    [withRequire("{ tick-group: { heading: Kind, min: 2, max: 1 } }"), "p.yml:5:55: checklist.items[0].require.tick-group.max: expected at least min, which is 2, found 1"],
    [withRequire("{ commits: { pattern: '(?=x)' } }"), /^p\.yml:5:29: .* RE2 has no lookaround/],
    ["checklist:\n  items:\n    - { id: a, verify: machine, require: { issue: {} } }\n    - { id: a, verify: machine, require: { issue: {} } }\n", "p.yml:4:9: checklist.items[1].id: the id a is given twice, first to items[0]"],
    ["checklist:\n  items:\n    - { id: A b, verify: machine, require: { issue: {} } }\n", 'p.yml:3:9: checklist.items[0].id: expected an id of small letters, digits and hyphens, found "A b"'],
    ["checklist:\n  groups:\n    codeowners: { users: [alice] }\n", "p.yml:3:5: checklist.groups.codeowners: this word stands for people already; call the group otherwise"],
    ["checklist:\n  groups:\n    Dba: { users: [alice] }\n", "p.yml:3:5: checklist.groups.Dba: expected a name of small letters, digits, hyphens and underscores"],
    ["checklist:\n  groups:\n    dba: { users: ['@alice'] }\n", 'p.yml:3:20: checklist.groups.dba.users[0]: expected a login without @, found "@alice"'],
    ["checklist:\n  groups:\n    dba: { teams: [dba] }\n", 'p.yml:3:20: checklist.groups.dba.teams[0]: expected a team as organization/name, found "dba"'],
    ["checklist: { extends: base.yml }\n", 'p.yml:1:14: checklist.extends: expected ./file.yml of this repository or owner/name:path@ref, found "base.yml"'],
    ["checklist: { preset: mandatry }\n", 'p.yml:1:14: checklist.preset: expected one of default, mandatory, none, found "mandatry"; did you mean "mandatory"?'],
  ])("refuses %j with the place of the mistake", (content, message) => {
    if (typeof message === "string") expect(problem(content)).toBe(message);
    else expect(problem(content)).toMatch(message);
  });

  it.each([
    withRequire("{ commits: { conventional: true } }"), withRequire("{ commits: { signed-off: true } }"), withRequire("{ commits: { verified-signature: true } }"),
    withRequire("{ commits: { pattern: x } }"), withRequire("{ commits: { longest-subject: 72 } }"), withRequire("{ commits: { merges: refuse } }"),
    withRequire("{ title: { conventional: true } }"), withRequire("{ title: { pattern: x } }"), withRequire("{ title: { longest: 72 } }"),
    withRequire("{ size: { files: 1 } }"), withRequire("{ tick-group: { heading: Kind, min: 0, max: 1 } }", "attested"), withRequire("{ tick-group: { heading: Kind, min: 1, max: 1 } }", "attested"),
    withWhen("{ size: { files-over: 0 } }"), withWhen("{ size: { lines-over: 0 } }"), withWhen("{ files: { all: [docs/**] } }"),
    "checklist: { groups: { the_team-1: { users: [alice_acme, 'ci[bot]'], teams: [acme/dba.x] } } }",
    "checklist: { extends: ./base.yml }", "checklist: { extends: 'acme/.github:pipeline/checklist.yml@v3' }",
  ])("accepts %j", (content) => {
    expect(problem(content)).toBe("accepted");
  });

  it("says in its published schema what it refuses, but for rules over several words", () => {
    for (const content of [withWhen("{}"), withWhen("{ file: {} }"), withWhen("{ all: [] }"), withWhen("{ not: { any: [ { draft: maybe } ] } }"), withRequire("{}"), withRequire("{ not: { size: { lines: 1 } } }")]) {
      expect(validate(parse(content))).toBe(false);
    }
    expect(validate(parse(withWhen("{ not: { any: [ { draft: true } ] } }")))).toBe(true);
  });

  it("tells a login by its @ from the word for people", () => {
    expect([loginNamed("@octocat"), loginNamed("dba")]).toEqual(["octocat", null]);
  });
});
