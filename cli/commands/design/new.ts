import { stat } from "node:fs/promises";
import path from "node:path";
import type { Outcome } from "../../../shared/action/context.js";
import { defineAction } from "../../../shared/action/define.js";
import { InputError } from "../../../shared/action/errors.js";
import { pathInput, textInput } from "../../../shared/action/inputs.js";
import { designTemplate } from "../../../shared/designs/content/template.js";
import { readDesign } from "../../../shared/designs/document/design.js";
import { writeFileAtomic } from "../../../shared/files/atomic-write.js";
import { confinedPath } from "../../../shared/files/confined-path.js";
import { globBase, globMatcher } from "../../../shared/files/glob.js";
import { terminalText } from "../../../shared/report/escape/terminal.js";
import { object, text } from "../../../shared/schema/shape.js";
import { documentsOnDisk, toldFrom } from "../../design/document-files.js";
import { projectPolicy } from "../../project/project-policy.js";

/** Where a new document goes when nobody says: below the folder of the policy's first glob. */
function usualPlace(id: string, globs: readonly string[]): readonly string[] {
  return [globBase(String(globs[0])), `${id}.md`];
}

export const definition = defineAction({
  name: "design new",
  description: "Writes a design document with every section to fill in and the front matter that the gates read.",
  inputs: {
    id: textInput({ required: true, placeholder: "ID", description: "Id of the design, such as ORD-12; it stays the same for ever." }),
    title: textInput({ required: true, description: "What is designed, in a few words." }),
    owner: textInput({ placeholder: "LOGIN", description: "Login of the author." }),
    file: pathInput({ placeholder: "FILE", description: "Where it is written; by default where the policy's design.documents looks first.", anywhere: true }),
  },
  positional: "id",
  outputs: {},
  permissions: {},
  document: object({ id: text(), file: text({ description: "From the working directory." }) }),
  async run({ inputs: { id, title, owner, file }, workspace, log }) {
    const { policy, folder: root } = await projectPolicy(workspace, log);
    const { documents } = policy.design;
    const absolute = file ?? path.join(root, ...usualPlace(id, documents));
    const place = toldFrom(workspace, absolute);
    const content = designTemplate({ id, title, owner: owner === "" ? null : owner });
    // What is written must be readable: a wrong id, title or owner is refused with its place in the document.
    readDesign(content, place);
    await confinedPath(root, absolute, "design document");
    if (!globMatcher(documents)(toldFrom(root, absolute))) throw new InputError(`${place} is none of the policy's design documents (${documents.join(", ")}); name a file that design.documents matches`);
    const other = (await documentsOnDisk({ root, workspace }, documents)).find((one) => "design" in one && one.design.frontMatter.id === id);
    if (other !== undefined) throw new InputError(`the id ${id} is that of ${other.path} already; choose another one`);
    const isThere = (await stat(absolute).catch(() => null)) !== null;
    if (isThere) throw new InputError(`${place} is there already, and nothing is overwritten; choose another id or --file`);
    await writeFileAtomic(absolute, content);
    const said = `wrote ${terminalText(place)}: fill it in, then plimsoll design check ${terminalText(place)} says what it lacks\n`;
    return { verdict: "done", document: { id, file: place }, text: () => said, summary: null, annotations: [], outputs: {} } satisfies Outcome;
  },
});
