import { factsShape, type Facts } from "../../actions/mr-checklist/facts/facts.js";
import { readGivenDocument } from "../../shared/files/document.js";
import { readText } from "../../shared/files/read.js";

/** Reads the facts that `plimsoll mr-checklist facts` has written, or a person. */
export async function factsFromFile(file: string): Promise<Facts> {
  return readGivenDocument(factsShape, await readText(file, "plimsoll mr-checklist facts writes it"), file, "plimsoll mr-checklist facts writes them right");
}
