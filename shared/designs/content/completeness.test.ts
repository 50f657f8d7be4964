import { describe, expect, it } from "@jest/globals";
import { readDesign } from "../document/design.js";
import { sample, sampleText, type SampleParts } from "../testing/sample.js";
import { contentProblems } from "./completeness.js";
import { ownCharacters } from "./own-words.js";
import { QUESTIONS, SECTIONS, type SectionName } from "./sections.js";
import { designTemplate } from "./template.js";

/** Code, line and the beginning of each problem. */
function said(text: string, minimum = 20): string[] {
  return contentProblems(readDesign(text, "d.md"), minimum).map(({ code, place, message }) => `${place.line} ${code}: ${message}`);
}

const saidOf = (parts: SampleParts): string[] => said(sampleText(parts));
const GRAY = sample().frontMatter.gray;
const gray = (given: Readonly<Record<string, unknown>>): SampleParts => ({
  frontMatter: { gray: { stages: [{ name: "a", traffic: 1, metric: "m", threshold: "< 1", bake: "1h" }, { name: "b", traffic: 100, metric: "m", threshold: "< 1", bake: "1h" }], alerts: GRAY.alerts, rollback: GRAY.rollback, ...given } },
});

describe("a filled design", () => {
  it("lacks nothing", () => {
    expect(said(sampleText())).toEqual([]);
    expect(saidOf(gray({}))).toEqual([]);
  });

  it.each<[string, (text: string) => string]>([
    ["headings of any level", (text) => text.replaceAll("\n## ", "\n#### ")],
    ["numbered headings", (text) => text.replace("## Architecture", "## 1. Architecture").replace("## Rollout", "## 6.2 Rollout")],
    ["underlined headings in capitals", (text) => text.replace("## Test cases", "TEST CASES\n---")],
    ["a section that has subsections of its own", (text) => text.replace("## Test cases\n", "## Test cases\n\n### Units\n")],
    ["a rollback plan inside the rollout", (text) => text.replace("## Rollback plan", "### Rollback plan")],
    ["line ends of Windows", (text) => text.replaceAll("\n", "\r\n")],
    ["the alert as a link", (text) => text.replace("`OrdersErrorBudgetBurn`", "[OrdersErrorBudgetBurn](https://alerts.example)")],
  ])("may have %s", (_what, change) => {
    const text = change(sampleText());
    expect(text).not.toBe(sampleText());
    expect(said(text)).toEqual([]);
  });

  it("may have stages of named targets alone, as nobody knows whether there are others", () => {
    const stage = { metric: "m", threshold: "< 1", bake: "1h" };
    expect(saidOf(gray({ stages: [{ name: "a", scope: ["eu"], ...stage }, { name: "b", scope: ["us", "asia"], ...stage }] }))).toEqual([]);
  });

  it("may be written without blanks, where a sentence is one word", () => {
    const sections: Partial<Record<SectionName, string>> = { Architecture: "订单服务通过消息队列写入账本，每条消息都带有幂等键并且保留一周。" };
    expect(saidOf({ sections })).toEqual([]);
  });
});

