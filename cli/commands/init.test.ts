import { existsSync, mkdirSync, readFileSync, symlinkSync, unlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import { parsePolicy } from "../../shared/policy/parse.js";
import { contextFor } from "../../tests/support/context.js";
import { gitCheckout } from "../../tests/support/git-checkout.js";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { definition } from "./init.js";

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
    expect(parsePolicy(policy, POLICY)).toEqual(parsePolicy("", POLICY));
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
    expect(readFileSync(path.join(folder, WORKFLOW), "utf8")).toContain("pipeline.yml@v1.2.3\n");
  });

  it("proposes a checklist from what the repository has, with a template that holds its headings", async () => {
    const { folder, write } = repository();
    for (const file of ["db/migrate/1_orders.sql", "CODEOWNERS", "eslint.config.js", ".semgrep/rules.yml"]) write(file, "");
    await init(folder);
    const policy = readFileSync(path.join(folder, POLICY), "utf8");
    expect(policy.slice(policy.indexOf("checklist:"))).toMatchInlineSnapshot(`
"checklist:
  # Items to start from: default, mandatory (all that a change can be asked for) or none. The docs list them.
  preset: default
  # To leave one out: without: [issue-linked]
  items:
    # Found db/migrate/1_orders.sql; CODEOWNERS has to name who owns it.
    - { id: ddl-approved, title: The owners of the database approved its new structure, verify: review, when: { files: { any: [ "**/db/migrate/**" ] } }, require: { reviews: { from: [ codeowners ], paths: [ "**/db/migrate/**" ], stale: owned-files } } }
    # Every owner in CODEOWNERS whose files a change touches approves it:
    # - { id: owners-approved, title: The owners of every business-critical path approved, verify: review, require: { reviews: { from: [ codeowners ], stale: owned-files } } }
    # Found ESLint (eslint.config.js); first let a workflow run: npx eslint --format json --output-file reports/standards/eslint.json .
    # - { id: coding-standards, title: The added lines keep the coding standards, verify: machine, require: { findings: { reports: [ reports/standards/** ], filter: added, limits: { error: 0, warning: 0 }, min-reports: 1 } } }
    # Found Semgrep (.semgrep/rules.yml); first let a workflow run: semgrep scan --sarif --output reports/analysis/semgrep.sarif
    # - { id: static-analysis, title: Static analysis finds nothing in the added lines, verify: machine, require: { findings: { reports: [ reports/analysis/** ], filter: added, limits: { error: 0, warning: 0 }, min-reports: 1 } } }
"
`);
    expect(parsePolicy(policy, POLICY).checklist.items).toMatchObject([{ id: "ddl-approved", require: { kind: "reviews", value: { from: ["codeowners"], paths: ["**/db/migrate/**"] } } }]);
    const uncommented = policy.slice(policy.indexOf("checklist:")).replace(/^ {4}# - /gm, "    - ");
    expect(parsePolicy(uncommented, POLICY).checklist.items.map(({ id }) => id)).toEqual(["ddl-approved", "owners-approved", "coding-standards", "static-analysis"]);
    expect(readFileSync(path.join(folder, TEMPLATE), "utf8")).toContain("## Why\n");
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
    const policy = readFileSync(path.join(folder, POLICY), "utf8");
    const section = policy.slice(policy.indexOf("  # items:"), policy.indexOf("    # - { id: ddl-approved"));
    expect(section).toBe([
      "  # items:", "    # Found migrations/1.sql; CODEOWNERS has to name who owns it.",
      '    # The members of a team (@acme/core) are hidden from a workflow\'s own token, and the item would be an error: first pass',
      "    # one that may read them, in the job of mr-checklist.yml and in that of mr-checklist-publish.yml:",
      '    #   secrets: { org-token: "${{ secrets.NAME_OF_YOURS }}" }',
      '    # Whose address it is (dba@example.org) nobody can read, and the item would be an error: first name the login in CODEOWNERS.', "",
    ].join("\n"));
    expect(policy.match(/hidden from a workflow/g)).toHaveLength(2);
    expect(parsePolicy(policy, POLICY)).toEqual(parsePolicy("", POLICY));
  });

  it("puts it in force where a team owns other files alone", async () => {
    const { folder, write } = repository();
    write("CODEOWNERS", "* @acme/core\n/migrations/ @alice\n");
    write("migrations/1.sql", "");
    await init(folder);
    expect(parsePolicy(readFileSync(path.join(folder, POLICY), "utf8"), POLICY).checklist.items).toMatchObject([{ id: "ddl-approved" }]);
  });

  it("notices a database's structure that no tool has laid out", async () => {
    const { folder, write } = repository();
    write("CODEOWNERS", "* @alice\n");
    for (const file of ["db/1.sql", "migrations/1.sql", "queries/a.sql"]) write(file, "");
    await init(folder);
    const policy = readFileSync(path.join(folder, POLICY), "utf8");
    expect(policy).toContain("    # Found migrations/1.sql, db/1.sql; CODEOWNERS has to name who owns it.\n");
    expect(parsePolicy(policy, POLICY).checklist.items).toMatchObject([{ id: "ddl-approved", require: { value: { paths: ["**/migrations/**", "**/{db,database,ddl,schema,sql}/**/*.sql"] } } }]);
  });

  it("asks for a name where nobody owns the database, and puts nothing in force then", async () => {
    const { folder, write } = repository();
    write("migrations/a\n  - version: 2\n.sql", "");
    await init(folder);
    const policy = readFileSync(path.join(folder, POLICY), "utf8");
    expect(policy).toContain('    # Found "migrations/a\\n  - version: 2\\n.sql", and no CODEOWNERS: name who approves it.\n');
    expect(parsePolicy(policy, POLICY)).toEqual(parsePolicy("", POLICY));
    const uncommented = policy.replace("  # items:", "  items:").replace(/^ {4}# - /gm, "    - ");
    expect(parsePolicy(uncommented, POLICY).checklist.items).toMatchObject([{ id: "ddl-approved", require: { value: { from: ["@alice"] } } }]);
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
    expect(parsePolicy(policy, POLICY)).toEqual(parsePolicy("", POLICY));
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
