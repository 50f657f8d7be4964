import type { Outcome, TextStyle } from "../../../shared/action/context.js";
import { defineAction } from "../../../shared/action/define.js";
import { requiredPathInput } from "../../../shared/action/inputs.js";
import { readText } from "../../../shared/files/read.js";
import { parseMarkdown } from "../../../shared/markdown/document.js";
import { tasksOf, type Task } from "../../../shared/markdown/tasks.js";
import { terminalText } from "../../../shared/report/escape/terminal.js";
import { integerText, plural } from "../../../shared/report/figures.js";
import { alignedRows } from "../../../shared/report/terminal/aligned-rows.js";
import { styleFor } from "../../../shared/report/terminal/style.js";
import { WIDEST } from "../../../shared/report/terminal/width.js";
import { boolean, integer, list, nullable, object, text } from "../../../shared/schema/shape.js";

export const definition = defineAction({
  name: "mr-checklist tasks",
  description: "Lists the boxes of a Markdown file as GitHub shows them, with the keys by which items find them.",
  inputs: { file: requiredPathInput({ description: "A description, a template or any other Markdown file.", placeholder: "FILE", anywhere: true }) },
  positional: "file",
  outputs: {},
  permissions: {},
  document: object({
    items: list(object({
      text: text(),
      checked: boolean(),
      line: integer({ minimum: 1, description: "Of the bullet." }),
      key: nullable(text({ description: "Of the comment <!-- plimsoll:KEY --> in its line." })),
    })),
  }),
  async run(context) {
    const items = tasksOf(parseMarkdown(await readText(context.inputs.file, "name a Markdown file")));
    return { verdict: "done", document: { items }, text: (style) => tasksText(items, style), summary: null, annotations: [], outputs: {} } satisfies Outcome;
  },
});

function tasksText(items: readonly Task[], { colour, columns }: TextStyle): string {
  const { dim, green } = styleFor(colour);
  const rows = items.map(({ text: words, checked, line, key }) => [
    { text: String(line), paint: dim, align: "right" as const },
    { text: checked ? "✔" : "·", paint: checked ? green : dim },
    { text: key ?? "", paint: dim },
    { text: terminalText(words) },
  ]);
  const ticked = items.filter(({ checked }) => checked).length;
  return [...alignedRows(rows, { width: Math.min(columns, WIDEST), indent: 0 }), `${plural(items.length, "box", "boxes")}, ${integerText(ticked)} ticked`, ""].join("\n");
}
