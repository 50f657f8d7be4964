import path from "node:path";

/**
 * The languages that our own runners measure. Extensions of one language together: whoever measures TypeScript must not
 * forget the JavaScript beside it.
 */
export const LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  "JavaScript or TypeScript": [".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx"],
  Python: [".py"],
  Go: [".go"],
};

function extensionOf(file: string): string {
  return path.posix.extname(file).toLowerCase();
}

/** The extensions whose files must be measured, given the files that were: their own, and those of the same language. */
export function measuredExtensions(measured: Iterable<string>): ReadonlySet<string> {
  const extensions = new Set<string>();
  for (const file of measured) {
    const own = extensionOf(file);
    for (const extension of Object.values(LANGUAGES).find((language) => language.includes(own)) ?? [own]) extensions.add(extension);
  }
  extensions.delete("");
  return extensions;
}

/** Whether `file` is of one of the languages. */
export function isOf(extensions: ReadonlySet<string>, file: string): boolean {
  return extensions.has(extensionOf(file));
}
