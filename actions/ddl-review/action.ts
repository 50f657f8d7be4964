import path from "node:path";
import type { Context, Outcome } from "../../shared/action/context.js";
import { defineAction } from "../../shared/action/define.js";
import { choiceInput, flagInput, linesInput, pathInput, secretInput, textInput, type ValuesOf } from "../../shared/action/inputs.js";
import { writeFileAtomic } from "../../shared/files/atomic-write.js";
import { readyResultsFolder, RESULTS_FOLDER } from "../../shared/files/results-folder.js";
import { PERMISSIONS_OF } from "../../shared/github/wire/permissions.js";
import { folderCache } from "./execution/folder-cache.js";
import type { Trace } from "./execution/trace.js";
import { migrationChange } from "./gathering/change.js";
import { repositoryFacts, type RepositoryFacts } from "./gathering/repository.js";
import { serverOf } from "./gathering/server-version.js";
import { judge, type ReviewFacts } from "./judgement/judge.js";
import { judgementAnnotations } from "./judgement/judgement-annotations.js";
import { judgementDocument, judgementShape } from "./judgement/judgement-document.js";
import { judgementRecord } from "./judgement/judgement-record.js";
import { Strictness } from "./judgement/strictness.js";
import { staticWorksOf } from "./dialects/static-works.js";
import type { Server } from "./locks/server.js";
import { LAYOUT_NAMES } from "./migrations/layouts/layouts.js";
import { WRAPPINGS } from "./migrations/migration.js";
import type { ReadMigration } from "./migrations/read-migration.js";
import { readerOf, readMigrations } from "./dialects/reader.js";
import { keepComment } from "./report/comment.js";
import { sarifLog } from "./report/sarif.js";
import { reviewSummary } from "./report/summary.js";
import { reviewTerminal } from "./report/terminal.js";
import { EXPLANATIONS } from "./catalogue/explanations.js";
import { DIALECTS } from "./statements/dialect.js";

const CACHE_FOLDER = `${RESULTS_FOLDER}/ddl-review`;
/** No statement on empty tables takes longer, unless it has no end. */
const STATEMENT_SECONDS = 60;

const inputs = {
  files: linesInput({ required: true, placeholder: "FILE", description: "Migrations of the change in the order in which they run, as paths or globs, one on each line." }),
  dialect: choiceInput({ choices: DIALECTS, description: "Server that the migrations run on." }),
  history: textInput({ placeholder: "GLOB", description: "Migrations that were merged before, in the order of their names. Without it git tells what the change adds where it has a base; else each of the files is a change by itself, with the files before it as its history." }),
  layout: choiceInput({ choices: LAYOUT_NAMES, default: "auto", description: "Runner whose names, marks and transactions the migrations have; by default what they look like." }),
  wrapping: choiceInput({ choices: ["runner", ...WRAPPINGS], default: "runner", description: "How a migration is wrapped: as its runner does, all in one transaction, each statement in its own, none but what the file says with BEGIN and COMMIT, or sent in one batch." }),
  serverVersion: textInput({ placeholder: "VERSION", description: "Version of the production server, such as 16.2: what a statement locks depends on it." }),
  timeZone: textInput({ placeholder: "ZONE", description: "PostgreSQL's TimeZone in production: with UTC a timestamp becomes a timestamptz without a rewrite." }),
  base: textInput({ placeholder: "REF", description: "Ref that the change goes onto, whose policy holds: migrations that are there are history. By default the event's; in a terminal none, and the policy on disk holds." }),
  proof: choiceInput({ choices: ["execute", "static"], default: "execute", description: "Whether migrations of PostgreSQL are run in a database of their own, to see what they lock, rewrite and scan; or judged by what is known of the server." }),
  cache: pathInput({ placeholder: "FOLDER", description: "Where the database that the history made is kept for the next run; .plimsoll/ddl-review by default." }),
  sarif: pathInput({ placeholder: "FILE", description: "Where the review is written as SARIF 2.1.0 too." }),
  comment: flagInput({ description: "Whether a comment on the pull request says the same; it is one, and is brought up to date." }),
  token: secretInput({ default: "${{ github.token }}", description: "Token that writes the comment." }),
};

/** Everything that is judged, read from disk and from git. */
async function gather(context: Context<ValuesOf<typeof inputs>>, { base, policy }: RepositoryFacts): Promise<ReviewFacts> {
  const { files, dialect, history: glob, layout, wrapping, serverVersion, timeZone, proof } = context.inputs;
  const strictness = new Strictness(policy.policy.ddl.rules, EXPLANATIONS);
  const server = serverOf(dialect, serverVersion, timeZone);
  const change = await migrationChange({ named: files, history: glob, layout, wrapping: wrapping === "runner" ? null : wrapping, base }, { folder: context.workspace, confined: context.run.host === "runner" });
  const [read, worksOn] = await Promise.all([readerOf(dialect), staticWorksOf(dialect)]);
  const [history, changed] = [readMigrations(change.history, read), readMigrations(change.changed, read)];
  const isRun = proof === "execute" && dialect === "postgres" && changed.some(({ statements }) => statements.length > 0);
  const trace = isRun ? await executed(history, changed, server, context) : null;
  return { ...change, server, strictness, worksOn, today: context.clock.now().toISOString().slice(0, 10), history, changed, trace };
}

/** Runs the migrations; only then is the database loaded. */
async function executed(history: readonly ReadMigration[], changed: readonly ReadMigration[], { timeZone }: Server, { workspace, inputs: { cache } }: Context<ValuesOf<typeof inputs>>): Promise<Trace> {
  const folder = cache ?? path.join(workspace, CACHE_FOLDER);
  await readyResultsFolder(workspace, folder);
  const { traceInPglite } = await import("./execution/trace-in-pglite.js");
  return traceInPglite(history, changed, { timeZone, cache: folderCache(folder), seconds: STATEMENT_SECONDS });
}

/** Says of each statement of a change what it locks, rewrites and scans, and whether the running version survives it. */
export const definition = defineAction({
  name: "ddl-review",
  description: "Reviews migrations of PostgreSQL, MySQL and MariaDB: which lock each statement takes on which existing table, whether it rewrites or scans it, what the running version loses, and the safe way to write it.",
  inputs,
  positional: "files",
  outputs: {
    verdict: { description: "`pass`, `fail` or `not-applicable`." },
    record: { description: "Path of the gate record, where one was written." },
  },
  permissions: PERMISSIONS_OF.upsertStickyComment,
  document: judgementShape,
  async run(context) {
    const repository = await repositoryFacts(context, context.inputs.base);
    const judgement = judge(await gather(context, repository));
    const { sarif, comment } = context.inputs;
    if (sarif !== null) await writeFileAtomic(sarif, `${JSON.stringify(sarifLog(judgement, EXPLANATIONS, context.toolVersion), null, 2)}\n`);
    if (comment && judgement.verdict !== "not-applicable") await keepComment(judgement, context);
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
