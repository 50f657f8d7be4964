/** Where GitHub looks for code owners, in this order. */
export const CODEOWNERS_PLACES = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"] as const;

/** Where GitHub looks for the template of pull requests, in the spellings that people use. */
export const TEMPLATE_PLACES = [".github", "", "docs"].flatMap((folder) =>
  ["pull_request_template.md", "PULL_REQUEST_TEMPLATE.md"].map((name) => (folder === "" ? name : `${folder}/${name}`)));

type Texts = ReadonlyMap<string, string | null>;

/** The code owners that GitHub would use; null: nobody owns anything. */
export function codeownersOf(texts: Texts): string | null {
  return firstOf(texts, CODEOWNERS_PLACES);
}

/** The template that a new pull request starts with; null: an empty text. */
export function templateOf(texts: Texts): string | null {
  return firstOf(texts, TEMPLATE_PLACES);
}

function firstOf(texts: Texts, places: readonly string[]): string | null {
  return places.map((place) => texts.get(place) ?? null).find((text) => text !== null) ?? null;
}
