import path from "node:path";
import { InputError, type Place } from "../../../shared/action/errors.js";
import type { ProjectFiles } from "../project/project-files.js";

/** What pip would install from the requirements files of a folder. */
export interface Requirements {
  /** The files given to pip, those that they include not counted. */
  readonly files: readonly string[];
  /** Requirements files that are not for running or testing, such as `requirements-docs.txt`. */
  readonly leftOut: readonly string[];
  /** At least one requirement carries a checksum; pip then wants one for each. */
  readonly hashed: boolean;
  /** The first requirement that is not pinned to one version, or null. */
  readonly loose: Place | null;
}

const WANTED = /^(?:requirements(?:[-_.](?:dev|develop|test|tests|testing|ci))?|(?:dev|test|tests)[-_]requirements)\.txt$/;
const RELATED = /^[\w.-]*requirements[\w.-]*\.txt$/;
const IN_FOLDER = ["requirements/dev.txt", "requirements/test.txt", "requirements/tests.txt"] as const;

const INCLUDE = /^(?:(?:-r|--requirement|-c|--constraint)(?:\s+|=)|-r|-c)(\S+)$/;
const PINNED = /^([\w.-]+)\s*(?:\[[^\]]*\])?\s*===?\s*[^\s*,;]+\s*(?:;|--hash|$)/;
const LOCAL = /^(?:\.{0,2}\/|\.{1,2}$|file:)/;

interface Line {
  readonly text: string;
  readonly place: Place;
  readonly file: string;
}

/** Reads the requirements files of a folder with all that they include; null when there are none. */
export async function readRequirements(project: ProjectFiles): Promise<Requirements | null> {
  const inFolder: string[] = [];
  for (const name of IN_FOLDER) if ((await project.beginning(name, 1)) !== null) inFolder.push(name);
  const files = [...project.names.filter((name) => WANTED.test(name)), ...inFolder];
  if (files.length === 0) return null;
  const lines: Line[] = [];
  const seen = new Set<string>();
  for (const file of files) await collect(project, file, project.place(file), seen, lines);
  const pins = new Set(lines.map(({ text }) => PINNED.exec(text)?.[1]?.toLowerCase()).filter((name) => name !== undefined));
  return {
    files,
    leftOut: project.names.filter((name) => RELATED.test(name) && !WANTED.test(name)),
    hashed: lines.some(({ text }) => /\s--hash[=\s]/.test(text)),
    loose: lines.find(({ text }) => isLoose(text, pins))?.place ?? null,
  };
}

/** Follows `-r` and `-c`. Each file is read once, whoever includes it. */
async function collect(project: ProjectFiles, file: string, from: Place, seen: Set<string>, lines: Line[]): Promise<void> {
  if (seen.has(file)) return;
  seen.add(file);
  const content = await project.read(file);
  if (content === null) throw new InputError(`includes ${JSON.stringify(file)}, which does not exist; correct the name`, from);
  for (const line of linesOf(content, file, project)) {
    const included = INCLUDE.exec(line.text)?.[1];
    if (included === undefined) lines.push(line);
    else await collect(project, includedFile(included, line), line.place, seen, lines);
  }
}

/** Nothing may be included from the network: what pip then installs could not be known beforehand. */
function includedFile(included: string, line: Line): string {
  if (/^[a-z][a-z+]*:/i.test(included)) throw new InputError("includes requirements from another machine; copy the file into the repository", line.place);
  return path.posix.normalize(path.posix.join(path.posix.dirname(line.file), included));
}

/** Lines as pip reads them: continued ones joined, comments gone, empty ones left out. */
function linesOf(content: string, file: string, project: ProjectFiles): Line[] {
  const lines: Line[] = [];
  let start = 0;
  let text = "";
  content.split(/\r\n|\r|\n/).forEach((raw, index) => {
    if (text === "") start = index + 1;
    const continued = raw.endsWith("\\");
    text += continued ? `${raw.slice(0, -1)} ` : raw;
    if (continued) return;
    const said = text.replace(/(?:^|\s)#.*$/, "").trim();
    if (said !== "") lines.push({ text: said, place: project.place(file, start), file });
    text = "";
  });
  return lines;
}

/** Whether pip could install another version tomorrow. */
function isLoose(text: string, pins: ReadonlySet<string>): boolean {
  if (text.startsWith("-") || LOCAL.test(text) || PINNED.test(text)) return false;
  if (text.startsWith("git+") || text.includes("@ git+")) return !/@[0-9a-f]{40}\b/.test(text);
  if (/https?:/.test(text)) return !/#sha\d{3}=/.test(text);
  return !pins.has((/^[\w.-]+/.exec(text)?.[0] ?? "").toLowerCase());
}
