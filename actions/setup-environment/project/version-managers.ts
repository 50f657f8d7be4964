import { InputError, type Place } from "../../../shared/action/errors.js";
import { mapOf, object, text, withDefault, type Shape } from "../../../shared/schema/shape.js";
import { checkDocument } from "./document.js";
import { plainLines } from "./plain-lines.js";
import type { ProjectFiles } from "./project-files.js";
import { parseToml } from "./toml-document.js";

/** One tool that asdf or mise would install. */
export interface PinnedTool {
  readonly name: string;
  /** As the file writes it; of several versions the first, which is the one that is used. */
  readonly version: string;
  readonly place: Place;
}

const MISE_FILES = ["mise.toml", ".mise.toml", "mise/config.toml", ".mise/config.toml", ".config/mise.toml"] as const;

/** Tools pinned for asdf and mise: `.tool-versions` first, then mise's files in mise's own order. */
export async function readPinnedTools(files: ProjectFiles): Promise<PinnedTool[]> {
  const pinned = await readToolVersions(files);
  for (const name of MISE_FILES) pinned.push(...(await readMise(files, name)));
  return pinned;
}

async function readToolVersions(files: ProjectFiles): Promise<PinnedTool[]> {
  const content = await files.read(".tool-versions");
  return plainLines(content ?? "").map(({ text: said, line, column }) => {
    const [, name, found] = /^(\S+)\s+(\S+)/.exec(said) ?? [];
    const place = files.place(".tool-versions", line, column);
    if (name === undefined || found === undefined) throw new InputError(`${JSON.stringify(said)} has no version; write the name, a blank and the version`, place);
    return { name, version: found, place };
  });
}

const version = text({ minLength: 1, expected: "a version in quotes" });

/** A version, a table with `version`, or a list of either, of which the first counts. */
const miseVersion: Shape<string> = {
  schema: {},
  check(value, path) {
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return typeof first === "object" ? object({ version }, { open: true }).check(first, path).version : version.check(first, path);
  },
};

const miseShape = object({ tools: withDefault(mapOf(miseVersion), new Map<string, string>()) }, { open: true });

async function readMise(files: ProjectFiles, file: string): Promise<PinnedTool[]> {
  const content = await files.read(file);
  if (content === null) return [];
  const document = parseToml(content, (line, column) => files.place(file, line, column));
  const { tools } = checkDocument(document, miseShape);
  return [...tools].map(([name, found]) => ({ name, version: found, place: document.placeOf(["tools", name]) }));
}
