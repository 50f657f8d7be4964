import type { Definition } from "../../shared/action/define.js";
import { kebabCase, type Input } from "../../shared/action/inputs.js";
import { styleFor, type Paint } from "../../shared/report/terminal/style.js";
import { WIDEST, wrapBehind } from "../../shared/report/terminal/width.js";

/** One line of the list of commands. */
export interface CommandLine {
  readonly name: string;
  readonly description: string;
}

const GLOBAL_OPTIONS: readonly (readonly [string, string])[] = [
  ["--json", "Print one JSON document on stdout, everything else on stderr."],
  ["--verbose, -v", "Say more about what is done."],
  ["--help, -h", "Show this help."],
];

/** Breaks `text` into lines of at most `width` columns at blanks; a longer word keeps a line of its own. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function twoColumns(rows: readonly (readonly [string, string])[], columns: number): string {
  const left = Math.min(34, Math.max(...rows.map(([name]) => name.length))) + 4;
  const width = Math.max(30, Math.min(columns, 110) - left);
  return rows
    .map(([name, text]) => {
      const indented = wrapped(text, width).map((line) => " ".repeat(left) + line).join("\n");
      // A name that leaves no gap before its text has a line of its own.
      return name.length + 4 > left ? `  ${name}\n${indented}` : `  ${name}`.padEnd(left) + indented.slice(left);
    })
    .join("\n");
}

function optionRow(key: string, input: Input<unknown>): readonly [string, string] {
  const name = `--${kebabCase(key)}${input.placeholder === "" ? "" : ` ${input.placeholder}`}`;
  if (input.default === null) return [name, `${input.description} Required.`];
  const fallback = input.default === "" || input.kind === "flag" ? "" : ` Default: ${input.default}.`;
  return [name, `${input.description}${fallback}`];
}

/** A command as it is called: its name and the words that it takes without a flag. */
export function commandCall({ name, positional, inputs }: Definition): string {
  const input = positional === null ? undefined : inputs[positional];
  return input === undefined ? name : `${name} ${input.placeholder}${input.kind === "list" ? "…" : ""}`;
}

/** A call and what it does: on one line where both fit, else the words below the call. */
function heading(call: string, description: string, bold: Paint, width: number): string[] {
  if (call.length + 2 + description.length <= width) return [`${bold(call)}  ${description}`];
  return [bold(call), ...wrapBehind("  ", 2, description, width)];
}

/** What `plimsoll COMMAND --help` prints. */
export function commandHelp(definition: Definition, style: { readonly colour: boolean; readonly columns: number }): string {
  const { bold } = styleFor(style.colour);
  const rows = Object.entries(definition.inputs).map(([key, input]) => optionRow(key, input));
  return [
    ...heading(`plimsoll ${commandCall(definition)}`, definition.description, bold, Math.min(style.columns, WIDEST)),
    "",
    bold("Options"),
    twoColumns([...rows, ...GLOBAL_OPTIONS], style.columns),
    "",
    bold("Exit codes"),
    ...wrapBehind("  ", 2, "0 pass or not-applicable · 1 fail · 2 wrong input or policy · 3 inconclusive · 70 a bug in plimsoll", Math.min(style.columns, WIDEST)),
    "",
  ].join("\n");
}

/** What `plimsoll --help` prints. */
export function overviewHelp(
  version: string, groups: readonly { readonly title: string; readonly commands: readonly CommandLine[] }[],
  style: { readonly colour: boolean; readonly columns: number },
): string {
  const { bold, dim } = styleFor(style.colour);
  const sections = groups.map(({ title, commands }) => `${bold(title)}\n${twoColumns(commands.map(({ name, description }) => [name, description]), style.columns)}\n`);
  return [
    `${bold("⦵ plimsoll")} ${dim(version)}  says whether a change may ship`,
    "",
    "  plimsoll COMMAND [--option value …]",
    "",
    ...sections,
    "plimsoll COMMAND --help shows a command's options.",
    "",
  ].join("\n");
}
