import path from "node:path";
import type { Outcome } from "../../../shared/action/context.js";
import { defineAction } from "../../../shared/action/define.js";
import { InputError } from "../../../shared/action/errors.js";
import { listInput } from "../../../shared/action/inputs.js";
import { confinedPath } from "../../../shared/files/confined-path.js";
import { list, object, oneOf } from "../../../shared/schema/shape.js";
import { checkText } from "../../design/check-text.js";
import { checkedDocument, checkedDocumentShape } from "../../design/checked-document.js";
import { documentsOnDisk, readDocument, type DocumentFolders, type DocumentOnDisk } from "../../design/document-files.js";
import { projectPolicy } from "../../project/project-policy.js";

async function documentsOf(files: readonly string[], folders: DocumentFolders, globs: readonly string[]): Promise<DocumentOnDisk[]> {
  const documents: DocumentOnDisk[] = [];
  for (const file of files) documents.push(await readDocument(await confinedPath(folders.root, path.resolve(folders.workspace, file), "design document"), folders));
  return files.length === 0 ? documentsOnDisk(folders, globs) : documents;
}

export const definition = defineAction({
  name: "design check",
  description: "Says what design documents lack before a review, as they lie on disk, and prints the digest that a review records. Approvals are proved by design-review.",
  inputs: { files: listInput({ placeholder: "FILE", description: "Documents; by default all that the policy's design.documents names." }) },
  positional: "files",
  outputs: {},
  permissions: {},
  document: object({ verdict: oneOf(["pass", "fail"]), documents: list(checkedDocumentShape) }),
  async run({ inputs: { files }, workspace, log }) {
    const { policy, folder: root } = await projectPolicy(workspace, log);
    const globs = policy.design.documents;
    const documents = (await documentsOf(files, { root, workspace }, globs)).map((document) => checkedDocument(document, policy.design));
    if (documents.length === 0) throw new InputError(`there is no design document (${globs.join(", ")}) below ${root}; plimsoll design new writes one`);
    const verdict = documents.every(({ problems }) => problems.length === 0) ? "pass" : "fail";
    return { verdict, document: { verdict, documents }, text: (style) => checkText(documents, style), summary: null, annotations: [], outputs: {} } satisfies Outcome;
  },
});
