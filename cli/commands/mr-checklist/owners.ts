import path from "node:path";
import { CODEOWNERS_PLACES } from "../../../actions/mr-checklist/facts/base-places.js";
import type { Outcome, TextStyle } from "../../../shared/action/context.js";
import { defineAction } from "../../../shared/action/define.js";
import { InputError } from "../../../shared/action/errors.js";
import { linesInput, pathInput } from "../../../shared/action/inputs.js";
import { readText, readTextIfPresent } from "../../../shared/files/read.js";
import { isTooLarge, parseCodeowners } from "../../../shared/people/owners/codeowners.js";
import { ownersDocument, type OwnersDocument } from "../../../shared/people/owners/owners-of.js";
import { visibleFileName } from "../../../shared/report/escape/file-name.js";
import { terminalText } from "../../../shared/report/escape/terminal.js";
import { alignedRows } from "../../../shared/report/terminal/aligned-rows.js";
import { styleFor } from "../../../shared/report/terminal/style.js";
import { WIDEST } from "../../../shared/report/terminal/width.js";
import { list, mapOf, object, text } from "../../../shared/schema/shape.js";
import { checkoutTop } from "../../project/project.js";

export const definition = defineAction({
  name: "mr-checklist owners",
  description: "Says who owns which path by a CODEOWNERS file, as GitHub reads it: the last line that matches counts. Lines that are skipped, or that GitHub may read otherwise, are named on stderr.",
  inputs: {
    codeowners: pathInput({ description: `The CODEOWNERS file; by default the first of ${CODEOWNERS_PLACES.join(", ")} at the top of the checkout.`, placeholder: "FILE", anywhere: true }),
    paths: linesInput({ description: "Paths from the repository's root, one a line; they need not be there.", placeholder: "PATH", required: true }),
  },
  positional: "paths",
  outputs: {},
  permissions: {},
  document: object({ owners: mapOf(list(text()), "For each path its owners as the file writes them; none where it belongs to nobody.") }),
  async run(context) {
    const { inputs: { codeowners: named, paths }, workspace } = context;
    const file = named ?? (await usualFile(workspace));
    const text = await readText(file, "name the CODEOWNERS file");
    if (isTooLarge(text)) throw new InputError(`${file} holds 3 MB or more, and GitHub leaves such a file aside: join its patterns`);
    const codeowners = parseCodeowners(text);
    for (const { line, problem, skipped } of codeowners.problems) context.log.warning(`line ${line} of CODEOWNERS${skipped ? " is skipped, as on GitHub" : ""}: ${problem}`);
    const document = ownersDocument(codeowners, paths);
    return { verdict: "done", document, text: (style) => ownersText(document, style), summary: null, annotations: [], outputs: {} } satisfies Outcome;
  },
});

/** Where GitHub looks. */
async function usualFile(workspace: string): Promise<string> {
  const top = (await checkoutTop(workspace)) ?? workspace;
  for (const place of CODEOWNERS_PLACES) {
    const file = path.join(top, place);
    if ((await readTextIfPresent(file)) !== null) return file;
  }
  throw new InputError(`there is no ${CODEOWNERS_PLACES.join(", ")} in ${top}; name the file by --codeowners`);
}

function ownersText({ owners }: OwnersDocument, { colour, columns }: TextStyle): string {
  const { dim } = styleFor(colour);
  const rows = Object.entries(owners).map(([name, ofPath]) => [
    { text: visibleFileName(name) },
    ofPath.length === 0 ? { text: "nobody", paint: dim } : { text: ofPath.map(terminalText).join(" ") },
  ]);
  return `${alignedRows(rows, { width: Math.min(columns, WIDEST), indent: 0 }).join("\n")}\n`;
}
