import type { Outcome, TextStyle } from "../../shared/action/context.js";
import { defineAction } from "../../shared/action/define.js";
import { linesInput, pathInput } from "../../shared/action/inputs.js";
import { terminalText } from "../../shared/report/escape/terminal.js";
import { plural } from "../../shared/report/figures.js";
import { alignedRows } from "../../shared/report/terminal/aligned-rows.js";
import { styleFor } from "../../shared/report/terminal/style.js";
import { WIDEST } from "../../shared/report/terminal/width.js";
import { RECORDS_FOLDER } from "../../shared/record/store.js";
import { list, object, text } from "../../shared/schema/shape.js";
import { endText } from "../../shared/text/end-text.js";
import { openWaivers, openWaiverShape, type ToldWaivers } from "../mr-checklist/open-waivers.js";
import { lookedIn, nearestWith, projectAt } from "../project/project.js";

export const definition = defineAction({
  name: "waivers",
  description: "Lists the waivers that have not ended: who let what pass, why and until when, from gate records and judgements.",
  inputs: {
    repo: pathInput({ description: `Folder that holds ${RECORDS_FOLDER}; by default the nearest one from the working directory up to the top of the checkout.`, anywhere: true }),
    documents: linesInput({ description: "Globs of more gate records and judgements of mr-checklist, such as downloaded artifacts, from --repo or the working directory.", placeholder: "GLOB" }),
  },
  positional: "documents",
  outputs: {},
  permissions: {},
  document: object({ waivers: list(openWaiverShape, "Those that end first come first."), sources: list(text(), "Every file that was read. Without any nobody knows what is waived.") }),
  async run({ inputs: { repo, documents: globs }, workspace, clock, log }) {
    const records = repo ?? (await nearestWith(workspace, RECORDS_FOLDER)) ?? workspace;
    const told = await openWaivers({ records, documents: repo ?? workspace, globs }, clock.now());
    if (told.sources.length === 0) log.warning(nothingRead(repo ?? lookedIn(workspace, await projectAt(workspace)), globs));
    return { verdict: "done", document: { waivers: [...told.waivers], sources: [...told.sources] }, text: (style) => waiversText(told, style), summary: null, annotations: [], outputs: {} } satisfies Outcome;
  },
});

/** That no waiver is known says nothing where there was nothing to know it from. */
function nothingRead(where: string, globs: readonly string[]): string {
  const more = globs.length === 0 ? "" : `, and no file as ${globs.join(", ")}`;
  return `nothing is known of waivers, because there is no record at all: no ${RECORDS_FOLDER}/*.json in ${where}${more}. The workflow of the checklist leaves one as an artifact: gh run download RUN --name plimsoll-checklist-record --dir artifacts, then plimsoll waivers "artifacts/**/*.json"`;
}

function waiversText({ waivers, sources }: ToldWaivers, { colour, columns }: TextStyle): string {
  const { bold, dim, yellow } = styleFor(colour);
  const rows = waivers.map(({ item, by, reason, expires, repository, commit }) => [
    { text: `until ${endText(expires)}`, paint: yellow },
    { text: terminalText(item), paint: bold },
    { text: terminalText(`@${by}`) },
    { text: terminalText(`${repository === null ? "" : `${repository} `}${commit.slice(0, 12)}`), paint: dim },
    { text: terminalText(reason) },
  ]);
  return [...alignedRows(rows, { width: Math.min(columns, WIDEST), indent: 0 }), closingText(waivers.length, sources.length), ""].join("\n");
}

function closingText(open: number, sources: number): string {
  if (sources === 0) return "No record, so no waiver is known.";
  return open === 0 ? `No waiver is open in ${plural(sources, "file")}.` : `${plural(open, "waiver")} open; days are those of UTC.`;
}
