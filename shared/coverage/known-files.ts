import { rootBetween, type ForeignRoot } from "./foreign-root.js";

/** A path that fits more files than this equally well says nothing about the report's root. */
const FITS_AT_MOST = 5;

/** The trailing segments of a path, the longest first: the path itself, and what is behind each of its slashes. */
function* suffixes(text: string): Generator<string> {
  yield text;
  for (let slash = text.indexOf("/"); slash !== -1; slash = text.indexOf("/", slash + 1)) yield text.slice(slash + 1);
}

/** The files of the repository by their paths, spelled as in one report: Windows does not tell cases apart. */
export class KnownFiles {
  /** How a path is written before it is looked up. */
  readonly spell: (text: string) => string;
  readonly #files: ReadonlyMap<string, string>;
  readonly #bySuffix = new Map<string, string[]>();

  constructor(files: readonly string[], windows: boolean) {
    this.spell = windows ? (text) => text.toLowerCase() : (text) => text;
    this.#files = new Map(files.map((file) => [this.spell(file), file]));
    for (const file of this.#files.keys()) {
      for (const suffix of suffixes(file)) {
        const alike = this.#bySuffix.get(suffix);
        if (alike === undefined) this.#bySuffix.set(suffix, [file]);
        else alike.push(file);
      }
    }
  }

  /** The file of this spelling as git spells it. */
  file(spelled: string): string | undefined {
    return this.#files.get(spelled);
  }

  /** Files whose trailing segments are `text`, the file of that very path among them; spelled as in the report. */
  endingWith(text: string): readonly string[] {
    return this.#bySuffix.get(text) ?? [];
  }

  /** The roots that would make `text` the file of ours that it agrees with furthest. */
  roots(text: string): ForeignRoot[] {
    for (const suffix of suffixes(text)) {
      const furthest = this.#bySuffix.get(suffix);
      if (furthest !== undefined) return furthest.length > FITS_AT_MOST ? [] : furthest.map((file) => rootBetween(text, file));
    }
    return [];
  }
}
