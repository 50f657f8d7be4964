import type { Outcome, TextStyle } from "../../shared/action/context.js";
import { defineAction } from "../../shared/action/define.js";
import { linesInput, pathInput } from "../../shared/action/inputs.js";
import { terminalText } from "../../shared/report/escape/terminal.js";
import { plural } from "../../shared/report/figures.js";
import { alignedRows } from "../../shared/report/terminal/aligned-rows.js";
import { styleFor } from "../../shared/report/terminal/style.js";
import { WIDEST } from "../../shared/report/terminal/width.js";
import { list, object } from "../../shared/schema/shape.js";
import { openWaivers, openWaiverShape, type OpenWaiver } from "../mr-checklist/open-waivers.js";

export const definition = defineAction({
  name: "waivers",
  description: "Lists the waivers that have not ended: who let what pass, why and until when, from gate records and judgements.",
  inputs: {
    repo: pathInput({ description: "Folder of the repository; the working directory by default.", anywhere: true }),
    documents: linesInput({ description: "Globs of more gate records and judgements of mr-checklist, such as downloaded artifacts, from that folder.", placeholder: "GLOB" }),
  },
  positional: "documents",
  outputs: {},
  permissions: {},
  document: object({ waivers: list(openWaiverShape, "Those that end first come first.") }),
  async run(context) {
    const { repo, documents } = context.inputs;
    const waivers = await openWaivers(repo ?? context.workspace, documents, context.clock.now());
    return { verdict: "done", document: { waivers }, text: (style) => waiversText(waivers, style), summary: null, annotations: [], outputs: {} } satisfies Outcome;
  },
});

function waiversText(waivers: readonly OpenWaiver[], { colour, columns }: TextStyle): string {
  const { bold, dim, yellow } = styleFor(colour);
  const rows = waivers.map(({ item, by, reason, expires, repository, commit }) => [
    { text: `until ${expires.slice(0, 16).replace("T", " ")}`, paint: yellow },
    { text: terminalText(item), paint: bold },
    { text: terminalText(`@${by}`) },
    { text: terminalText(`${repository === null ? "" : `${repository} `}${commit.slice(0, 12)}`), paint: dim },
    { text: terminalText(reason) },
  ]);
  return [...alignedRows(rows, { width: Math.min(columns, WIDEST), indent: 0 }), waivers.length === 0 ? "No waiver is open." : `${plural(waivers.length, "waiver")} open; times are UTC.`, ""].join("\n");
}
