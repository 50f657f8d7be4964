import { describe, expect, it } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { parse } from "yaml";
import { attempt } from "../../action/attempt.js";
import { InputError } from "../../action/errors.js";
import { hoistDefinitions } from "../../schema/recursive.js";
import { recordOf, sample, sampleText } from "../testing/sample.js";
import { readDesign } from "./design.js";
import { frontMatterShape } from "./front-matter.js";

const HEAD = "---\nid: A\ntitle: T\nstatus: draft\n";

function problem(content: string): string {
  const read = attempt(InputError, () => readDesign(content, "d/a.md"));
  return read instanceof InputError ? read.message : "accepted";
}

describe("a design document", () => {
  it("is its front matter and its text", () => {
    const design = readDesign(`${HEAD}---\n\n# T\n`, "d/a.md");
    expect(design).toMatchObject({ path: "d/a.md", body: "\n# T\n", linesBefore: 5, frontMatter: { id: "A", title: "T", status: "draft", owners: [], covers: [], gray: { stages: [], alerts: [], rollback: "" }, reviews: [] } });
    expect(design.placeOf(["status"])).toEqual({ file: "d/a.md", line: 4, column: 1 });
  });

  it("reads stages with what they watch, in seconds and numbers", () => {
    expect(sample().frontMatter.gray.stages).toEqual([
      { name: "one host", traffic: null, scope: ["orders-1"], metric: "http_5xx_ratio", threshold: { comparison: "<", value: 0.5, unit: "%" }, bake: 1800, "bake-limit": null, requests: null },
      { name: "all", traffic: 100, scope: [], metric: "http_5xx_ratio", threshold: { comparison: "<=", value: 0.5, unit: "%" }, bake: 86_400, "bake-limit": 172_800, requests: 500 },
    ]);
  });

  it("keeps what looks like a fence further down in the text", () => {
    expect(readDesign(`${HEAD}---\na\n---\nb\n`, "a").body).toBe("a\n---\nb\n");
  });

  it.each([
    ["", "d/a.md:1:1: a design document starts with its front matter: a line `---`, YAML, and a line `---`; `plimsoll design new` writes one"],
    ["# T\n---\nid: A\n---\n", "d/a.md:1:1: a design document starts"],
    ["---\nid: A\n# T\n", "d/a.md:4:1: the front matter has no end: write a line `---` behind it"],
    ["---\n---\n", "d/a.md:2:1: id: expected an id of letters, digits, dots, hyphens and underscores, found nothing"],
    ["---\nid: ../x\ntitle: T\nstatus: draft\n---\n", "d/a.md:2:1: id: expected an id of letters, digits, dots, hyphens and underscores, found \"../x\""],
    [`${HEAD}sttus: x\n---\n`, "d/a.md:5:1: sttus: unknown key; did you mean \"status\"?"],
    [`${HEAD}owners: [@ann]\n---\n`, "d/a.md:5:10: not valid YAML"],
    [`${HEAD}owners: ["@ann"]\n---\n`, "d/a.md:5:10: owners[0]: expected a login without @, found \"@ann\""],
    [`${HEAD}covers: ["../x/**"]\n---\n`, "d/a.md:5:10: covers[0]: \"../x/**\" leads out of its folder"],
    [`${HEAD}covers: [&a x, *a]\n---\n`, "d/a.md:5:16: YAML aliases are not allowed in front matter; write the value out"],
    [`${HEAD}gray: { rollback: "take it back\\n## Architecture" }\n---\n`, "d/a.md:5:9: gray.rollback: expected one line, found"],
    [`${HEAD}status: approved\n---\n`, "d/a.md:5:1: the key \"status\" is given twice"],
    ["---\nid: A\ntitle: T\nstatus: aproved\n---\n", "d/a.md:4:1: status: expected one of draft, in-review, approved, superseded, found \"aproved\"; did you mean \"approved\"?"],
    [`${HEAD}${"[".repeat(60)}\n---\n`, "d/a.md:5:49: nested too deeply for front matter"],
    [`---\n${"x".repeat(1024 * 1024)}`, "d/a.md: the document is larger than 1 MiB; link what is so long"],
  ])("%.50j is refused where it is wrong", (content, message) => {
    expect(problem(content)).toContain(message);
  });

  const stages = (written: string): string => problem(`${HEAD}gray:\n  stages:\n${written.split("|").map((stage) => `    - {${stage}}\n`).join("")}---\n`);
  const ONE = 'name: a, traffic: 5, metric: m, threshold: "< 1", bake: 1h';
  it.each([
    [ONE, "accepted"],
    [`${ONE}|name: b, scope: [x], metric: m, threshold: "> 1.25 req/s", bake: 90s|name: c, traffic: 100, metric: m, threshold: ">= 99.9%", bake: 1d`, "accepted"],
    ['name: a, metric: m, threshold: "< 1", bake: 1h', "7:7: gray.stages[0]: expected exactly one of traffic, scope, found neither"],
    [`${ONE}, scope: [x]`, "7:7: gray.stages[0]: expected exactly one of traffic, scope, found both"],
    ['name: a, traffic: 0, metric: m, threshold: "< 1", bake: 1h', "7:17: gray.stages[0].traffic: expected more than 0 percent"],
    ['name: a, traffic: 101, metric: m, threshold: "< 1", bake: 1h', "7:17: gray.stages[0].traffic: expected a number from 0 to 100, found 101"],
    ['name: a, traffic: 5, threshold: "< 1", bake: 1h', "7:7: gray.stages[0].metric: expected a non-empty text, found nothing"],
    ["name: a, traffic: 5, metric: m, bake: 1h", "7:7: gray.stages[0].threshold: expected a threshold such as < 0.5 % or <= 300 ms, found nothing"],
    ["name: a, traffic: 5, metric: m, threshold: 1, bake: 1h", "7:40: gray.stages[0].threshold: expected a threshold such as"],
    ['name: a, traffic: 5, metric: m, threshold: "around 5", bake: 1h', "7:40: gray.stages[0].threshold: expected a threshold such as"],
    ['name: a, traffic: 5, metric: m, threshold: "< 1"', "7:7: gray.stages[0].bake: expected a duration such as 90s, 5m or 1h30m, found nothing"],
    ['name: a, traffic: 5, metric: m, threshold: "< 1", bake: 0s', "7:58: gray.stages[0].bake: expected a duration"],
    [`${ONE}, bake-limit: 30m`, "7:68: gray.stages[0].bake-limit: expected at least the bake time"],
    [`${ONE}|${ONE}`, "8:8: gray.stages[1].name: two stages have the name \"a\""],
    [`${ONE}|${ONE.replace("name: a", "name: b")}`, "8:17: gray.stages[1].traffic: expected more than the 5 percent of a stage before it"],
  ])("with the stages %j is %j", (written, said) => {
    expect(stages(written)).toContain(said);
  });

  const DIGEST = "0".repeat(64);
  const review = (written: string): string => problem(`${HEAD}reviews:\n  - {${written}}\n---\n`);
  const RECORD = `who: bea, role: architect, date: 2026-11-23, digest: "${DIGEST}"`;
  it.each([
    [`${RECORD}, how: online`, "accepted"],
    [`${RECORD}, how: offline, minutes: "https://wiki.example/1", signed-off-by: "Bea Li <bea@example.com>"`, "accepted"],
    [`${RECORD}, how: offline, signed-off-by: "Bea <bea@example.com>"`, "6:5: reviews[0]: an offline review needs `minutes`"],
    [`${RECORD}, how: offline, minutes: "https://wiki.example/1"`, "6:5: reviews[0]: an offline review needs `signed-off-by`"],
    [`${RECORD}, how: offline, minutes: "javascript:alert(1)", signed-off-by: "Bea <bea@example.com>"`, "minutes: expected the address of the minutes"],
    [`${RECORD}, how: offline, minutes: "https://wiki.example/1", signed-off-by: bea`, "signed-off-by: expected a name and an address"],
    [`${RECORD.replace("2026-11-23", "2026-13-01")}, how: online`, "date: expected a date such as 2026-11-23, found \"2026-13-01\""],
    [`${RECORD.replace("2026-11-23", "2026-02-30")}, how: online`, "reviews[0].date: there is no 2026-02-30"],
    [`${RECORD.replace(DIGEST, "latest")}, how: online`, "digest: expected the digest that `plimsoll design check` prints, found \"latest\""],
    [`${RECORD}, how: by mail`, "how: expected one of online, offline, found \"by mail\""],
  ])("with the review %j is %j", (written, said) => {
    expect(review(written)).toContain(said);
  });

  it("has a published schema that accepts what it accepts", () => {
    const validate = new Ajv2020({ strict: false }).compile(hoistDefinitions(frontMatterShape.schema));
    const front = (text: string): unknown => parse(text.split("---\n")[1] ?? "");
    expect(validate(front(sampleText()))).toBe(true);
    expect(validate(front(sampleText({ frontMatter: { status: "done" } })))).toBe(false);
  });

  it("is read or refused in one line, whatever it holds", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 80 }), fc.boolean(), (text, fenced) => {
      expect(problem(fenced ? `---\n${text}\n---\n` : text)).not.toContain("\n");
    }), { numRuns: 500 });
  });
});

