import type { TextStyle } from "../../shared/action/context.js";
import { visibleFileName } from "../../shared/report/escape/file-name.js";
import { terminalText } from "../../shared/report/escape/terminal.js";
import { plural } from "../../shared/report/figures.js";
import { styleFor, type Style } from "../../shared/report/terminal/style.js";
import { WIDEST, wrapBehind } from "../../shared/report/terminal/width.js";
import type { CheckedDocument } from "./checked-document.js";

function documentLines({ path, id, status, digest, problems, reviews }: CheckedDocument, style: Style, width: number): string[] {
  const isReady = problems.length === 0;
  const head = `${isReady ? style.green("✔") : style.red("✘")} ${style.bold(visibleFileName(path))}${id === null ? "" : `  ${id}, ${String(status)}`}`;
  const lacks = problems.flatMap(({ message, line, column }) => {
    const at = [line, column].filter((part) => part !== null).join(":");
    const place = `${at}  `;
    // A reader's error begins with the place, which stands in front of the line and above it already.
    const said = [`${path}:${at}: `, `${path}: `].find((start) => message.startsWith(start)) ?? "";
    return wrapBehind(`  ${place}`, place.length + 2, terminalText(message.slice(said.length)), width);
  });
  const recorded = reviews.map(({ who, role, current }) => `  ${current ? "of this content" : style.yellow("of other content, void")}: ${who} as ${terminalText(role)}`);
  return [head, ...lacks, ...recorded, ...(digest === null ? [] : [style.dim(`  digest ${digest}`)])];
}

/** What the check found, for a terminal: each document with what it lacks and the digest that a review records. */
export function checkText(documents: readonly CheckedDocument[], { colour, columns }: TextStyle): string {
  const style = styleFor(colour);
  const width = Math.min(Math.max(columns, 40), WIDEST);
  const open = documents.filter(({ problems }) => problems.length > 0).length;
  const end = open === 0 ? `${plural(documents.length, "document")} ready for a review` : `${open} of ${plural(documents.length, "document")} not ready for a review`;
  return `${[...documents.flatMap((document) => [...documentLines(document, style, width), ""]), end].join("\n")}\n`;
}
