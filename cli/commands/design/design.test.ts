import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import type { Outcome } from "../../../shared/action/context.js";
import type { Definition } from "../../../shared/action/define.js";
import { sample, sampleText } from "../../../shared/designs/testing/sample.js";
import { contextFor, keepingLog } from "../../../tests/support/context.js";
import { gitCheckout } from "../../../tests/support/git-checkout.js";
import { useTemporaryFolder } from "../../../tests/support/temporary-folder.js";
import { definition as check } from "./check.js";
import { definition as create } from "./new.js";

const top = useTemporaryFolder();
const PLAIN = { colour: false, columns: 100 };

async function run(definition: Definition, inputs: Readonly<Record<string, string>> = {}, workspace = top(), log = keepingLog()): Promise<Outcome> {
  const outcome = await definition.invoke(new Map(Object.entries(inputs)), contextFor({ workspace, log }), { workspace, confined: false });
  definition.document.check(JSON.parse(JSON.stringify(outcome.document)), []);
  return outcome;
}

function write(file: string, content: string): void {
  mkdirSync(path.dirname(path.join(top(), file)), { recursive: true });
  writeFileSync(path.join(top(), file), content);
}

const read = (file: string): string => readFileSync(path.join(top(), file), "utf8");

describe("plimsoll design new", () => {
  it("writes a document to fill in, where the policy looks for it", async () => {
    const outcome = await run(create, { id: "ORD-12", title: "Orders by region", owner: "ann" });
    expect(outcome.document).toEqual({ id: "ORD-12", file: "docs/design/ORD-12.md" });
    expect(outcome.text(PLAIN)).toBe("wrote docs/design/ORD-12.md: fill it in, then plimsoll design check docs/design/ORD-12.md says what it lacks\n");
    expect(read("docs/design/ORD-12.md")).toContain('id: "ORD-12"\ntitle: "Orders by region"\n');
    write(".github/plimsoll.yml", "design: { documents: ['*.design.md', 'designs/**'] }\n");
    expect((await run(create, { id: "B", title: "B", file: "designs/b.md" })).document).toEqual({ id: "B", file: "designs/b.md" });
    await expect(run(create, { id: "A", title: "A" })).rejects.toThrow("A.md is none of the policy's design documents (*.design.md, designs/**); name a file that design.documents matches");
  });

  it("overwrites nothing", async () => {
    write("docs/design/ORD-12.md", "mine");
    await expect(run(create, { id: "ORD-12", title: "Orders" })).rejects.toThrow("docs/design/ORD-12.md is there already, and nothing is overwritten; choose another id or --file");
    expect(read("docs/design/ORD-12.md")).toBe("mine");
    write("docs/design/sub/x.md", sampleText({ frontMatter: { id: "X" } }));
    await expect(run(create, { id: "X", title: "Again" })).rejects.toThrow("the id X is that of docs/design/sub/x.md already; choose another one");
  });

  it.each([
    [{ id: "../../etc/x", title: "T" }, "etc/x.md:2:1: id: expected an id of letters, digits, dots, hyphens and underscores"],
    [{ id: "A", title: "T", owner: "@ann" }, "owners[0]: expected a login without @"],
    [{ id: "A", title: "T", file: "../a.md" }, "lies outside"],
    [{ id: "A" }, "input title is required"],
  ])("refuses %j", async (inputs, message) => {
    await expect(run(create, inputs as Record<string, string>)).rejects.toThrow(message);
  });
});

describe("plimsoll design from a folder below the top", () => {
  it("writes and checks the project's documents, and tells their paths from where one is", async () => {
    gitCheckout(top());
    write("src/deep/a.ts", "");
    const below = path.join(top(), "src/deep");
    const log = keepingLog();
    const created = await run(create, { id: "ORD-13", title: "Orders" }, below, log);
    expect(created.document).toEqual({ id: "ORD-13", file: "../../docs/design/ORD-13.md" });
    expect(log.lines).toEqual([`warning: there is no .github/plimsoll.yml in ${below}, nor above it up to ${top()}: what holds without a policy is taken`]);
    expect(read("docs/design/ORD-13.md")).toContain('id: "ORD-13"');
    await expect(run(create, { id: "ORD-13", title: "Again", file: "../../docs/design/b.md" }, below)).rejects.toThrow("the id ORD-13 is that of ../../docs/design/ORD-13.md already");
    await expect(run(create, { id: "B", title: "B", file: "b.md" }, below)).rejects.toThrow("b.md is none of the policy's design documents (docs/design/**/*.md)");
    write("docs/design/ORD-13.md", sampleText({ frontMatter: { id: "ORD-13" } }));
    write(".github/plimsoll.yml", "version: 1\n");
    const quiet = keepingLog();
    expect((await run(check, {}, below, quiet)).document).toMatchObject({ documents: [{ path: "../../docs/design/ORD-13.md", plan: { design: { path: "docs/design/ORD-13.md" } } }] });
    expect((await run(check, { files: "../../docs/design/ORD-13.md" }, below)).verdict).toBe("pass");
    expect(quiet.lines).toEqual([]);
  });
});

