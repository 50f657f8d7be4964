import { visibleFileName } from "../../shared/report/escape/file-name.js";

/** A suite that was found, as the policy file mentions it. */
export interface FoundSuite {
  readonly name: string;
  readonly runner: string;
  /** The file that told so. */
  readonly evidence: string;
}

/** `unit: jest, because of jest.config.js`, or without the name where it is the runner's. */
export function suiteText({ name, runner, evidence }: FoundSuite): string {
  return `${name === runner ? "" : `${name}: `}${runner}, because of ${evidence}`;
}

/** The suites as comments; a file's name may hold a newline, which would end the comment. */
function foundLines(suites: readonly FoundSuite[]): string[] {
  if (suites.length === 0) return ["No test suite was found yet."];
  return ["Found in this repository:", ...suites.map(({ name, runner, evidence }) => `  ${suiteText({ name, runner, evidence: visibleFileName(evidence) })}`)];
}

/**
 * The text of `.github/plimsoll.yml`: the defaults, written out as comments where a user may want to change them.
 * @param release tag or commit of Plimsoll whose schema editors check it by.
 * @param checklist the section about the checklist; empty where the policy of the repository's top has it.
 */
export function policyFile(suites: readonly FoundSuite[], checklist: string, release: string): string {
  const [example = { name: "unit", runner: "jest" }] = suites;
  return `# yaml-language-server: $schema=https://raw.githubusercontent.com/plimsoll/plimsoll/${release}/docs/schemas/policy.json
# Policy of Plimsoll. Every key is optional; the values here are the defaults, the comments show what else there is.
# A pull request is judged by this file at its base, never by its own copy.
version: 1

tests:
${foundLines(suites).map((line) => `  # ${line}`).join("\n")}
  # To name the suites yourself:
  # suites:
  #   - name: ${example.name}
  #     runner: ${example.runner}
  #     directory: .
  cut-large-files: true

coverage:
  statements: 100
  branches: 100
  functions: 100
  lines: 100
  # mode: changed-lines      # hold only what a change touches
  # A source file of JavaScript, TypeScript, Python or Go that no test run measures fails, unless it is named here with a reason:
  # exclude:
  #   - "src/generated/**"     # written by a tool
${checklist === "" ? "" : `\n${checklist}`}`;
}
