/** An issue of GitHub as a text names it. */
export interface IssueReference {
  /** `owner/name`, as it is written. */
  readonly repository: string;
  readonly number: number;
}

// The words by which GitHub closes an issue on merge, on one line with it. Every part is bounded: the text is anybody's.
const KEYWORD = String.raw`(?<![\p{L}\p{N}_-])(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)(?::[ \t]{0,5}|[ \t]{1,5})`;
const REPOSITORY = String.raw`[a-z0-9][a-z0-9-]{0,38}\/[a-z0-9._-]{1,100}`;
// No issue has the number 0000, which templates leave for the author to replace.
const NUMBER = String.raw`[1-9][0-9]{0,9}(?![\p{L}\p{N}_])`;
const REFERENCE = String.raw`(?:(${REPOSITORY})?#(${NUMBER})|gh-(${NUMBER})|https?:\/\/github\.com\/(${REPOSITORY})\/issues\/(${NUMBER}))`;

const CLOSING = new RegExp(`${KEYWORD}${REFERENCE}`, "giu");
const ALONE = new RegExp(`^${REFERENCE}$`, "iu");

function referenceFrom([, near, short, old, far, long]: RegExpExecArray, repository: string): IssueReference {
  return { repository: near ?? far ?? repository, number: Number(short ?? old ?? long) };
}

/**
 * The issues that a text says it closes, in its order: a keyword such as `Fixes` before `#12`, `owner/name#12`, `GH-12` or
 * an address.
 * @param words what the author says in own words, without code, comments and quotes.
 * @param repository `owner/name`, which a reference without one is about.
 */
export function closingReferences(words: string, repository: string): IssueReference[] {
  return Array.from(words.matchAll(CLOSING), (match) => referenceFrom(match, repository));
}

/** Reads one reference, such as `#12`; null for any other text. */
export function readReference(text: string, repository: string): IssueReference | null {
  const match = ALONE.exec(text);
  return match === null ? null : referenceFrom(match, repository);
}

/** `#12` in the repository itself, `owner/name#12` elsewhere. GitHub compares names without case. */
export function referenceText({ repository, number }: IssueReference, home: string): string {
  return repository.toLowerCase() === home.toLowerCase() ? `#${number}` : `${repository.toLowerCase()}#${number}`;
}
