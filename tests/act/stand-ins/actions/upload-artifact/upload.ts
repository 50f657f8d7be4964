/**
 * What actions/upload-artifact v7 does, with a folder in place of the server: names are unique in a run, hidden files stay
 * behind unless asked for, and the artifact's root is the folder that was named or the nearest one above several paths.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";

function input(name: string): string {
  return (process.env[`INPUT_${name.toUpperCase()}`] ?? "").trim();
}

function fail(message: string): never {
  console.log(`::error::${message}`);
  process.exit(1);
}

function isHidden(file: string): boolean {
  return input("include-hidden-files") !== "true" && path.basename(file).startsWith(".");
}

function filesBelow(file: string): string[] {
  if (!existsSync(file) || isHidden(file)) return [];
  if (!statSync(file).isDirectory()) return [file];
  return readdirSync(file).flatMap((name) => filesBelow(path.join(file, name)));
}

function nearestCommonFolder(paths: readonly string[]): string {
  const [first = [], ...rest] = paths.map((one) => one.split(path.sep));
  const differs = first.findIndex((part, index) => rest.some((other) => other[index] !== part));
  return first.slice(0, differs < 0 ? first.length : differs).join(path.sep) || path.sep;
}

const name = input("name");
if (!/^[^":<>|*?\r\n\\/]+$/.test(name)) fail(`the artifact name is not valid: ${name}`);
const paths = input("path").split("\n").map((line) => line.trim()).filter((line) => line !== "").map((line) => path.resolve(line));
if (paths.some((one) => /[*?[!]/.test(one))) fail("this stand-in knows no globs");

const files = paths.flatMap(filesBelow);
const [only = ""] = paths;
const root = paths.length > 1 ? nearestCommonFolder(paths) : files[0] === only ? path.dirname(only) : only;
const target = path.join(process.env.PLIMSOLL_ACT_ARTIFACTS ?? fail("PLIMSOLL_ACT_ARTIFACTS is not set"), name);

if (files.length === 0) {
  if (input("if-no-files-found") === "error") fail(`No files were found with the provided path: ${input("path")}`);
  console.log(`No files were found with the provided path: ${input("path")}`);
} else {
  if (existsSync(target) && input("overwrite") !== "true") fail(`(409) Conflict: an artifact with this name already exists on the workflow run: ${name}`);
  rmSync(target, { recursive: true, force: true });
  for (const file of files) {
    const copy = path.join(target, path.relative(root, file));
    mkdirSync(path.dirname(copy), { recursive: true });
    cpSync(file, copy);
  }
  console.log(`artifact ${name}: ${files.length} files`);
}
