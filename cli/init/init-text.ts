import type { TextStyle } from "../../shared/action/context.js";
import { visibleFileName } from "../../shared/report/escape/file-name.js";
import { terminalText } from "../../shared/report/escape/terminal.js";
import { styleFor } from "../../shared/report/terminal/style.js";
import { WIDEST, wrapTo } from "../../shared/report/terminal/width.js";
import { ADAPTERS } from "../../shared/suites/registry.js";
import { suiteText, type FoundSuite } from "./policy-file.js";

/** What `plimsoll init` did. */
export interface InitResult {
  readonly written: readonly string[];
  readonly kept: readonly string[];
  readonly suites: readonly FoundSuite[];
  /** Name of the status check that the workflow makes. */
  readonly check: string;
}

/** What a person reads after `plimsoll init`. */
export function initText({ written, kept, suites, check }: InitResult, { colour, columns }: TextStyle): string {
  const { bold, green, yellow } = styleFor(colour);
  const signs = Object.values(ADAPTERS).map((adapter) => adapter.signs).join(", ");
  return [
    ...suites.map(({ name, runner, evidence }) => `${bold("found")}  ${terminalText(suiteText({ name, runner, evidence: visibleFileName(evidence) }))}`),
    ...(suites.length === 0 ? [`${yellow("found")}  no tests yet; looked for ${signs}`] : []),
    ...written.map((file) => `${green("wrote")}  ${visibleFileName(file)}`),
    ...kept.map((file) => `${yellow("kept")}   ${visibleFileName(file)} is there already; --force overwrites it`),
    "",
    ...wrapTo(`Next: plimsoll pipeline runs it here; commit it all to run it on GitHub, and require the check \`${check}\`.`, Math.min(columns, WIDEST)),
    "",
  ].join("\n");
}
