import { describe, expect, it } from "@jest/globals";
import { contextFor } from "../../../tests/support/context.js";
import { gitCheckout } from "../../../tests/support/git-checkout.js";
import { useTemporaryFolder } from "../../../tests/support/temporary-folder.js";
import { definition as init } from "../init.js";
import { definition } from "./lint.js";

const POLICY = ".github/plimsoll.yml";
const CALLER = ".github/workflows/mr-checklist.yml";

describe("plimsoll mr-checklist lint in a repository", () => {
  const folder = useTemporaryFolder();

  /** What it advises on each item of a policy beside these files. */
  async function advised(items: string, files: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
    const { write } = gitCheckout(folder());
    write(POLICY, `checklist: { preset: none, items: [ ${items} ] }\n`);
    for (const [file, content] of Object.entries(files)) write(file, content);
    return advice();
  }

  async function advice(): Promise<readonly string[]> {
    const outcome = await definition.invoke(new Map(), contextFor({ workspace: folder() }));
    const document = definition.document.check(JSON.parse(JSON.stringify(outcome.document)), []) as { readonly advice: readonly { readonly item: string | null; readonly message: string }[] };
    return document.advice.map(({ item, message }) => `${String(item)}: ${message}`);
  }

  const caller = (more: string): string => `on: { pull_request: }\njobs: { a: { uses: plimsoll/plimsoll/.github/workflows/mr-checklist.yml@v1${more} }, b: { runs-on: x, steps: [] } }\n`;
  const OWNED = "{ id: owned, verify: review, require: { reviews: { from: [codeowners] } } }";
  const FOUND = "{ id: found, verify: machine, require: { findings: { reports: [r/**] } } }";
  const RECORDED = "{ id: recorded, verify: machine, require: { record: { gate: fvt } } }";

  it("tells of code owners where there is no CODEOWNERS, and of teams that no workflow's own token can read", async () => {
    expect(await advised(OWNED)).toEqual(["owned: asks the code owners, and there is no CODEOWNERS in .github, at the top or in docs: it will be an error; add the file, or name groups in from"]);
    expect(await advised(OWNED, { "docs/CODEOWNERS": "* @alice\n" })).toEqual([]);
    const teams = "owned: asks the code owners, and CODEOWNERS names teams (@acme/core, @acme/dba), which the workflow's own token cannot read: give the action an org-token";
    const owners = { CODEOWNERS: "* @acme/core @bea\n/db/ @acme/dba\n/x/ @acme/core" };
    expect(await advised(OWNED, owners)).toEqual([`${teams}, or name the people`]);
    expect(await advised(OWNED, { ...owners, [CALLER]: caller("") })).toEqual([`${teams} in ${CALLER}, or name the people`]);
    expect(await advised(OWNED, { [CALLER]: caller(", secrets: { org-token: x }") })).toEqual([]);
    expect(await advised(OWNED, { [CALLER]: caller(", secrets: inherit") })).toEqual([]);
    expect(await advised(OWNED, { [CALLER]: caller(", secrets: { other: x }") })).toHaveLength(1);
    expect(await advised("{ id: either, verify: review, require: { any: [ { reviews: { from: [codeowners] } }, { reviews: {} } ] } }")).toEqual([]);
  });

  it("tells of teams in CODEOWNERS only where they own what the item is about", async () => {
    const of = (paths: string): string => `{ id: owned, verify: review, require: { reviews: { from: [codeowners], paths: ["${paths}"] } } }`;
    const files = { CODEOWNERS: "* @acme/core\n/db/ @bea\n", "db/1.sql": "", "src/a.ts": "" };
    expect(await advised(of("db/**"), files)).toEqual([]);
    expect(await advised(of("src/**"), files)).toEqual([expect.stringContaining("names teams (@acme/core)")]);
    expect(await advised(of("none-yet/**"), files)).toEqual([expect.stringContaining("names teams (@acme/core)")]);
  });

  it("tells of what can never hold, holds always, or is misspelt", async () => {
    const issue = (via: string): string => `{ id: linked, verify: machine, require: { issue: { via: [${via}] } } }`;
    expect(await advised(issue("tracker-key"))).toEqual(["linked: asks for a tracker's key, and checklist.trackers names no tracker: it can never hold"]);
    expect(await advised(issue("tracker-key, sidebar"))).toEqual([]);
    expect(await advised("{ id: linked, verify: machine, require: { any: [ { issue: { via: [tracker-key] } }, { issue: {} } ] } }")).toEqual([]);
    expect(await advised(`${issue("tracker-key")} ], trackers: { jira: { pattern: "ORD-[0-9]+" } }, without: [`)).toEqual([]);
    const found = (limits: string): string => `{ id: found, verify: machine, require: { findings: { reports: [r/**], limits: { ${limits} } } } }`;
    expect(await advised(found("error: null, warning: null"))).toEqual(["found: lets any number of findings through at every level: it holds as soon as there is a report; set a number in limits"]);
    expect(await advised(found("error: 3, warning: null"))).toEqual([]);
    const recorded = (gate: string): string => `{ id: recorded, verify: machine, require: { record: { gate: ${gate} } } }`;
    expect(await advised(recorded("coverage-gat"))).toEqual(['recorded: reads the record of coverage-gat, which no gate of Plimsoll writes; did you mean "coverage-gate"?']);
    expect(await advised(`${recorded("coverage-gate")}, ${recorded("licences").replace("recorded", "own")}`)).toEqual([]);
  });

  it("tells of a list that fails nearly every change because nothing on it applies", async () => {
    expect(await advised("")).toEqual(["null: the list has no item of its own, so that every change fails which does not touch the rules: nothing applies to it; add items, or say nothing-applicable: allow"]);
    expect(await advised(" ], nothing-applicable: allow, without: [")).toEqual([]);
  });

  it("tells of reports and records that no caller passes on", async () => {
    const both = `${FOUND}, ${RECORDED}`;
    expect(await advised(both)).toEqual([]);
    expect(await advised(both, { [CALLER]: caller(""), ".github/workflows/publish.yaml": caller("").replace("mr-checklist.yml", "mr-checklist-publish.yml") })).toEqual([
      `found: counts the reports of analysers, which ${CALLER} and .github/workflows/publish.yaml do not pass on: give each of them artifacts, the pattern of those that hold them`,
      `recorded: reads the record of another gate, which ${CALLER} and .github/workflows/publish.yaml do not pass on: give each of them records, the pattern of the artifacts with them`,
    ]);
    const given = caller(", with: { artifacts: 'reports-*', records: 'plimsoll-record-*' }");
    expect(await advised(both, { [CALLER]: given, ".github/workflows/publish.yaml": given })).toEqual([]);
    expect(await advised(both, { ".github/workflows/publish.yaml": "a: [", [CALLER]: caller(", with: { artifacts: '', records: r }") })).toEqual([`found: counts the reports of analysers, which ${CALLER} does not pass on: give it artifacts, the pattern of those that hold them`]);
    expect(await advised("{ id: one, verify: machine, require: { any: [ { record: { gate: fvt } }, { check: { name: fvt } } ] } }", { [CALLER]: caller("") })).toEqual([]);
  });

  it("tells of headings and boxes that the template does not have", async () => {
    const items = [
      "{ id: why, verify: attested, when: { not: { author: { in: [bots] } } }, require: { all: [ { section: { heading: Why } }, { section: { heading: How } }, { tick: { key: tried } } ] } }",
      "{ id: kind, verify: attested, when: { not: { author: { in: [bots] } } }, require: { tick-group: { heading: Kind } } }",
      "{ id: other, verify: machine, when: { not: { author: { in: [bots] } } }, require: { any: [ { section: { heading: Gone } }, { section: { heading: Why } } ] } }",
    ].join(", ");
    expect(await advised(items)).toEqual([]);
    const template = ".github/PULL_REQUEST_TEMPLATE.md";
    const lacks = (what: string): string => `looks for ${what}, which ${template} does not have; plimsoll mr-checklist template prints one that has`;
    expect(await advised(items, { [template]: "## 📝 why?\n" })).toEqual([`why: ${lacks('the heading "How", a box with <!-- plimsoll:tried -->')}`, `kind: ${lacks('the heading "Kind"')}`]);
    expect(await advised(items, { [template]: "## Why\n\n## How\n\n- [ ] Tried <!-- plimsoll:tried -->\n\n## Kind\n" })).toEqual([]);
  });

  it("tells of a design that nobody may approve", async () => {
    const message = "asks for an approved design, and design.roles names nobody who approves one: it can never hold";
    expect(await advised("{ id: designed, verify: review, require: { design: {} } }, { id: drafted, verify: machine, require: { design: { status: [approved, in-review] } } }")).toEqual([`designed: ${message}`]);
    const { write } = gitCheckout(folder());
    write(POLICY, 'checklist: { preset: none, items: [ { id: designed, verify: review, require: { design: {} } } ] }\ndesign: { roles: { architect: { from: ["@bea"] } } }\n');
    expect(await advice()).toEqual([]);
    write("base.yml", 'checklist: { preset: none, items: [ { id: designed, verify: review, final: true, require: { design: {} } } ] }\ndesign: { roles: { architect: { from: ["@bea"] } } }\n');
    write(POLICY, "checklist: { extends: ./base.yml }\n");
    expect(await advice()).toEqual([]);
  });

  it("takes a group for used that only a role of designs names, its own or that of a final item", async () => {
    const { write } = gitCheckout(folder());
    const designed = (more: string): string => `checklist: { preset: none, ${more} }\ndesign: { roles: { architect: { from: [architects] } } }\n`;
    write(POLICY, designed("groups: { architects: { users: [bea] } }"));
    expect((await advice()).filter((one) => one.includes("names the group"))).toEqual([]);
    write("base.yml", designed("groups: { architects: { users: [bea] } }, items: [ { id: designed, verify: review, final: true, require: { design: {} } } ]"));
    write(POLICY, "checklist: { extends: ./base.yml }\n");
    expect((await advice()).filter((one) => one.includes("names the group"))).toEqual([]);
    write(POLICY, designed(""));
    await expect(advice()).rejects.toThrow(`${POLICY}:2:40: design.roles.architect.from[0]: there is no group "architects"; declare it under checklist.groups, or write a login as "@architects"`);
  });

  it("tells of an item about designs that does not look at a change which only withdraws one", async () => {
    const { write } = gitCheckout(folder());
    const advisedOn = async (when: string, documents = "docs/design/**/*.md"): Promise<readonly string[]> => {
      write(POLICY, `checklist: { preset: none, items: [ { id: designed, verify: review, when: ${when}, require: { all: [ { design: {} }, { reviews: {} } ] } } ] }\ndesign: { documents: ["${documents}"], roles: { architect: { from: ["@bea"] } } }\n`);
      return advice();
    };
    const missing = (glob: string): string => `designed: asks for a design, and when leaves out design documents (${glob}): nobody looks at a change that only withdraws a design; name them in when, beside the rest under any: { files: { any: ["${glob}"] } }`;
    const documents = '{ files: { any: ["docs/design/**/*.md"] } }';
    const large = "{ size: { lines-over: 800 } }";
    for (const when of [large, `{ all: [ ${documents}, ${large} ] }`, `{ not: ${documents} }`, '{ label: { any: [x] } }', '{ files: { any: ["src/**"] } }', '{ files: { any: ["docs/**"], all: ["src/**"] } }']) expect(await advisedOn(when)).toEqual([missing("docs/design/**/*.md")]);
    for (const when of [documents, `{ any: [ ${large}, ${documents} ] }`, '{ files: { any: ["docs/**"] } }', `{ all: [ ${documents}, { not: { author: { in: [bots] } } }, { base: { any: [main] } } ] }`]) expect(await advisedOn(when)).toEqual([]);
    expect(await advisedOn(documents, "designs/{a,b}/*.md")).toEqual([missing("designs/{a,b}/*.md")]);
    expect(await advisedOn('{ files: { any: ["designs/{a,b}/*.md"] } }', "designs/{a,b}/*.md")).toEqual([]);
  });

  it("has no advice on what plimsoll init has just written", async () => {
    const { write } = gitCheckout(folder());
    write("CODEOWNERS", "* @alice @acme/core\n/migrations/ @bea\n");
    write("migrations/1.sql", "");
    await init.invoke(new Map(), contextFor({ workspace: folder() }));
    expect(await advice()).toEqual([]);
  });
});
