/** A suite that was found, as the policy file mentions it. */
export interface FoundSuite {
  readonly name: string;
  readonly runner: string;
  /** The file that told so. */
  readonly evidence: string;
}

/** The text of `.github/plimsoll.yml`: the defaults, written out as comments where a user may want to change them. */
export function policyFile(suites: readonly FoundSuite[]): string {
  const found = suites.map(({ name, runner, evidence }) => `#   ${name}: ${runner}, because of ${evidence}`);
  return `# Policy of Plimsoll. Every key is optional; what stands here as a comment is the default.
# A pull request is judged by this file at its base, never by its own copy.
version: 1

tests:
  # Found in this repository:
${found.map((line) => `  ${line}`).join("\n")}
  # To name the suites yourself:
  # suites:
  #   - name: ${suites[0]?.name ?? "unit"}
  #     runner: ${suites[0]?.runner ?? "jest"}
  #     directory: .
  cut-large-files: true

coverage:
  statements: 100
  branches: 100
  functions: 100
  lines: 100
  # mode: changed-lines      # hold only what a change touches
  # exclude: ["src/generated/**"]
`;
}