describe("what a design lacks", () => {
  it.each(SECTIONS)("is told for the section %s", (name) => {
    expect(saidOf({ sections: { [name]: null } })).toEqual([expect.stringMatching(`^2 section-missing: the section ${name} is missing; write a heading \`## ${name}\`$`)]);
    const line = sampleText({ sections: { [name]: "" } }).split("\n").indexOf(`## ${name}`) + 1;
    expect(saidOf({ sections: { [name]: "" } })[0]).toBe(`${line} section-empty: the section ${name} says nothing of its own yet; write at least 20 characters. ${QUESTIONS[name]}`);
  });

  it.each([
    "TBD", "N/A - to do later: TODO, pending, none", "xxx ".repeat(40), "x".repeat(50), "Implementation, implementation: reimplementation!", "理由".repeat(30), "a b c ".repeat(40), "<!-- a long comment that no reader of the document will ever see -->", "​⁠".repeat(40),
    "![](https://images.example/a-very-long-address-of-a-picture.png)", "[](https://pages.example/a-very-long-address-of-a-page)", "- [ ]\n- [x]", "***", "…………………………………………", QUESTIONS.Architecture,
    "### The parts and what they are\n\n### What talks to which other one", "TBC; to-do, placeholder, example, foo bar baz",
    `**${QUESTIONS.Architecture.toUpperCase()}**`, "<details><summary></summary></details>",
  ])("is text where a section holds %j", (text) => {
    expect(saidOf({ sections: { Architecture: text } })).toEqual([expect.stringMatching(/section-empty: the section Architecture says (?:nothing of its own yet; write at least 20 characters|too little: \d+ of at least 20 characters beyond the template's words)\./)]);
  });

  it("is told in the order of the document, and how far a text is", () => {
    const lacks = saidOf({ sections: { Rollout: "On Tuesday.", Architecture: "" }, ...gray({ alerts: [] }) });
    expect(lacks.map((one) => one.replace(/^\d+ ([a-z-]+).*/, "$1"))).toEqual(["alert-missing", "section-empty", "section-empty"]);
    expect(lacks.at(-1)).toMatch(/^\d+ section-empty: the section Rollout says too little: 9 of at least 20 characters beyond the template's words\. /);
  });

  it("is not made up by one text that is pasted under each heading", () => {
    const text = "The service writes through a queue, and OrdersErrorBudgetBurn watches that.";
    const pasted = Object.fromEntries(SECTIONS.map((name, index) => [name, index === 0 ? text : `*${text.toUpperCase().replace("ORDERSERRORBUDGETBURN", "`OrdersErrorBudgetBurn`")}*`]));
    expect(saidOf({ sections: pasted })).toEqual(SECTIONS.slice(1).map((name) => expect.stringContaining(`the section ${name} says word for word what Architecture says. ${QUESTIONS[name]}`)));
    expect(said(`${sampleText()}\n## Rollout\n\nOn a Tuesday morning, after the schema change, by the team on duty.\n`)).toEqual([]);
  });

  it("is not made up by one text in which all headings are nested", () => {
    const body = SECTIONS.map((name, index) => `${"#".repeat(Math.min(6, index + 1))} ${name}\n`).join("\n");
    const text = `${sampleText().split("\n# Orders")[0] ?? ""}\n${body}\nOnly the last section has this text, and OrdersErrorBudgetBurn.\n`;
    expect(said(text).map((one) => /section-empty: the section ([A-Z][a-z ]+) says/.exec(one)?.[1]).filter(Boolean)).toEqual(SECTIONS.filter((name) => name !== "Rollback plan"));
  });

  it("is not a heading inside code, a quote or a comment", () => {
    for (const hidden of ["```\n## Rollout\n```", "> ## Rollout", "<!--\n## Rollout\n-->"]) {
      const text = sampleText({ sections: { Rollout: null } }) + `\n${hidden}\n\nLong enough to be the text of a section.\n`;
      expect(said(text)).toEqual([expect.stringContaining("section-missing: the section Rollout is missing")]);
    }
  });

  it("may be filled in the second of two sections of one name", () => {
    expect(said(`${sampleText({ sections: { Rollout: "" } })}\n## Rollout\n\nOn a Tuesday morning by the team on duty.\n`)).toEqual([]);
  });

  it.each<[SampleParts, string]>([
    [{ frontMatter: { owners: [] } }, "owner-missing: owners is empty"],
    [{ frontMatter: { covers: [] } }, "covers-missing: covers is empty"],
    [{ frontMatter: { covers: undefined } }, "2 covers-missing: covers is empty"],
    [gray({ stages: [] }), "gray-stages: a gray release has at least two stages, found 0; each has a name, traffic or scope, metric, threshold and bake"],
    [gray({ stages: [{ name: "a", traffic: 100, metric: "m", threshold: "< 1", bake: "1h" }] }), "gray-stages: a gray release has at least two stages, found 1"],
    [gray({ stages: [{ name: "a", traffic: 10, metric: "m", threshold: "< 1", bake: "1h" }, { name: "b", traffic: 50, metric: "m", threshold: "< 1", bake: "1h" }] }), "gray-stages: the last stage with traffic reaches 50 percent of it; end with one of 100"],
    [gray({ stages: [{ name: "a", traffic: 10, metric: "m", threshold: "< 1", bake: "1h" }, { name: "b", scope: ["eu"], metric: "m", threshold: "< 1", bake: "1h" }] }), "gray-stages: the last stage with traffic reaches 10 percent of it"],
    [gray({ stages: [{ name: "TBD", traffic: 1, metric: "m", threshold: "< 1", bake: "1h" }, { name: "b", traffic: 100, metric: "m", threshold: "< 1", bake: "1h" }] }), 'gray-stages: the name of the stage "TBD" is only a placeholder; name what there is'],
    [gray({ stages: [{ name: "a", traffic: 1, metric: "n/a", threshold: "< 1", bake: "1h" }, { name: "b", traffic: 100, metric: "m", threshold: "< 1", bake: "1h" }] }), 'gray-stages: the metric of the stage "a" is only a placeholder'],
    [gray({ stages: [{ name: "a", scope: ["eu-1", "TODO"], metric: "m", threshold: "< 1", bake: "1h" }, { name: "b", traffic: 100, metric: "m", threshold: "< 1", bake: "1h" }] }), '12 gray-stages: the scope of the stage "a" is only a placeholder'],
    [gray({ alerts: ["TBD", "…"] }), "alert-missing: gray.alerts is empty"],
    [gray({ rollback: "" }), "rollback-missing: gray.rollback is empty"],
    [gray({ rollback: " TBD … " }), "rollback-missing: gray.rollback is empty"],
    [gray({ alerts: [] }), "alert-missing: gray.alerts is empty"],
    [gray({ alerts: ["Other", "OrdersError"] }), "alert-missing: the section Monitoring names none of the alerts of the front matter (Other, OrdersError); say what each one watches"],
    [gray({ alerts: ["ErrorBudgetBurn"] }), "alert-missing: the section Monitoring names none"],
  ])("is told for the front matter of %#", (parts, problem) => {
    expect(saidOf(parts)).toEqual([expect.stringContaining(problem)]);
  });

  it("tells a missing section Monitoring once", () => {
    expect(saidOf({ sections: { Monitoring: null } })).toHaveLength(1);
  });
});

describe("the template", () => {
  const template = designTemplate({ id: "ORD-1", title: "Orders", owner: "ann" });

  it("is a draft that can be read, and of which everything is to be filled in", () => {
    expect(readDesign(template, "d.md").frontMatter).toMatchObject({ id: "ORD-1", title: "Orders", status: "draft", owners: ["ann"] });
    expect(said(template).map((one) => one.replace(/^\d+ ([a-z-]+).*/, "$1"))).toEqual(["covers-missing", "gray-stages", "alert-missing", "rollback-missing", ...SECTIONS.map(() => "section-empty")]);
    expect(readDesign(designTemplate({ id: "ORD-1", title: "Orders", owner: null }), "d.md").frontMatter.owners).toEqual([]);
  });

  it("shows a stage that can be taken over as it is", () => {
    const example = template.split("\n").filter((line) => /^# {3}(?:stages:| {2}- \{|alerts:|rollback:)/.test(line)).map((line) => line.replace(/^# /, ""));
    const filled = template.replace('gray:\n  stages: []\n  alerts: []\n  rollback: ""\n', `gray:\n${example.join("\n")}\n`);
    expect(readDesign(filled, "d.md").frontMatter.gray.stages).toHaveLength(3);
  });

  it.each(["a: b # c", "---", "<!-- hidden", "\"; x: 1", "two\nlines", "# x", "`a` *b* ![](c)", "\u202Ebidi", "::error::x", "{{ x }}"])("holds the title %j as it is", (title) => {
    const design = readDesign(designTemplate({ id: "ORD-1", title, owner: null }), "d.md");
    expect(design.frontMatter.title).toBe(title);
    expect(contentProblems(design, 20).filter(({ code }) => code === "section-missing")).toEqual([]);
  });
});

describe("the words of a text", () => {
  it("count once, without fillers and without those of the template", () => {
    expect(ownCharacters("Orders, orders & ORDERS!")).toBe(6);
    expect(ownCharacters("write orders here", "Write here.")).toBe(6);
    expect(ownCharacters("reconciliation of orders")).toBe(8 + 2 + 6);
    expect(ownCharacters("订单和订单 ストア")).toBe(6);
    expect(ownCharacters("tbd TODO: n/a (none)")).toBe(0);
  });

  it("are counted in a moment, however the text is made", () => {
    const started = performance.now();
    for (const text of ["-".repeat(500_000), `a${"-".repeat(500_000)}`, "a-".repeat(250_000), " ".repeat(500_000)]) ownCharacters(text);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
