import path from "node:path";
import { CODEOWNERS_PLACES } from "../../actions/mr-checklist/facts/base-places.js";
import { DESIGN_PATHS, MIGRATION_PATHS, REPORT_PATHS } from "../../actions/mr-checklist/presets/places.js";
import { readConventionalTitle } from "../../actions/mr-checklist/requirements/conventional/conventional.js";
import type { Exec } from "../../shared/action/context.js";
import { findFiles } from "../../shared/files/find.js";
import { globMatcher } from "../../shared/files/glob.js";
import { readText } from "../../shared/files/read.js";
import { gitIn } from "../../shared/git/git-program.js";
import { parseCodeowners } from "../../shared/people/owners/codeowners.js";
import type { Owner } from "../../shared/people/owners/owner.js";
import { ownersOf } from "../../shared/people/owners/owners-of.js";
import { CONVENTIONAL_TYPES } from "../../shared/policy/sections/checklist/requirement.js";
import { surroundingsIn, type FoundTemplate } from "../mr-checklist/surroundings/surroundings.js";

/** A linter that leaves its signs in a repository and can write a report that the checklist reads. */
interface Linter {
  readonly name: string;
  readonly signs: readonly string[];
  /** A file of other things too that may hold its settings. */
  readonly inside: { readonly file: string; readonly says: RegExp } | null;
  /** What writes the report. */
  readonly command: string;
  /** Item of the mandatory list that judges its report. */
  readonly item: "coding-standards" | "static-analysis";
}

const [STANDARDS, ANALYSIS] = [REPORT_PATHS.standards[0], REPORT_PATHS.analysis[0]].map((glob) => glob.replace("/**", ""));

const LINTERS: readonly Linter[] = [
  {
    name: "ESLint", signs: ["eslint.config.{js,mjs,cjs,ts,mts,cts}", ".eslintrc{,.js,.cjs,.json,.yml,.yaml}"], item: "coding-standards",
    inside: { file: "package.json", says: /"eslintConfig"\s*:/ },
    command: `npx eslint --format json --output-file ${STANDARDS}/eslint.json .`,
  },
  {
    name: "Ruff", signs: ["{,.}ruff.toml"], item: "coding-standards", inside: { file: "pyproject.toml", says: /^\s*\[tool\.ruff[.\]]/m },
    command: `ruff check --output-format sarif --output-file ${STANDARDS}/ruff.sarif`,
  },
  {
    name: "golangci-lint", signs: [".golangci.{yml,yaml,toml,json}"], item: "coding-standards", inside: null,
    command: `golangci-lint run --output.checkstyle.path ${STANDARDS}/golangci.xml`,
  },
  {
    name: "Checkstyle", signs: ["{,config/checkstyle/}checkstyle.xml"], item: "coding-standards", inside: null,
    command: `mvn checkstyle:checkstyle -Dcheckstyle.output.file=${STANDARDS}/checkstyle.xml`,
  },
  { name: "Semgrep", signs: [".semgrep.{yml,yaml}", ".semgrep/**"], item: "static-analysis", inside: null, command: `semgrep scan --sarif --output ${ANALYSIS}/semgrep.sarif` },
];

/** A linter that was found, and the file that told so. */
export interface FoundLinter extends Omit<Linter, "signs" | "inside"> {
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
  /** What a template has that every change starts with; null where none is. */
  readonly usualTemplate: FoundTemplate | null;
  /** A design document, and whom CODEOWNERS names for those that are there; null where there is none. */
  readonly designs: { readonly evidence: string; readonly owners: readonly Owner[] } | null;
  /** Whether people write documentation or a change log. */
  readonly hasDocumentation: boolean;
  /** Whether the last commits have the titles that conventional ones have. */
  readonly hasConventionalCommits: boolean;
  /** Whether there are tests that the pipeline finds. */
  readonly hasSuites: boolean;
}

const DOCUMENTATION = ["{doc,docs}/**/*.{md,mdx,rst,adoc,html}", "CHANGELOG{,.md,.rst,.adoc,.txt}"];

const TEMPLATES = ["{,docs/,.github/}pull_request_template{,.md,.txt}", "{,docs/,.github/}pull_request_template/*"];

/**
 * Looks through the files of a repository, and at its last commits.
 * @param top absolute path of its top.
 * @throws InputError when a folder cannot be listed.
 */
export async function checklistSigns(top: string, exec: Exec, hasSuites: boolean): Promise<ChecklistSigns> {
  const files = await findFiles(top, ["**"]);
  const isTemplate = globMatcher(TEMPLATES);
  const migrations = migrationsAmong(files);
  const codeowners = CODEOWNERS_PLACES.find((file) => files.includes(file)) ?? null;
  const ownersIn = await ownersReader(top, codeowners);
  const designs = files.filter(globMatcher(DESIGN_PATHS)).filter((file) => path.posix.basename(file) !== "README.md");
  const [design] = designs;
  return {
    migrations, hasSuites,
    codeowners: codeowners === null ? null : { file: codeowners, all: ownersIn.all, ofMigrations: ownersIn.of(files.filter(globMatcher(migrations.map(({ glob }) => glob)))) },
    linters: await lintersIn(top, files),
    template: files.find((file) => isTemplate(file.toLowerCase())) ?? null,
    usualTemplate: (await surroundingsIn(top)).template,
    designs: design === undefined ? null : { evidence: design, owners: ownersIn.of(designs) },
    hasDocumentation: files.some(globMatcher(DOCUMENTATION)),
    hasConventionalCommits: await hasConventionalCommits(top, exec),
  };
}

async function lintersIn(top: string, files: readonly string[]): Promise<FoundLinter[]> {
  const found: FoundLinter[] = [];
  for (const { signs, inside, ...linter } of LINTERS) {
    const evidence = files.find(globMatcher(signs)) ?? (inside !== null && files.includes(inside.file) && inside.says.test(await readText(path.join(top, inside.file), "it was there a moment ago")) ? inside.file : null);
    if (evidence !== null) found.push({ ...linter, evidence });
  }
  return found;
}

/** Fewer commits show no habit. */
const LEAST_COMMITS = 5;

async function hasConventionalCommits(top: string, exec: Exec): Promise<boolean> {
  // Without a commit git fails, and no habit is shown either.
  const { stdout } = await gitIn(exec, top).run(["log", "--no-merges", "--max-count=20", "--format=%s"]);
  const titles = stdout.split("\n").filter((title) => title !== "");
  return titles.length >= LEAST_COMMITS && titles.every((title) => typeof readConventionalTitle(title, CONVENTIONAL_TYPES) !== "string");
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

/** Whom CODEOWNERS names anywhere and for files; nobody without it. */
async function ownersReader(top: string, file: string | null): Promise<{ readonly all: readonly Owner[]; of(files: readonly string[]): readonly Owner[] }> {
  if (file === null) return { all: [], of: () => [] };
  const codeowners = parseCodeowners(await readText(path.join(top, file), "it was there a moment ago"));
  return { all: distinct(codeowners.rules.flatMap(({ owners }) => owners)), of: (files) => distinct([...ownersOf(codeowners, files).values()].flat()) };
}

function distinct(owners: readonly Owner[]): Owner[] {
  return [...new Map(owners.map((owner) => [owner.written, owner])).values()];
}
