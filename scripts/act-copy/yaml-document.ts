import { parseDocument, type Document } from "yaml";

/** Parses YAML and refuses what GitHub's parser would refuse or silently change: broken syntax and keys given twice. */
export function parseYaml(source: string, file: string): Document {
  const document = parseDocument(source, { uniqueKeys: true });
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem !== undefined) throw new Error(`${file}: ${problem.message}`);
  return document;
}
