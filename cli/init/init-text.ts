import type { TextStyle } from "../../shared/action/context.js";
import { visibleFileName } from "../../shared/report/escape/file-name.js";
import { terminalText } from "../../shared/report/escape/terminal.js";
import { styleFor, type Paint } from "../../shared/report/terminal/style.js";
import { WIDEST, wrapBehind, wrapTo } from "../../shared/report/terminal/width.js";
import { ADAPTERS } from "../../shared/suites/registry.js";
import { suiteText, type FoundSuite } from "./policy-file.js";

/** Columns of the word that says what happened, and a gap. */
const HEAD = 7;

/** What `plimsoll init` did. */
export interface InitResult {
  readonly written: readonly string[];
  /** The template, where it was there, among them. */
  readonly kept: readonly string[];
  readonly suites: readonly FoundSuite[];
  /** A section for the policy that was kept; null where it needs none. */
  readonly checklist: string | null;
  /** The people's own template. */
  readonly template: string | null;
  /** Names of what a branch rule can require. */
  readonly checks: readonly string[];
}

/** What a person reads after `plimsoll init`. */
export function initText({ written, kept, suites, checklist, template, checks }: InitResult, { colour, columns }: TextStyle): string {
  const { bold, green, yellow } = styleFor(colour);
  const width = Math.min(columns, WIDEST);
  const signs = Object.values(ADAPTERS).map((adapter) => adapter.signs).join(", ");
  const said = (word: string, paint: Paint, words: string): string[] => wrapBehind(`${paint(word)}${" ".repeat(HEAD - word.length)}`, HEAD, words, width);
  const why = (file: string): string => (file === template ? "is yours; plimsoll mr-checklist template prints what the checklist looks for" : "is there already; --force overwrites it");
  return [
    ...suites.flatMap(({ name, runner, evidence }) => said("found", bold, terminalText(suiteText({ name, runner, evidence: visibleFileName(evidence) })))),
    ...(suites.length === 0 ? said("found", yellow, `no tests yet; looked for ${signs}`) : []),
    ...written.flatMap((file) => said("wrote", green, visibleFileName(file))),
    ...kept.flatMap((file) => said("kept", yellow, `${visibleFileName(file)} ${why(file)}`)),
    // To be copied: what is not in columns is not wrapped.
    ...(checklist === null ? [] : ["", ...wrapTo("The policy has no section about the checklist. This one fits the repository:", width), "", ...checklist.trimEnd().split("\n").map(terminalText)]),
    "",
    ...wrapTo("Next: plimsoll pipeline runs it here; commit it all to run it on GitHub, and make these required there:", width),
    ...checks.map((check) => `  ${bold(check)}`),
    "",
  ].join("\n");
}
