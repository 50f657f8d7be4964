import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** One TypeScript file of the repository. */
export interface Source {
  /** Relative to the repository's root, separated by `/`. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

/** A source from its text, for samples. */
export function sourceOf(file: string, text: string): Source {
  return { path: file, text, tree: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true) };
}

/** Every file below `folder` of `root`, relative to `root`. */
export function filesBelow(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort();
}

/** The TypeScript files among `files`, read. */
export function readSources(root: string, files: readonly string[]): Source[] {
  return files.filter((file) => file.endsWith(".ts")).map((file) => sourceOf(file, readFileSync(path.join(root, file), "utf8")));
}

/** Whether a file tests others or only serves tests. */
export function isTestCode(file: string): boolean {
  return file.endsWith(".test.ts") || file.split("/").includes("testing");
}

/** All nodes of a tree, from the root down. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => { children.push(child); });
  for (const child of children) yield* nodesOf(child);
}

/** `path:line` of a node, for messages. */
export function placeOf(source: Source, node: ts.Node): string {
  return `${source.path}:${source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line + 1}`;
}
