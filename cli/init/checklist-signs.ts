import path from "node:path";
import { CODEOWNERS_PLACES } from "../../actions/mr-checklist/facts/base-places.js";
import { MIGRATION_PATHS, REPORT_PATHS } from "../../actions/mr-checklist/presets/places.js";
import { findFiles } from "../../shared/files/find.js";
import { globMatcher } from "../../shared/files/glob.js";
import { readText } from "../../shared/files/read.js";
import { parseCodeowners } from "../../shared/people/owners/codeowners.js";
import type { Owner } from "../../shared/people/owners/owner.js";
import { ownersOf } from "../../shared/people/owners/owners-of.js";

/** A linter that leaves its signs in a repository and can write a report that the checklist reads. */
interface Linter {
  readonly name: string;
  readonly signs: readonly string[];
  /** What writes the report. */
  readonly command: string;
  /** Item of the mandatory list that judges its report. */
  readonly item: "coding-standards" | "static-analysis";
}

const [STANDARDS, ANALYSIS] = [REPORT_PATHS.standards[0], REPORT_PATHS.analysis[0]].map((glob) => glob.replace("/**", ""));

const LINTERS: readonly Linter[] = [
  {
    name: "ESLint", signs: ["eslint.config.{js,mjs,cjs,ts,mts,cts}", ".eslintrc{,.js,.cjs,.json,.yml,.yaml}"], item: "coding-standards",
    command: `npx eslint --format json --output-file ${STANDARDS}/eslint.json .`,
  },
  { name: "Ruff", signs: ["{,.}ruff.toml"], item: "coding-standards", command: `ruff check --output-format sarif --output-file ${STANDARDS}/ruff.sarif` },
  {
    name: "golangci-lint", signs: [".golangci.{yml,yaml,toml,json}"], item: "coding-standards",
    command: `golangci-lint run --output.checkstyle.path ${STANDARDS}/golangci.xml`,
  },
  {
    name: "Checkstyle", signs: ["{,config/checkstyle/}checkstyle.xml"], item: "coding-standards",
    command: `mvn checkstyle:checkstyle -Dcheckstyle.output.file=${STANDARDS}/checkstyle.xml`,
  },
  { name: "Semgrep", signs: [".semgrep.{yml,yaml}", ".semgrep/**"], item: "static-analysis", command: `semgrep scan --sarif --output ${ANALYSIS}/semgrep.sarif` },
];

/** A linter that was found, and the file that told so. */
export interface FoundLinter extends Omit<Linter, "signs"> {
  readonly evidence: string;
}

/** Where the owners of files are named. */
export interface FoundOwners {
  readonly file: string;
  /** Whom it names anywhere. */
  readonly all: readonly Owner[];
  /** Whom it names for the migrations that are there. */
  readonly ofMigrations: readonly Owner[];
}

/** Where people put their database's structure when no tool tells them; beside the presets' own paths. */
const DATABASE_PATHS = "**/{db,database,ddl,schema,sql}/**/*.sql";

/** What a repository has that its checklist can stand on. */
export interface ChecklistSigns {
  /** A file of each kind of migration, with the glob of its kind. */
  readonly migrations: readonly { readonly glob: string; readonly evidence: string }[];
  readonly codeowners: FoundOwners | null;
  readonly linters: readonly FoundLinter[];
  /** The template of pull requests that is there; null where there is none. */
  readonly template: string | null;
}

const TEMPLATES = ["{,docs/,.github/}pull_request_template{,.md,.txt}", "{,docs/,.github/}pull_request_template/*"];

/**
 * Looks through the files of a repository.
 * @param top absolute path of its top.
 * @throws InputError when a folder cannot be listed.
 */
export async function checklistSigns(top: string): Promise<ChecklistSigns> {
  const files = await findFiles(top, ["**"]);
  const first = (globs: readonly string[]): string | null => files.find(globMatcher(globs)) ?? null;
  const isTemplate = globMatcher(TEMPLATES);
  const migrations = migrationsAmong(files);
  const codeowners = CODEOWNERS_PLACES.find((file) => files.includes(file)) ?? null;
  return {
    migrations,
    codeowners: codeowners === null ? null : await ownersIn(top, codeowners, files.filter(globMatcher(migrations.map(({ glob }) => glob)))),
    linters: LINTERS.flatMap(({ signs, ...linter }) => {
      const evidence = first(signs);
      return evidence === null ? [] : [{ ...linter, evidence }];
    }),
    template: files.find((file) => isTemplate(file.toLowerCase())) ?? null,
  };
}

function migrationsAmong(files: readonly string[]): ChecklistSigns["migrations"] {
  const isKnown = globMatcher(MIGRATION_PATHS);
  const isOther = globMatcher([DATABASE_PATHS]);
  return [
    ...MIGRATION_PATHS.flatMap((glob) => evidenceOf(glob, files.find(globMatcher([glob])))),
    ...evidenceOf(DATABASE_PATHS, files.find((file) => isOther(file) && !isKnown(file))),
  ];
}

function evidenceOf(glob: string, evidence: string | undefined): ChecklistSigns["migrations"] {
  return evidence === undefined ? [] : [{ glob, evidence }];
}

async function ownersIn(top: string, file: string, migrations: readonly string[]): Promise<FoundOwners> {
  const codeowners = parseCodeowners(await readText(path.join(top, file), "it was there a moment ago"));
  return { file, all: distinct(codeowners.rules.flatMap(({ owners }) => owners)), ofMigrations: distinct([...ownersOf(codeowners, migrations).values()].flat()) };
}

function distinct(owners: readonly Owner[]): Owner[] {
  return [...new Map(owners.map((owner) => [owner.written, owner])).values()];
}
