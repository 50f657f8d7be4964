/** A file that a script owns, whole or between markers. `path` is relative to the repository. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
}

const BEGIN = (name: string): string => `<!-- begin generated ${name} -->`;
const END = (name: string): string => `<!-- end generated ${name} -->`;

/**
 * `text` with the part between the markers of `name` replaced.
 * @throws when the markers are missing, since the table would vanish without a word.
 */
export function replaceBetweenMarkers(text: string, name: string, body: string, file: string): string {
  const start = text.indexOf(BEGIN(name));
  const end = text.indexOf(END(name));
  if (start < 0 || end < start) throw new Error(`${file}: write ${BEGIN(name)} and ${END(name)} where the generated part belongs`);
  return `${text.slice(0, start)}${BEGIN(name)}\n${body.trim()}\n${text.slice(end)}`;
}