describe("plimsoll design check", () => {
  it("passes what can be reviewed, with the digest to record and the gray plan", async () => {
    write("docs/design/ORD-12.md", sampleText({ frontMatter: { reviews: [{ who: "bea", role: "architect", how: "online", date: "2026-11-23", digest: sample().digest }, { who: "cem", role: "operator", how: "online", date: "2026-11-23", digest: "0".repeat(64) }] } }));
    write("docs/design/readme.md", "# Designs\n");
    const outcome = await run(check);
    expect(outcome).toMatchObject({
      verdict: "pass",
      document: { verdict: "pass", documents: [{ path: "docs/design/ORD-12.md", id: "ORD-12", status: "in-review", digest: sample().digest, problems: [], plan: { version: 1, design: { id: "ORD-12" } }, reviews: [{ who: "bea", role: "architect", current: true }, { who: "cem", role: "operator", current: false }] }] },
    });
    expect(outcome.text(PLAIN)).toBe([
      "✔ docs/design/ORD-12.md  ORD-12, in-review", "  of this content: bea as architect", "  of other content, void: cem as operator", `  digest ${sample().digest}`, "", "1 document ready for a review", "",
    ].join("\n"));
  });

  it("fails an approved document of whose content no approval is recorded, and hands out no plan of it", async () => {
    const { digest } = sample();
    const record = { who: "bea", role: "architect", how: "online", date: "2026-11-23", digest };
    const checked = async (reviews: readonly object[]): Promise<unknown> => {
      write("docs/design/ORD-12.md", sampleText({ frontMatter: { status: "approved", reviews } }));
      return (await run(check)).document;
    };
    const lacks = (message: unknown) => ({ verdict: "fail", documents: [{ plan: null, problems: [{ code: "approval-missing", message }] }] });
    write(".github/plimsoll.yml", 'design: { roles: { architect: { from: ["@bea"] } } }\n');
    expect(await checked([])).toMatchObject(lacks("the role architect has approved 0 of 1 times; no review of this role is recorded"));
    expect(await checked([{ ...record, role: "operator" }])).toMatchObject(lacks("the role architect has approved 0 of 1 times; no review of this role is recorded"));
    expect(await checked([{ ...record, digest: "0".repeat(64) }])).toMatchObject(lacks(expect.stringContaining("the document was edited after bea approved it")));
    expect(await checked([record])).toMatchObject({ verdict: "pass", documents: [{ problems: [], plan: { version: 1 } }] });
    write(".github/plimsoll.yml", "version: 1\n");
    expect(await checked([record])).toMatchObject({ documents: [{ problems: [{ code: "no-role" }] }] });
  });

  it("says what a new document lacks, each with its line", async () => {
    await run(create, { id: "A", title: "T" });
    const outcome = await run(check, { files: "docs/design/A.md" });
    expect(outcome.verdict).toBe("fail");
    const text = outcome.text(PLAIN);
    expect(text).toMatch(/^✘ docs\/design\/A\.md {2}A, draft\n {2}6:1 {2}owners is empty; name who wrote the design, by login\n {2}8:1 {2}covers is empty/);
    expect(text).toMatch(/\n\n1 of 1 document not ready for a review\n$/);
    const places = (outcome.document as { documents: { problems: { line: number }[] }[] }).documents[0]?.problems.map(({ line }) => line) ?? [];
    expect(places.every((line) => line > 0)).toBe(true);
  });

  it("names the place of what cannot be read, and checks the others", async () => {
    write("docs/design/a.md", "---\nid: A\ntitle: T\nstatus: approvd\n---\n");
    write("docs/design/b.md", sampleText({ frontMatter: { status: "superseded" }, sections: { Rollout: "" } }));
    write("docs/design/c.md", "a\u001B[2J\n");
    const outcome = await run(check);
    expect(outcome.document).toMatchObject({ verdict: "fail", documents: [{ id: null, digest: null, plan: null, problems: [{ code: "unreadable", line: 4, column: 1 }] }, { id: "ORD-12", problems: [], plan: null }, { problems: [{ line: 1 }] }] });
    expect(outcome.text(PLAIN)).toContain('✘ docs/design/a.md\n  4:1  status: expected one of draft, in-review, approved, superseded, found "approvd"; did you mean\n       "approved"?\n');
    expect(outcome.text({ colour: true, columns: 200 })).not.toContain("\u001B[2J");
    expect(outcome.text({ colour: true, columns: 20 })).toContain("\u001B[31m✘");
  });

  it("refuses to check nothing, and files that are none", async () => {
    await expect(run(check)).rejects.toThrow(`there is no design document (docs/design/**/*.md) below ${top()}; plimsoll design new writes one`);
    await expect(run(check, { files: "docs/design/none.md" })).rejects.toThrow("there is no such file; plimsoll design new writes one");
    await expect(run(check, { files: "../x.md" })).rejects.toThrow("lies outside");
    write("docs/design/large.md", `---\n${"x".repeat(1024 * 1024)}`);
    expect((await run(check)).document).toMatchObject({ documents: [{ problems: [{ line: null, column: null }] }] });
  });
});
