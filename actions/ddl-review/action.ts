import type { Context, Outcome } from "../../shared/action/context.js";
import { defineAction } from "../../shared/action/define.js";
import { choiceInput, linesInput, textInput, type ValuesOf } from "../../shared/action/inputs.js";
import { migrationsBefore, migrationsNamed } from "./gathering/find-migrations.js";
import { repositoryFacts } from "./gathering/repository.js";
import { serverOf } from "./gathering/server-version.js";
import { judge, type ReviewFacts } from "./judgement/judge.js";
import { judgementAnnotations } from "./judgement/judgement-annotations.js";
import { judgementDocument, judgementShape } from "./judgement/judgement-document.js";
import { judgementRecord } from "./judgement/judgement-record.js";
import { rulesInForce } from "./judgement/rules-in-force.js";
import { staticWorksOf } from "./locks/static-works.js";
import { WRAPPINGS } from "./migrations/migration.js";
import { readerOf, readMigrations } from "./reading/reader.js";
import { reviewSummary } from "./report/summary.js";
import { reviewTerminal } from "./report/terminal.js";
import { RULES } from "./rules/rules.js";
import { DIALECTS } from "./statements/dialect.js";

const inputs = {
  files: linesInput({ required: true, placeholder: "FILE", description: "Migrations of the change in the order in which they run, as paths or globs, one on each line." }),
  dialect: choiceInput({ choices: DIALECTS, description: "Server that the migrations run on." }),
  history: textInput({ placeholder: "GLOB", description: "Migrations that were merged before, in the order of their names. Without it each of the files is a change by itself, with the files before it as its history." }),
  wrapping: choiceInput({ choices: WRAPPINGS, default: "none", description: "How the runner wraps a migration: all of it in one transaction, each statement in its own, or none but what the file says with BEGIN and COMMIT." }),
  serverVersion: textInput({ placeholder: "VERSION", description: "Version of the production server, such as 16.2: what a statement locks depends on it." }),
  timeZone: textInput({ placeholder: "ZONE", description: "PostgreSQL's TimeZone in production: with UTC a timestamp becomes a timestamptz without a rewrite." }),
  base: textInput({ placeholder: "REF", description: "Ref that the change goes onto, whose policy holds. By default the event's, or in a terminal the policy on disk holds." }),
};

/** Everything that is judged, read from disk. */
async function gather(context: Context<ValuesOf<typeof inputs>>, rules: ReviewFacts["rules"]): Promise<ReviewFacts> {
  const { files, dialect, history: glob, wrapping, serverVersion, timeZone } = context.inputs;
  const places = { folder: context.workspace, confined: context.run.host === "runner", wrapping };
  const server = serverOf(dialect, serverVersion, timeZone);
  const changed = await migrationsNamed(files, places);
  const history = glob === "" ? [] : await migrationsBefore(glob, changed, places);
  const [read, worksOn] = await Promise.all([readerOf(dialect), staticWorksOf(dialect)]);
  return { server, rules, worksOn, history: readMigrations(history, read), changed: readMigrations(changed, read), isOneChange: glob !== "", trace: null };
}

/** Says of each statement of a change what it locks, rewrites and scans, and whether the running version survives it. */
export const definition = defineAction({
  name: "ddl-review",
  description: "Reviews migrations of PostgreSQL, MySQL and MariaDB: which lock each statement takes on which existing table, whether it rewrites or scans it, what the running version loses, and the safe way to write it.",
  inputs,
  positional: "files",
  outputs: {
    verdict: { description: "`pass` or `fail`." },
    record: { description: "Path of the gate record, where one was written." },
  },
  permissions: {},
  document: judgementShape,
  async run(context) {
    const repository = await repositoryFacts(context, context.inputs.base);
    const rules = rulesInForce(RULES, context.inputs.dialect, repository.policy.policy.ddl.rules);
    const judgement = judge(await gather(context, rules));
    const record = judgementRecord(judgement, context.workspace, repository);
    return {
      verdict: judgement.verdict,
      document: judgementDocument(judgement),
      text: (style) => reviewTerminal(judgement, style),
      summary: reviewSummary(judgement),
      annotations: judgementAnnotations(judgement),
      outputs: { verdict: judgement.verdict },
      ...(record === null ? {} : { record }),
    } satisfies Outcome;
  },
});
