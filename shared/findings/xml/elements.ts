import { SaxesParser } from "saxes";
import { messageOf } from "../../action/errors.js";
import { UnreadableReport } from "../reported-run.js";

/** Deeper than any report; a hostile file may nest without end. */
const DEEPEST = 64;

/** An element of a report with everything above it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: XmlElement | null;
}

/**
 * Reads an XML report from top to bottom. Entities beyond XML's own five and document types are refused.
 * @param closed is called for each element that ends, with the text directly in it.
 * @throws UnreadableReport when the text is not well-formed or cut off.
 */
export function readElements(text: string, closed: (element: XmlElement, text: string) => void): void {
  const parser = new SaxesParser();
  const open: { readonly element: XmlElement; text: string }[] = [];
  parser.on("error", (error) => { throw error; });
  parser.on("doctype", () => { throw new Error("document type declarations are refused"); });
  parser.on("opentag", ({ name, attributes }) => {
    if (open.length === DEEPEST) throw new Error(`elements nest deeper than ${DEEPEST}`);
    open.push({ element: { name, attributes, parent: open.at(-1)?.element ?? null }, text: "" });
  });
  const add = (part: string): void => {
    for (const innermost of open.slice(-1)) innermost.text += part;
  };
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("closetag", () => {
    for (const innermost of open.splice(-1)) closed(innermost.element, innermost.text);
  });
  try {
    parser.write(text).close();
  } catch (thrown) {
    throw new UnreadableReport(`line ${parser.line}: is cut off or not well-formed (${messageOf(thrown).replace(/^(?:undefined)?\d+:\d+: /, "")})`);
  }
}

/** A line number or a column in an attribute; null for none, and for the 0 that some tools write. */
export function positionOf(attribute: string | undefined): number | null {
  const position = attribute !== undefined && /^\d{1,9}$/u.test(attribute) ? Number(attribute) : 0;
  return position === 0 ? null : position;
}
