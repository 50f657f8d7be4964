import path from "node:path";
import ts from "typescript";
import { nodesOf, type Source } from "./source.js";

/** The specifiers that a file imports or exports from, those of types and of `import()` included. */
export function importedBy(source: Source): string[] {
  const specifiers: string[] = [];
  for (const node of nodesOf(source.tree)) {
    const specifier = specifierOf(node);
    if (specifier !== undefined && ts.isStringLiteralLike(specifier)) specifiers.push(specifier.text);
  }
  return specifiers;
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  if (ts.isExternalModuleReference(node)) return node.expression;
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments[0] : undefined;
}

/** Which of the sources each source imports. */
export function importGraph(sources: readonly Source[]): Map<string, readonly string[]> {
  const known = new Set(sources.map((source) => source.path));
  return new Map(sources.map((source) => {
    const imported = importedBy(source)
      .filter((specifier) => specifier.startsWith("."))
      .map((specifier) => path.posix.join(path.posix.dirname(source.path), specifier).replace(/\.js$/, ".ts"));
    return [source.path, [...new Set(imported)].filter((file) => known.has(file))];
  }));
}

/** One cycle of the graph as the files on it, first and last the same; null where there is none. */
export function cycleIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): readonly string[] | null => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next, [...trail, file]);
      if (cycle !== null) return cycle;
    }
    done.add(file);
    return null;
  };
  for (const file of graph.keys()) {
    const cycle = visit(file, []);
    if (cycle !== null) return cycle;
  }
  return null;
}

/** Pairs of folders that import each other, each with an import for either way. */
export function foldersBothWays(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const arrows = new Map<string, string>();
  for (const [file, imported] of graph) {
    for (const other of imported) arrows.set(`${path.posix.dirname(file)} ${path.posix.dirname(other)}`, `${file} imports ${other}`);
  }
  return [...arrows].flatMap(([arrow, example]) => {
    const [from = "", to = ""] = arrow.split(" ");
    const back = from < to ? arrows.get(`${to} ${from}`) : undefined;
    return back === undefined ? [] : [`${from} and ${to} import each other: ${example}, ${back}`];
  });
}
