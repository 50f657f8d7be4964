import { describe, expect, it } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { parse } from "yaml";
import { InputError } from "../action/errors.js";
import { hoistDefinitions } from "../schema/recursive.js";
import { ShapeError } from "../schema/shape.js";
import { parsePolicy } from "./parse.js";
import { policyShape } from "./policy.js";

const defaults = policyShape.check({}, []);

function problem(content: string): string {
  try {
    parsePolicy(content, "p.yml");
  } catch (thrown) {
    if (thrown instanceof InputError) return thrown.message;
    throw thrown;
  }
  return "accepted";
}

describe("a policy file", () => {
  it.each(["", "\n", "# nothing but a comment\n", "---\n", "null\n", "{}", "version: 1\n", "coverage: {}\ntests: {}\n"])("that reads %j holds the documented defaults", (content) => {
    expect(parsePolicy(content, "p.yml")).toEqual(defaults);
  });

  it("overrides what it names and nothing else", () => {
    const policy = parsePolicy("coverage:\n  mode: changed-lines\n  branches: 95.5\ntests:\n  target: 5m\n  suites:\n    - { name: unit, runner: jest, environment: { CI: '1' } }\n", "p.yml");
    expect(policy.coverage).toEqual({ ...defaults.coverage, mode: "changed-lines", branches: 95.5 });
    expect(policy.tests).toEqual({
      ...defaults.tests, target: 300,
      suites: [{ name: "unit", runner: "jest", directory: ".", command: null, arguments: [], environment: new Map([["CI", "1"]]) }],
    });
  });

  it.each([
    // What YAML itself refuses
    ["coverage: [1\ntests: 2", /^p\.yml:2:1: not valid YAML: Flow sequence/],
    ["coverage: 'x", "p.yml:1:13: not valid YAML: Missing closing 'quote"],
    ["\tcoverage: 1", "p.yml:1:1: not valid YAML: Tabs are not allowed as indentation"],
    ["\uFEFFversion: 1\ntests: ]", /^p\.yml:2:8: not valid YAML: Unexpected flow-seq-end/],
    ["version: 1\r\ntests:\r\n  shards: ]\r\n", /^p\.yml:3:11: not valid YAML: Unexpected flow-seq-end/],
    ["version: 1\n---\nversion: 1\n", "p.yml:2:1: a policy is one YAML document; here a second one starts"],
    ["coverage:\n  lines: !percent 90", "p.yml:2:10: not valid YAML: Unresolved tag: !percent"],
    // What a policy has no use for
    ["coverage: &all { lines: 90 }\ntests: *all\n", "p.yml:2:8: YAML aliases are not allowed in a policy; write the value out"],
    ["tests: *absent\n", "p.yml:1:8: YAML aliases are not allowed in a policy; write the value out"],
    ["tests: &t\n  suites: [*t]\n", "p.yml:2:12: YAML aliases are not allowed in a policy; write the value out"],
    ["&k version: 1\n*k : 2\n", "p.yml:2:1: YAML aliases are not allowed in a policy; write the value out"],
    ["coverage:\n  lines: 90\n  'lines': 100\n", 'p.yml:3:3: the key "lines" is given twice'],
    ["coverage: { lines: 90 }\ntests: {}\ncoverage: { lines: 100 }\n", 'p.yml:3:1: the key "coverage" is given twice'],
    ["? [a, b]\n: 1\n", "p.yml:1:3: a key of a policy is one word, not a list or an object"],
    ["tests: { { a: 1 }: 1 }", "p.yml:1:10: a key of a policy is one word, not a list or an object"],
    // What is no policy
    ["- coverage\n", "p.yml:1:1: expected an object, found a list"],
    ["# a text\n\n  coverage\n", 'p.yml:3:3: expected an object, found "coverage"'],
    ["42", "p.yml:1:1: expected an object, found 42"],
    // What is wrong in it: the nearest key or member that is there
    ["version: 2", "p.yml:1:1: version: expected 1, found 2"],
    ["coverag:\n  lines: 90\n", 'p.yml:1:1: coverag: unknown key; did you mean "coverage"?'],
    ["version: 1\ncoverage:\n  line: 90\n", 'p.yml:3:3: coverage.line: unknown key; did you mean "lines"?'],
    ["coverage:\n  lines: 101\n", "p.yml:2:3: coverage.lines: expected a number from 0 to 100, found 101"],
    ["coverage: { statements: 1, lines: .nan }", "p.yml:1:28: coverage.lines: expected a number from 0 to 100, found NaN"],
    ["coverage:\n  mode: chnaged-lines\n", 'p.yml:2:3: coverage.mode: expected one of all, changed-lines, found "chnaged-lines"; did you mean "changed-lines"?'],
    ["coverage:\n", "p.yml:1:1: coverage: expected an object, found null"],
    ["coverage:\n  include: src\n", 'p.yml:2:3: coverage.include: expected a list, found "src"'],
    ["coverage:\n  include:\n    - src\n    - 7\n", "p.yml:4:7: coverage.include[1]: expected a non-empty text, found 7"],
    ["tests:\n  suites:\n    - name: unit\n      runner: jest\n    - name: api\n", "p.yml:5:7: tests.suites[1].runner: expected one of jest, pytest, go-test, found nothing"],
    ["tests:\n  target: 5 minutes\n", 'p.yml:2:3: tests.target: expected a duration such as 90s, 5m or 1h30m, found "5 minutes"'],
    ["tests:\n  suites:\n  - name: a\n    runner: jest\n    environment:\n      CI: true\n", "p.yml:6:7: tests.suites[0].environment.CI: expected a text, found true"],
    ["tests:\n  suites:\n  - name: a\n    runner: jest\n    environment:\n      1: 2\n", "p.yml:6:7: tests.suites[0].environment.1: expected a text, found 2"],
    ["tests:\n  ~: 1\n", /^p\.yml:2:3: tests\.: unknown key/],
    ["version: 1\n__proto__: {}\n", /^p\.yml:2:1: __proto__: unknown key/],
    ["{ coverage }", "p.yml:1:3: coverage: expected an object, found null"],
    ["<<: { lines: 1 }\n", /^p\.yml:1:1: <<: unknown key/],
    [`${"x".repeat(300)}: 1`, /^p\.yml:1:1: x{300}: unknown key; known are version/],
  ])("that reads %j is refused with the place of the mistake", (content, message) => {
    expect(problem(content)).toMatch(message);
    if (typeof message === "string") expect(problem(content)).toBe(message);
  });

  it("that is larger than any policy is refused unread", () => {
    expect(problem(" ".repeat(512 * 1024 + 1))).toBe("p.yml: the policy is larger than 512 KiB; it holds rules, not data");
  });

  it.each(["[", "{a: ", "- ", "? "])("that is nested thousands of times with %j is refused before it exhausts anything", (opening) => {
    expect(problem(`version: 1\ntests:\n  ${opening.repeat(50_000)}`)).toMatch(/^p\.yml:3:\d+: nested too deeply for a policy$/);
  });

  it("with tens of thousands of keys is read in a moment", () => {
    const keys = Array.from({ length: 50_000 }, (_, index) => `k${index}:`).join("\n");
    expect(problem(keys)).toMatch(/^p\.yml:1:1: k0: unknown key/);
  });

  it("is accepted exactly when its published schema accepts it", () => {
    const validate = new Ajv2020({ strict: false, ownProperties: true }).compile(hoistDefinitions(policyShape.schema));
    const duration = fc.stringMatching(/^(\d{1,2}(\.\d)?(ms|s|m|h|d)){0,2}x?$/);
    const floors = { statements: fc.double({ min: -1, max: 101, noNaN: true }), lines: fc.integer({ min: 99, max: 101 }) };
    const drawn = fc.record({
      version: fc.constantFrom(1, 1, 1, 2),
      coverage: fc.record({ mode: fc.constantFrom("all", "changed-lines", "none"), ...floors, paths: fc.array(fc.record({ path: fc.constantFrom("src/**", ""), ...floors }, { requiredKeys: [] }), { maxLength: 2 }), include: fc.array(fc.string(), { maxLength: 2 }) }, { requiredKeys: [] }),
      tests: fc.record({
        target: fc.oneof(duration, fc.constant(null)), shards: fc.oneof(fc.integer({ min: 0, max: 257 }), fc.constant(null)),
        suites: fc.array(fc.record({ name: fc.stringMatching(/^[a-z0-9]{0,3}[A-Z]?$/), runner: fc.constantFrom("jest", "go-test", "mocha"), command: fc.option(fc.array(fc.string(), { maxLength: 2 })), environment: fc.dictionary(fc.string(), fc.string(), { maxKeys: 2 }) }, { requiredKeys: ["name", "runner"] }), { maxLength: 2 }),
      }, { requiredKeys: [] }),
    }, { requiredKeys: [] });
    const accepts = (value: unknown): boolean => {
      try {
        policyShape.check(value, []);
        return true;
      } catch (thrown) {
        if (thrown instanceof ShapeError) return false;
        throw thrown;
      }
    };
    fc.assert(fc.property(drawn, (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value));
      expect({ plain, accepted: accepts(plain) }).toEqual({ plain, accepted: validate(plain) });
      expect(problem(JSON.stringify(value)) === "accepted").toBe(validate(parse(JSON.stringify(value))));
    }), { numRuns: 150 });
  });
});
