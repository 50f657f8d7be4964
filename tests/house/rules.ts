import path from "node:path";
import ts from "typescript";
import { importedBy } from "./imports.js";
import { nodesOf, placeOf, type Source } from "./source.js";

const LONGEST_FILE = 400;
const ENVIRONMENT_FILE = "shared/action/environment.ts";
/** Each has a room that does its work, for the reason given there; our tests hold that room against the package. */
const TOOLKIT_ROOMS = new Map([["@actions/core", "shared/host/step-outputs.ts"], ["@actions/exec", "shared/action/exec.ts"]]);
const NAMELESS = /^(?:utils?|common|helpers?|libs?|misc)$/i;

function isProcess(node: ts.Expression): boolean {
  const text = node.getText().replace(/\s/g, "");
  return text === "process" || text === "globalThis.process" || text === "global.process";
}

function isNamedEnv(node: ts.Node | undefined): boolean {
  return node !== undefined && (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && node.text === "env";
}

/** `process.env` in each of its forms: a member, by index, taken apart, imported. */
function readsEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return isProcess(node.expression) && isNamedEnv(node.name);
  if (ts.isElementAccessExpression(node)) return isProcess(node.expression) && isNamedEnv(node.argumentExpression);
  if (ts.isVariableDeclaration(node) && node.initializer !== undefined && ts.isObjectBindingPattern(node.name)) {
    return isProcess(node.initializer) && node.name.elements.some((element) => isNamedEnv(element.propertyName ?? element.name));
  }
  if (!ts.isImportDeclaration(node) || !/^["'](?:node:)?process["']$/.test(node.moduleSpecifier.getText())) return false;
  const bindings = node.importClause?.namedBindings;
  return bindings !== undefined && ts.isNamedImports(bindings) && bindings.elements.some((element) => isNamedEnv(element.propertyName ?? element.name));
}

/** The environment is read in one file. */
export function environmentReads(source: Source): string[] {
  if (source.path === ENVIRONMENT_FILE) return [];
  return [...nodesOf(source.tree)].filter(readsEnvironment).map((node) => `${placeOf(source, node)} reads process.env; ask shared/action/environment.ts`);
}

/** The toolkit's packages are oracles of our tests: importing them costs half of an action's start-up. */
export function toolkitImports(source: Source): string[] {
  const imported = importedBy(source);
  return [...TOOLKIT_ROOMS].filter(([name]) => imported.includes(name)).map(([name, room]) => `${source.path} imports ${name}; ask ${room}`);
}

/** A file is one concept. */
export function longFiles(source: Source): string[] {
  const lines = source.text.split("\n").length - 1;
  return lines > LONGEST_FILE ? [`${source.path} has ${lines} lines; a file is one concept and has at most ${LONGEST_FILE}`] : [];
}

/** A name says what is inside. */
export function namelessPlaces(file: string): string[] {
  return file.split("/").filter((part) => NAMELESS.test(part.replace(/\..*$/, ""))).map((part) => `${file}: ${part} names no concept`);
}

/** What the folder of an action lacks. `files` are relative to the repository's root. */
export function missingFromActions(files: readonly string[]): string[] {
  const folders = new Set(files.filter((file) => /^actions\/[^/]+\//.test(file)).map((file) => file.split("/").slice(0, 2).join("/")));
  return [...folders].flatMap((folder) => {
    const missing = ["action.ts", "action.yml", "README.md"].filter((name) => !files.includes(`${folder}/${name}`));
    if (!files.some((file) => file.startsWith(`${folder}/`) && file.endsWith(".test.ts"))) missing.push("a test");
    return missing.map((name) => `${folder} lacks ${name}`);
  });
}

/** What a statement declares, as `kind name`. */
function declaredBy(statement: ts.Statement): string {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText()).join(", ");
  const name = "name" in statement ? (statement.name as ts.Node | undefined) : undefined;
  return name?.getText() ?? "the default export";
}

function isExported(statement: ts.Statement): boolean {
  return ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
}

function isDocumented(statement: ts.Statement): boolean {
  return ts.getJSDocCommentsAndTags(statement).some((comment) => ts.isJSDoc(comment) && comment.getText().replace(/[/*\s]/g, "") !== "");
}

/** Whether a statement only gives the type of a constant a name, as `type Word = (typeof WORDS)[number]` does. */
function namesTypeOf(statement: ts.Statement, constants: ReadonlySet<string>): boolean {
  if (!ts.isTypeAliasDeclaration(statement)) return false;
  return [...nodesOf(statement.type)].some((node) => ts.isTypeQueryNode(node) && constants.has(node.exprName.getText()));
}

/**
 * Exports without a doc comment. What is exported again from elsewhere is documented there, and the type of a documented
 * constant of the same file with the constant.
 */
export function undocumentedExports(source: Source): string[] {
  const { statements } = source.tree;
  const documented = new Set(statements.filter(isDocumented).map(declaredBy));
  return statements
    .filter((statement) => isExported(statement) && !isDocumented(statement) && !namesTypeOf(statement, documented))
    .map((statement) => `${placeOf(source, statement)} exports ${declaredBy(statement)} without a doc comment`);
}

/** Whether a file lies in a folder of `shared/`, which every room builds on. */
export function isShared(file: string): boolean {
  return path.posix.dirname(file).split("/")[0] === "shared";
}
