import { beforeAll, describe, expect, it } from "@jest/globals";
import { readMysqlScript } from "../mysql/reading/read-statement.js";
import { loadParser, type Parser } from "../postgres/reading/parser.js";
import { readPostgres } from "../postgres/reading/read-postgres.js";
import type { Dialect } from "../statements/dialect.js";
import { applyIgnores, type Ignorable } from "./apply-ignores.js";
import type { Ignore } from "./ignore.js";
import { readIgnores } from "./read-ignores.js";

let parser: Parser;
beforeAll(async () => {
  parser = await loadParser();
});

function ignoresIn(text: string, dialect: Dialect = "postgres"): readonly Ignore[] {
  return readIgnores(text, dialect === "postgres" ? readPostgres(text, parser) : readMysqlScript(text), dialect);
}

const ALLOW = 'ddl-review: allow drop-column reason="old"';
const placed = (text: string, dialect?: Dialect): unknown => ignoresIn(text, dialect).map(({ rules, statement, span }) => [rules.join(), statement, text.slice(span.start, span.end)]);

describe("comments that allow what a rule finds", () => {
  it.each<[string, string, unknown, Dialect?]>([
    ["the next statement", `SELECT 1;\n-- ${ALLOW}\n\n-- why\nSELECT 2;\nSELECT 3;`, [["drop-column", 1, `-- ${ALLOW}`]]],
    ["the statement in front of them on their line", `SELECT 1; -- ${ALLOW}\nSELECT 2;`, [["drop-column", 0, `-- ${ALLOW}`]]],
    ["the last statement where nothing comes behind", `SELECT 1; -- ${ALLOW}`, [["drop-column", 0, `-- ${ALLOW}`]]],
    ["the statement behind a block on its line", `SELECT 1; /* ${ALLOW} */ SELECT 2;`, [["drop-column", 1, `/* ${ALLOW} */`]]],
    ["the statement that they stand in", `SELECT 1;\nSELECT\n-- ${ALLOW}\n2;\nSELECT 3;`, [["drop-column", 1, `-- ${ALLOW}`]]],
    ["no statement where none is left", `SELECT 1;\n-- ${ALLOW}\n`, [["drop-column", null, `-- ${ALLOW}`]]],
    ["nothing at all in an empty file", `-- ${ALLOW}`, [["drop-column", null, `-- ${ALLOW}`]]],
    ["one statement from lines of a block", `/*\r\n * ${ALLOW}\r\n * More.\r\n */\r\nSELECT 1;`, [["drop-column", 0, `* ${ALLOW}`]]],
    ["several rules", `-- DDL-review:allow a , b-2,a reason='x'\nSELECT 1;`, [["a,b-2", 0, "-- DDL-review:allow a , b-2,a reason='x'"]]],
    ["a block within a block, which PostgreSQL has", `/* /* x */ -- ${ALLOW} */ SELECT 1;`, []],
    ["a block that is not closed", `SELECT 1; /* ${ALLOW}`, [["drop-column", 0, `/* ${ALLOW}`]]],
    ["SQL that is commented out", `/*\n-- ${ALLOW}\nSELECT 0;\n*/\nSELECT 1;`, []],
    ["text in quotes, dollar quotes and names", `SELECT '-- ${ALLOW}', $$\n-- ${ALLOW}\n$$, "-- ${ALLOW.replaceAll('"', "")}";`, []],
    ["rows of COPY and lines of psql", `COPY t FROM stdin;\n-- ${ALLOW}\n\\.\n\\echo -- ${ALLOW}\nSELECT 1;`, []],
    ["a COPY without rows", `COPY t FROM stdin;\n-- ${ALLOW}\nSELECT 1;`, [["drop-column", 1, `-- ${ALLOW}`]]],
    ["a COPY at the end", `-- ${ALLOW}\nCOPY t FROM stdin`, [["drop-column", 0, `-- ${ALLOW}`]]],
    ["MySQL's comments", `SELECT 1;\n# ${ALLOW}\nSELECT 2;\n--\t${ALLOW}\nSELECT 3; /* ${ALLOW} */`, [["drop-column", 1, `# ${ALLOW}`], ["drop-column", 2, `--\t${ALLOW}`], ["drop-column", 2, `/* ${ALLOW} */`]], "mysql"],
    ["a version comment's own comment", `/*!50100 SELECT 1 # ${ALLOW}\n */;`, [["drop-column", 0, `# ${ALLOW}`]], "mysql"],
    ["MySQL's text and dashes that open none", `SELECT '# ${ALLOW}', 1 --ddl;\nSELECT \`# ddl-review: allow x\`;`, [], "mysql"],
  ])("speak of %s", (_title, text, expected, dialect = "postgres") => {
    expect(placed(text, dialect)).toEqual(expected);
  });

  it("leave a script alone that never names the review", () => {
    expect(ignoresIn("-- allow drop-column\nSELECT 1;")).toEqual([]);
  });

  it("give their reason and their last day", () => {
    expect(ignoresIn(`-- ddl-review: allow a reason="it's \u{1f6a2}" until=2026-12-31\nSELECT 1`)).toMatchObject([{ rules: ["a"], reason: "it's \u{1f6a2}", until: "2026-12-31", problem: null, isAtTop: true }]);
  });
});

