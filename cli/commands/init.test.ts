import { existsSync, mkdirSync, readFileSync, symlinkSync, unlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import { parsePolicy } from "../../shared/policy/parse.js";
import { contextFor } from "../../tests/support/context.js";
import { gitCheckout } from "../../tests/support/git-checkout.js";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { MANDATORY_ITEMS } from "../../actions/mr-checklist/presets/mandatory-items.js";
import { definition } from "./init.js";
import { definition as lint } from "./mr-checklist/lint.js";

const [WORKFLOW, POLICY, TEMPLATE] = [".github/workflows/plimsoll.yml", ".github/plimsoll.yml", ".github/pull_request_template.md"];
const CALLERS = [".github/workflows/mr-checklist.yml", ".github/workflows/mr-checklist-publish.yml", ".github/workflows/mr-checklist-again.yml"];

describe("plimsoll init", () => {
  const top = useTemporaryFolder();
  const repository = () => gitCheckout(path.join(top(), "project"));

  async function init(folder: string, inputs: Readonly<Record<string, string>> = {}) {
    const outcome = await definition.invoke(new Map(Object.entries(inputs)), contextFor({ workspace: folder }));
    return { document: definition.document.check(outcome.document, []), printed: outcome.text({ colour: false, columns: 200 }) };
  }

  it("writes a workflow and a policy that hold the defaults, and says what it found", async () => {
    const { folder, write, commit } = repository();
    write("jest.config.js", "");
    commit("first");
    expect(await init(folder)).toEqual({
      document: { written: [WORKFLOW, POLICY, ...CALLERS, TEMPLATE], kept: [], suites: [{ name: "jest", runner: "jest", evidence: "jest.config.js" }], defaultBranch: "main", checklist: null },
      printed: [
        "found  jest, because of jest.config.js", `wrote  ${WORKFLOW}`, `wrote  ${POLICY}`, ...CALLERS.map((file) => `wrote  ${file}`), `wrote  ${TEMPLATE}`, "",
        "Next: plimsoll pipeline runs it here; commit it all to run it on GitHub, and make these required there:", "  plimsoll / verdict", "  plimsoll/mr-checklist: main", "",
      ].join("\n"),
    });
    const policy = readFileSync(path.join(folder, POLICY), "utf8");
    expect(policy).toContain("  # Found in this repository:\n  #   jest, because of jest.config.js\n");
    expect({ ...parsePolicy(policy, POLICY), checklist: null }).toEqual({ ...parsePolicy("", POLICY), checklist: null });
    expect(parse(readFileSync(path.join(folder, WORKFLOW), "utf8"))).toEqual({
      name: "Plimsoll",
      on: { pull_request: null, merge_group: null, push: { branches: ["main"] } },
      permissions: {},
      concurrency: { group: "plimsoll-${{ github.event.pull_request.number || github.sha }}", "cancel-in-progress": "${{ github.event_name == 'pull_request' }}" },
      jobs: { plimsoll: { permissions: { contents: "read" }, uses: "plimsoll/plimsoll/.github/workflows/pipeline.yml@v1" } },
    });
  });

  it("serves an empty repository before its first commit", async () => {
    const { document, printed } = await init(repository().folder);
    expect(document).toMatchObject({ written: [WORKFLOW, POLICY, ...CALLERS, TEMPLATE], suites: [] });
    expect(printed).toContain("found  no tests yet; looked for Jest (a jest.config file, or jest in package.json), pytest (");
    const policy = readFileSync(path.join(top(), "project", POLICY), "utf8");
    expect(policy).toContain("  # No test suite was found yet.\n");
    expect(parsePolicy(policy, POLICY).tests.suites).toEqual([]);
  });

  it("keeps files that are there, unless it is forced to overwrite them", async () => {
    const { folder, write } = repository();
    write(POLICY, "version: 1 # mine\n");
    const kept = await init(folder);
    expect(kept.document).toMatchObject({ written: [WORKFLOW, ...CALLERS, TEMPLATE], kept: [POLICY] });
    expect(kept.printed).toContain(`kept   ${POLICY} is there already; --force overwrites it\n`);
    expect((await init(folder)).document).toMatchObject({ written: [], kept: [WORKFLOW, POLICY, ...CALLERS, TEMPLATE] });
    expect(readFileSync(path.join(folder, POLICY), "utf8")).toBe("version: 1 # mine\n");
    expect((await init(folder, { force: "true", release: "v1.2.3" })).document).toMatchObject({ written: [WORKFLOW, POLICY, ...CALLERS], kept: [TEMPLATE] });
    expect(readFileSync(path.join(folder, POLICY), "utf8")).not.toContain("mine");
    expect(readFileSync(path.join(folder, POLICY), "utf8")).toMatch(/^# yaml-language-server: \$schema=https:\/\/raw\.githubusercontent\.com\/plimsoll\/plimsoll\/v1\.2\.3\/docs\/schemas\/policy\.json\n/);
    expect(readFileSync(path.join(folder, WORKFLOW), "utf8")).toContain("pipeline.yml@v1.2.3\n");
  });

  /** The ids of the items that its policy puts in force, once written, and that it would with every comment taken away. */
  function proposed(folder: string): { readonly inForce: readonly string[]; readonly all: readonly string[]; readonly section: string } {
    const policy = readFileSync(path.join(folder, POLICY), "utf8");
    const section = policy.slice(policy.indexOf("checklist:"));
    const uncommented = policy.replace("  # items:", "  items:").replace(/^ {4}# - /gm, "    - ");
    const [inForce, all] = [policy, uncommented].map((text) => parsePolicy(text, POLICY).checklist.items.map(({ id }) => id));
    return { inForce: inForce ?? [], all: all ?? [], section };
  }

  /** What lint says of the policy that was written. */
  async function linted(folder: string) {
    const outcome = await lint.invoke(new Map(), contextFor({ workspace: folder }));
    return lint.document.check(JSON.parse(JSON.stringify(outcome.document)), []) as { readonly verdict: string; readonly items: readonly { readonly id: string }[]; readonly advice: readonly unknown[] };
  }

  const PROPOSED = ["title", "coverage", "static-analysis", "coding-standards", "change-described", "documented", "owners-approved", "ddl-approved", "design"];

  it("proposes the whole mandatory list, and says of each item that is not in force what is missing", async () => {
    const { folder, write } = repository();
    for (const file of ["db/migrate/1_orders.sql", "CODEOWNERS", "eslint.config.js", ".semgrep/rules.yml", "docs/guide.md"]) write(file, "");
    await init(folder);
    const { inForce, all, section } = proposed(folder);
    expect(section.replace(/- \{ id: ([\w-]+), .*/g, "- $1")).toMatchInlineSnapshot(`
"checklist:
  # Items to start from: default, mandatory (all that a change can be asked for) or none. The docs list them.
  preset: default
  without: [described] # change-described asks for more
  # The mandatory list: what this repository has all for is in force, of the rest a comment says what is missing.
  # In force by the preset already: issue-linked, pipeline, approved.
  items:
    # The last commits do not read as conventional ones: first agree on titles such as fix: orders without lines.
    # - title
    # No test suite was found yet, so nothing measures the coverage: first write a test.
    # - coverage
    # Found Semgrep (.semgrep/rules.yml); first let a workflow run: semgrep scan --sarif --output reports/analysis/semgrep.sarif
    # - static-analysis
    # Found ESLint (eslint.config.js); first let a workflow run: npx eslint --format json --output-file reports/standards/eslint.json .
    # - coding-standards
    - change-described
    - documented
    # CODEOWNERS names nobody: first name the owners of every business-critical path there.
    # - owners-approved
    # Found db/migrate/1_orders.sql, and CODEOWNERS names nobody for it: first name who owns it there.
    # - ddl-approved
    # No design document was found: plimsoll design new writes one. Then name who approves designs in a section design with roles.
    # - design
"
`);
    expect([...all, "issue-linked", "pipeline", "approved"].sort()).toEqual(MANDATORY_ITEMS.map(({ id }) => id).sort());
    expect(inForce).toEqual(["change-described", "documented"]);
    const template = readFileSync(path.join(folder, TEMPLATE), "utf8");
    expect(["## Why\n", "## How it was tested\n", "## Rollback plan\n", "<!-- plimsoll:documented -->"].filter((text) => !template.includes(text))).toEqual([]);
  });

  const NODE = { "package.json": "{}", "jest.config.js": "", "CHANGELOG.md": "# 1.0.0\n" };
  const cases: readonly (readonly [repository: string, files: Readonly<Record<string, string>>, inForce: readonly string[]])[] = [
    ["an empty repository", {}, ["change-described"]],
    ["a Node service with CODEOWNERS of users", { ...NODE, CODEOWNERS: "* @alice\n/db/ @olga\n", "db/1.sql": "" }, ["coverage", "change-described", "documented", "owners-approved", "ddl-approved"]],
    ["a Node service with CODEOWNERS of teams", { ...NODE, CODEOWNERS: "* @acme/dev\n/db/ @olga\n", "db/1.sql": "" }, ["coverage", "change-described", "documented", "ddl-approved"]],
    ["designs that somebody owns", { ...NODE, CODEOWNERS: "docs/design/ @olga\n", "docs/design/ORD-1.md": "", "docs/design/README.md": "" }, ["coverage", "change-described", "documented", "owners-approved", "design"]],
    ["designs that a team owns", { CODEOWNERS: "* @acme/dev\n", "docs/design/ORD-1.md": "" }, ["change-described", "documented"]],
    ["designs of nobody", { "docs/design/ORD-1.md": "" }, ["change-described", "documented"]],
    ["a Python project with Ruff", { "tests/test_a.py": "", "pyproject.toml": "[tool.ruff]\nline-length = 120\n" }, ["coverage", "change-described"]],
    ["a template without those headings", { "pull_request_template.md": "## Why\n", "docs/a.md": "" }, []],
    ["a template that has all", { "pull_request_template.md": "## Why\n## How it was tested\n## Rollback plan\n- [ ] Said <!-- plimsoll:documented -->\n", "docs/a.md": "" }, ["change-described", "documented"]],
    ["several templates", { ".github/PULL_REQUEST_TEMPLATE/fix.md": "## Why\n" }, []],
  ];
  it.each(cases)("writes a policy that lint finds right, with each item once, for %s", async (_repository, files, inForce) => {
    const { folder, write } = repository();
    for (const [file, content] of Object.entries(files)) write(file, content);
    await init(folder);
    expect(proposed(folder)).toMatchObject({ inForce, all: PROPOSED });
    const { verdict, items } = await linted(folder);
    expect(verdict).toBe("pass");
    const default_ = inForce.includes("change-described") ? ["issue-linked", "title", "pipeline", "approved"] : ["issue-linked", "title", "described", "pipeline", "approved"];
    expect(items.map(({ id }) => id)).toEqual([...default_, ...inForce, "policy-changed"]);
  });

  it("names in the section design who owns the designs that are there, so that the item can hold", async () => {
    const { folder, write } = repository();
    write("CODEOWNERS", "docs/design/ @olga\n");
    write("docs/design/ORD-1.md", "");
    await init(folder);
    expect(parsePolicy(readFileSync(path.join(folder, POLICY), "utf8"), POLICY).design.roles).toEqual(new Map([["architect", { count: 1, from: ["@olga"] }]]));
    expect((await linted(folder)).advice).toEqual([]);
    write(POLICY, 'design: { roles: { lead: { from: ["@bea"] } } }\n');
    const { document } = await init(folder);
    expect(document).toMatchObject({ checklist: expect.not.stringContaining("\ndesign:") });
  });

  it("holds titles to conventional commits where the last commits are all such, and only there", async () => {
    const { folder, write, commit } = repository();
    for (const title of ["feat: a", "fix(db): b", "docs: c", "test: d"]) {
      write("a.txt", title);
      commit(title);
    }
    await init(folder);
    expect(proposed(folder).inForce).toEqual(["change-described"]);
    write("a.txt", "e");
    commit("chore: e");
    await init(folder, { force: "true" });
    expect(proposed(folder).inForce).toContain("title");
    write("a.txt", "f");
    commit("more of it");
    await init(folder, { force: "true" });
    expect(proposed(folder).inForce).not.toContain("title");
  });

  it.each([
    ["pyproject.toml", "[tool.ruff]\n", "Ruff"], ["pyproject.toml", "[project]\nname = 'a'\n\n[tool.ruff.lint]\n", "Ruff"], ["package.json", '{ "eslintConfig": {} }', "ESLint"],
  ])("finds a linter in %s that holds %j", async (file, content, linter) => {
    const { folder, write } = repository();
    write(file, content);
    await init(folder);
    expect(proposed(folder).section).toContain(`    # Found ${linter} (${file}); first let a workflow run: `);
  });

  it.each([["pyproject.toml", "[tool.ruffian]\n# [tool.ruff]\n"], ["package.json", '{ "name": "eslintConfig" }']])("finds no linter in %s that only holds %j", async (file, content) => {
    const { folder, write } = repository();
    write(file, content);
    await init(folder);
    expect(proposed(folder).section).not.toContain("# Found ");
  });

  it("writes the callers of the checklist as the example has them, pinned to the release", async () => {
    const { folder } = repository();
    await init(folder, { release: "v1.2.3" });
    for (const file of CALLERS) {
      const example = readFileSync(new URL(`../../workflows-examples/orders-service/${file}`, import.meta.url), "utf8");
      expect(readFileSync(path.join(folder, file), "utf8")).toBe(example.replace(/@v1$/m, "@v1.2.3"));
    }
  });

  it("shows a policy that was kept the section that fits, ready to be copied, until it has one", async () => {
    const { folder, write } = repository();
    write(POLICY, "version: 1 # mine\n");
    write("db/migrate/\u001B[2J.sql", "");
    const { document, printed } = await init(folder);
    const { checklist } = document as { readonly checklist: string };
    expect(printed).toContain(`The policy has no section about the checklist. This one fits the repository:\n\n${checklist}\nNext: `);
    expect(printed).not.toContain("\u001B");
    expect(readFileSync(path.join(folder, TEMPLATE), "utf8")).toContain("## Rollback plan\n");
    write(POLICY, `version: 1\n${checklist}`);
    expect(parsePolicy(`version: 1\n${checklist}`, POLICY).checklist.preset).toBe("default");
    expect((await init(folder)).document).toMatchObject({ checklist: null });
    write(POLICY, "just a text\n");
    expect((await init(folder)).document).toMatchObject({ checklist });
  });

  it("makes the template of the policy that is there, of the defaults where that is overwritten, and of no wrong one", async () => {
    const { folder, write } = repository();
    write(POLICY, "checklist: { preset: none, items: [ { id: tried, title: Tried, verify: attested, require: { tick: { key: tried } } } ] }\n");
    expect((await init(folder)).printed).toContain(`kept   ${POLICY} is there already; --force overwrites it\n`);
    expect(readFileSync(path.join(folder, TEMPLATE), "utf8")).toBe("## Checklist\n\n- [ ] Tried <!-- plimsoll:tried -->\n");
    expect((await init(folder)).printed).toContain(`kept   ${TEMPLATE} is yours; plimsoll mr-checklist template prints what the checklist looks for\n`);
    unlinkSync(path.join(folder, TEMPLATE));
    await init(folder, { force: "true" });
    expect(readFileSync(path.join(folder, TEMPLATE), "utf8")).toContain("## Why\n");
    const { folder: other, write: writeOther } = gitCheckout(path.join(top(), "other"));
    writeOther(POLICY, "checklist: { itmes: [] }\n");
    await expect(init(other)).rejects.toThrow('checklist.itmes: unknown key; did you mean "items"?');
    expect(existsSync(path.join(other, WORKFLOW))).toBe(false);
  });

  it("puts no item in force that a workflow's own token could never tell, and says what to do first", async () => {
    const { folder, write } = repository();
    write("CODEOWNERS", "* @alice\n/migrations/ @acme/core dba@example.org\n");
    write("migrations/1.sql", "");
    await init(folder);
    const { inForce, section } = proposed(folder);
    const lines = section.split("\n");
    expect(lines.slice(lines.findIndex((line) => line.includes("id: owners-approved")) + 1, lines.findIndex((line) => line.includes("id: ddl-approved")))).toEqual([
      '    # The members of a team (@acme/core) are hidden from a workflow\'s own token, and the item would be an error: first pass',
      "    # one that may read them, in the job of mr-checklist.yml and in that of mr-checklist-publish.yml:",
      '    #   secrets: { org-token: "${{ secrets.NAME_OF_YOURS }}" }',
      '    # Whose address it is (dba@example.org) nobody can read, and the item would be an error: first name the login in CODEOWNERS.',
    ]);
    expect(section.match(/hidden from a workflow/g)).toHaveLength(2);
    expect(inForce).toEqual(["change-described"]);
  });

  it("names who owns the migrations that were found, and asks for nobody else's approval of them", async () => {
    const { folder, write } = repository();
    write("CODEOWNERS", "* @acme/core\n/migrations/ @alice\n/db/ @olga @alice\n");
    for (const file of ["db/1.sql", "migrations/1.sql", "queries/a.sql"]) write(file, "");
    await init(folder);
    expect(proposed(folder).section).toContain("    # Found migrations/1.sql, db/1.sql; CODEOWNERS names @olga, @alice for it.\n    - { id: ddl-approved, ");
    const { items } = parsePolicy(readFileSync(path.join(folder, POLICY), "utf8"), POLICY).checklist;
    expect(items.find(({ id }) => id === "ddl-approved")).toMatchObject({ require: { value: { from: ["codeowners"], paths: ["**/migrations/**", "**/{db,database,ddl,schema,sql}/**/*.sql"], stale: "owned-files" } } });
  });

  it("asks for a name where nobody owns the database, and does not put it in force then", async () => {
    const { folder, write } = repository();
    write("migrations/a\n  - version: 2\n.sql", "");
    await init(folder);
    const { inForce, section } = proposed(folder);
    expect(section).toContain('    # Found "migrations/a\\n  - version: 2\\n.sql", and no CODEOWNERS: name who approves it.\n    # - { id: ddl-approved, ');
    expect(section).toContain('from: [ "@alice" ]');
    expect(inForce).toEqual(["change-described"]);
    write("CODEOWNERS", "/src/ @alice\n");
    await init(folder, { force: "true" });
    expect(proposed(folder).section).toContain("and CODEOWNERS names nobody for it: first name who owns it there.\n    # - { id: ddl-approved, ");
    expect(proposed(folder).inForce).toEqual(["change-described", "owners-approved"]);
  });

  it.each(["PULL_REQUEST_TEMPLATE.md", "docs/pull_request_template.md", ".github/PULL_REQUEST_TEMPLATE/fix.md"])("never takes a template that people wrote, such as %s", async (template) => {
    const { folder, write } = repository();
    write(template, "mine\n");
    expect((await init(folder, { force: "true" })).document).toMatchObject({ written: [WORKFLOW, POLICY, ...CALLERS], kept: [template] });
    expect(readFileSync(path.join(folder, template), "utf8")).toBe("mine\n");
  });

  it("gives a project in a subfolder a workflow of its own at the top, where GitHub looks, and its policy beside it", async () => {
    const { folder, write } = repository();
    write("services/orders & more/go.mod", "module orders\n");
    write("services/orders & more/a_test.go", "package orders\n");
    symlinkSync("services/orders & more", path.join(folder, "link"));
    const { document, printed } = await init(folder, { repo: "link" });
    expect(document).toMatchObject({ written: [".github/workflows/plimsoll-services-orders-more.yml", `services/orders & more/${POLICY}`], suites: [{ runner: "go-test" }] });
    expect(printed).toMatch(/required there:\n {2}plimsoll-services-orders-more \/ verdict\n$/);
    expect(existsSync(path.join(folder, "services/orders & more", POLICY))).toBe(true);
    expect(parse(readFileSync(path.join(folder, ".github/workflows/plimsoll-services-orders-more.yml"), "utf8"))).toMatchObject({
      name: "Plimsoll services/orders & more",
      concurrency: { group: "plimsoll-services-orders-more-${{ github.event.pull_request.number || github.sha }}" },
      jobs: { "plimsoll-services-orders-more": { with: { "working-directory": "services/orders & more" } } },
    });
  });

  it.each([
    ["on", "on"], ["1.0", "1.0"], ["main-#2", "main-#2"], ["c++", "c\\+\\+"], ["!fix,a]b", "\\!fix,a]b"],
  ])("filters by the very branch %s", async (branch, filter) => {
    const { folder, git } = repository();
    git("symbolic-ref", "HEAD", `refs/heads/${branch}`);
    expect((await init(folder)).document).toMatchObject({ defaultBranch: branch });
    const line = /^ *(branches: .*)$/m.exec(readFileSync(path.join(folder, WORKFLOW), "utf8"))?.[1] ?? "";
    expect([parse(line, { version: "1.1" }), parse(line)]).toEqual([{ branches: [filter] }, { branches: [filter] }]);
  });

  it("keeps a file name with a newline and a workflow command inside its comment", async () => {
    const { folder, write } = repository();
    write("tests/test_a\nversion: 2\n::set-output name=x::y.py", "");
    const { printed } = await init(folder);
    const policy = readFileSync(path.join(folder, POLICY), "utf8");
    expect(policy).toContain('  #   pytest, because of "tests/test_a\\nversion: 2\\n::set-output name=x::y.py"\n');
    expect(parsePolicy(policy, POLICY)).toMatchObject({ version: 1, tests: parsePolicy("", POLICY).tests });
    expect(printed.split("\n")[0]).toBe('found  pytest, because of "tests/test_a\\nversion: 2\\n::set-output name=x::y.py"');
  });

  it("refuses what it cannot do, before it writes anything", async () => {
    const { folder } = repository();
    await expect(init(folder, { release: "v1\nenv: {}" })).rejects.toThrow('input release: expected a tag or a commit such as v1, found "v1\\nenv: {}"');
    await expect(init(top())).rejects.toThrow(`${top()}: it is not a git checkout; run git init and commit first`);
    mkdirSync(path.join(top(), "elsewhere"));
    symlinkSync(path.join(top(), "elsewhere"), path.join(folder, ".github"));
    await expect(init(folder)).rejects.toThrow(`file to write: "${WORKFLOW}" lies outside ${folder}; name a path inside it`);
    expect(existsSync(path.join(top(), "elsewhere/workflows"))).toBe(false);
  });
});
