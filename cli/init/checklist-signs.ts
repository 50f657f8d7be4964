import { MIGRATION_PATHS, REPORT_PATHS } from "../../actions/mr-checklist/presets/places.js";
import { findFiles } from "../../shared/files/find.js";
import { globMatcher } from "../../shared/files/glob.js";

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

/** What a repository has that its checklist can stand on. */
export interface ChecklistSigns {
  /** A file of each kind of migration, with the glob of its kind. */
  readonly migrations: readonly { readonly glob: string; readonly evidence: string }[];
  /** Where the owners of files are named; null where they are not. */
  readonly codeowners: string | null;
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
  return {
    migrations: MIGRATION_PATHS.flatMap((glob) => evidenceOf(glob, first([glob]))),
    codeowners: [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"].find((file) => files.includes(file)) ?? null,
    linters: LINTERS.flatMap(({ signs, ...linter }) => {
      const evidence = first(signs);
      return evidence === null ? [] : [{ ...linter, evidence }];
    }),
    template: files.find((file) => isTemplate(file.toLowerCase())) ?? null,
  };
}

function evidenceOf(glob: string, evidence: string | null): ChecklistSigns["migrations"] {
  return evidence === null ? [] : [{ glob, evidence }];
}