const context = { today: "2026-11-24", rules: ["drop-column", "drop-table"] };
const finding = (rule: string, statement: number | null = 0): Ignorable => ({ rule, statement });
const outcome = (comment: string, findings: readonly Ignorable[]): unknown => {
  const { kept, silenced, errors } = applyIgnores(ignoresIn(`-- ${comment}\nSELECT 1;\nSELECT 2;`), findings, context);
  return { kept: kept.map(({ rule }) => rule), silenced: silenced.map((one) => one.finding.rule), errors: errors.map(({ message }) => message) };
};

describe("findings that comments allow", () => {
  it("are taken out, and no others", () => {
    expect(outcome(ALLOW, [finding("drop-column"), finding("drop-column"), finding("drop-table"), finding("drop-column", 1)])).toEqual({ kept: ["drop-table", "drop-column"], silenced: ["drop-column", "drop-column"], errors: [] });
  });

  it("may be of the file as a whole where the comment stands above all statements", () => {
    expect(outcome(ALLOW, [finding("drop-column", null)])).toEqual({ kept: [], silenced: ["drop-column"], errors: [] });
    const late = ignoresIn(`SELECT 1;\n-- ${ALLOW}\nSELECT 2;`);
    expect(applyIgnores(late, [finding("drop-column", null)], context)).toMatchObject({ kept: [{ rule: "drop-column" }], errors: [{ rule: "ignore", family: "failure", severity: "block", statement: 1 }] });
  });

  it("stay out on the comment's last day", () => {
    expect(outcome(`${ALLOW} until=2026-11-24`, [finding("drop-column")])).toEqual({ kept: [], silenced: ["drop-column"], errors: [] });
  });

  it.each<[string, string, string]>([
    ["past its day", `${ALLOW} until=2026-11-23`, "held until 2026-11-23"],
    ["without a reason", "ddl-review: allow drop-column", "gives no reason"],
    ["with an empty reason", 'ddl-review: allow drop-column reason="  "', "gives no reason"],
    ["with text behind it", `${ALLOW} -- and everything else`, '"-- and everything else" stands where'],
    ["with text right behind its rule", "ddl-review: allow drop-column, -- why", "write: ddl-review: allow RULE"],
    ["with a reason out of quotes", "ddl-review: allow drop-column reason=no longer used", '"longer used" stands where'],
    ["with two reasons", `${ALLOW} reason="x"`, "reason is given twice"],
    ["with a day that there is not", `${ALLOW} until=2026-02-30`, "until=2026-02-30 is no day"],
    ["with a word for a day", `${ALLOW} until=soon`, "until=soon is no day"],
    ["with no rule", 'ddl-review: allow reason="x"', "write: ddl-review: allow RULE"],
    ["for everything", 'ddl-review: allow * reason="x"', "write: ddl-review: allow RULE"],
    ["with another verb", 'ddl-review: ignore drop-column reason="x"', "write: ddl-review: allow RULE"],
    ["without its colon", 'ddl-review allow drop-column reason="x"', "write: ddl-review: allow RULE"],
  ])("stay in, with an error, for a comment %s", (_title, comment, message) => {
    expect(outcome(comment, [finding("drop-column")])).toEqual({ kept: ["drop-column"], silenced: [], errors: [expect.stringContaining(message)] });
  });

  it("leave an error for each rule of the comment that there is not, or that finds nothing", () => {
    expect(outcome('ddl-review: allow drop-colum, drop-column, drop-table, ignore reason="x"', [finding("drop-column")])).toEqual({
      kept: [], silenced: ["drop-column"],
      errors: ['there is no rule "drop-colum"; did you mean "drop-column"?', expect.stringContaining("drop-table finds nothing in the statement"), 'there is no rule "ignore"'],
    });
    const behind = applyIgnores(ignoresIn(`SELECT 1;\n-- ${ALLOW}`), [finding("drop-column")], context);
    expect(behind.errors.map(({ message }) => message)).toEqual([expect.stringContaining("drop-column finds nothing behind this comment")]);
  });
});
