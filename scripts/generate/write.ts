import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { GeneratedFile } from "./generated-file.js";

/** Those of `files` that differ from what lies below `root`, or are not there. */
export function staleFiles(root: string, files: readonly GeneratedFile[]): GeneratedFile[] {
  return files.filter(({ path: file, content }) => {
    const target = path.join(root, file);
    return !existsSync(target) || readFileSync(target, "utf8") !== content;
  });
}

/** Writes files below `root`, with the folders that they need. */
export function writeFiles(root: string, files: readonly GeneratedFile[]): void {
  for (const { path: file, content } of files) {
    const target = path.join(root, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}
