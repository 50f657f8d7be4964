import type { PlainLine } from "../project/plain-lines.js";
import type { ProjectFacts, Resolver, ToolRequest } from "./request.js";
import { readMinimum, readPrefix } from "../version/reading.js";
import { fromMise, fromToolVersions } from "./pinned.js";
import { versionLine } from "./version-file.js";

const EXPECTED = "a Go version such as 1.26 or 1.26.1";

/** The statements of a go.mod or go.work file; comments start with `//` there. */
export function goStatements(content: string): PlainLine[] {
  return content.split(/\r\n|\n/).flatMap((raw, index) => {
    const text = raw.replace(/\/\/.*$/, "").trim();
    return text === "" ? [] : [{ text, line: index + 1, column: raw.search(/\S/) + 1 }];
  });
}

const goVersionFile: Resolver = async ({ files }) => {
  const found = await versionLine(files, ".go-version");
  if (found === null) return null;
  return { tool: "go", version: readPrefix(found.text.replace(/^go(?=\d)/, ""), EXPECTED, found.place), place: found.place, why: "read by goenv" };
};

function statement(file: string, keyword: "go" | "toolchain", why: string): Resolver {
  return async ({ files }: ProjectFacts): Promise<ToolRequest | null> => {
    const content = await files.read(file);
    const found = goStatements(content ?? "").find(({ text }) => text.split(/\s+/)[0] === keyword);
    const [, argument = ""] = found?.text.split(/\s+/) ?? [];
    if (found === undefined || argument === "default") return null;
    const place = files.place(file, found.line, found.column);
    return { tool: "go", version: readMinimum(keyword === "go" ? argument : argument.replace(/^go/, ""), EXPECTED, place), place, why };
  };
}

const moduleWithoutVersion: Resolver = ({ files }) =>
  files.has("go.mod") ? { tool: "go", version: { scheme: "any" }, place: files.place("go.mod"), why: "a Go module that names no version" } : null;

/** Exact pins first; a workspace's lines hold over its modules', and `toolchain` over `go`, as in the go command itself. */
export const goResolvers: readonly Resolver[] = [
  goVersionFile,
  fromToolVersions("go"),
  fromMise("go"),
  statement("go.work", "toolchain", "the toolchain that the workspace suggests"),
  statement("go.work", "go", "the least Go version of the workspace"),
  statement("go.mod", "toolchain", "the toolchain that the module suggests"),
  statement("go.mod", "go", "the least Go version of the module"),
  moduleWithoutVersion,
];