describe("the digest of a design", () => {
  const { digest } = sample();

  it("stays when reviews and the status are written down, and when only the layout differs", () => {
    for (const status of ["draft", "approved", "superseded"]) expect(sample({ frontMatter: { status, reviews: [recordOf({ digest })] } }).digest).toBe(digest);
    const text = sampleText();
    for (const same of [`\uFEFF${text}`, text.replaceAll("\n", "\r\n"), text.replace("id: ORD-12\n", "# why\nid: 'ORD-12'\n"), text.replace("owners:\n  - ann\n", "owners: [ann]\n"), text.replace("reviews: []\n", "")]) {
      expect(same).not.toBe(text);
      expect(readDesign(same, "elsewhere.md").digest).toBe(digest);
    }
  });

  it.each([["id", "ORD-13"], ["title", "Other"], ["owners", ["ann", "bob"]], ["covers", ["src/**"]], ["covers", []], ["gray", {}]])("changes with %s", (key, value) => {
    expect(sample({ frontMatter: { [key]: value } }).digest).not.toBe(digest);
  });

  it("changes with every other edit of the text", () => {
    const text = sampleText();
    const start = text.indexOf("---\n", 4) + 4;
    fc.assert(fc.property(fc.integer({ min: start, max: text.length }), fc.integer({ min: 0, max: 5 }), fc.string({ minLength: 0, maxLength: 5 }), (at, removed, added) => {
      const edited = text.slice(0, at) + added + text.slice(at + removed);
      fc.pre(edited !== text);
      expect(readDesign(edited, "a.md").digest).not.toBe(digest);
    }), { numRuns: 300 });
  });
});
