import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** What each part is timed beside; none of them is a dependency of ours. */
const PACKAGES = [
  "codeowners-utils@1.0.2", "ignore@7.0.16", "marked@18.2.1", "mdast-util-from-markdown@2.1.0", "micromark-extension-gfm-task-list-item@2.1.0",
  "mdast-util-gfm-task-list-item@2.0.1", "parse-diff@0.12.0", "gitdiff-parser@0.3.1",
];

/** Does a part's whole work, and gives the figure by which the readings are compared. */
export type Work = (input: string, paths: readonly string[]) => number;

/** The peers by the part that they do. */
export interface Peers {
  readonly owners: Readonly<Record<string, Work>>;
  readonly tasks: Readonly<Record<string, Work>>;
  readonly diff: Readonly<Record<string, Work>>;
}

interface MarkdownNode {
  readonly checked?: boolean | null;
  readonly children?: readonly MarkdownNode[];
}
interface Token {
  readonly type: string;
  readonly task?: boolean;
  readonly tokens?: readonly Token[];
  readonly items?: readonly Token[];
}

/** Installs the peers below `folder`, by npm, without running their scripts. */
export async function installPeers(folder: string): Promise<Peers> {
  execFileSync("npm", ["install", "--silent", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder, ...PACKAGES], { stdio: ["ignore", "ignore", "inherit"] });
  const require = createRequire(path.join(folder, "index.js"));
  const load = async (name: string): Promise<never> => (await import(pathToFileURL(path.join(folder, "node_modules", name, entryOf(folder, name))).href)) as never;
  return {
    owners: { "codeowners-utils": codeownersUtils(require("codeowners-utils") as never), ignore: oneByOne(require("ignore") as never) },
    tasks: {
      marked: marked(await load("marked")),
      mdast: mdast(await load("mdast-util-from-markdown"), await load("micromark-extension-gfm-task-list-item"), await load("mdast-util-gfm-task-list-item")),
    },
    diff: { "parse-diff": parseDiff(require("parse-diff") as never), "gitdiff-parser": gitdiffParser(require("gitdiff-parser") as never) },
  };
}

interface Manifest {
  readonly exports?: unknown;
  readonly main?: string;
  readonly module?: string;
}

/** Packages of modules alone name their entry in one of three ways. */
function entryOf(folder: string, name: string): string {
  const manifest = createRequire(path.join(folder, "index.js"))(path.join(folder, "node_modules", name, "package.json")) as Manifest;
  const named = /"(?:import|default)":"([^"]+\.m?js)"/.exec(JSON.stringify(manifest.exports ?? null))?.[1];
  return manifest.module ?? (typeof manifest.exports === "string" ? manifest.exports : (named ?? manifest.main ?? "index.js"));
}

function codeownersUtils(library: { parse: (text: string) => unknown[]; matchFile: (path: string, entries: unknown[]) => { readonly owners: readonly string[] } | null }): Work {
  return (text, paths) => {
    const entries = library.parse(text);
    return paths.filter((file) => (library.matchFile(file, entries)?.owners.length ?? 0) > 0).length;
  };
}

function oneByOne(library: () => { add: (pattern: string) => { ignores: (path: string) => boolean } }): Work {
  return (text, paths) => {
    const rules = text.split("\n").map((line) => library().add(line.split(" ")[0] ?? ""));
    return paths.filter((file) => rules.findLast((rule) => rule.ignores(file)) !== undefined).length;
  };
}

function marked({ lexer }: { readonly lexer: (text: string) => readonly Token[] }): Work {
  const count = ({ type, task, tokens = [], items = [] }: Token): number => (type === "list_item" && task === true ? 1 : 0) + [...tokens, ...items].reduce((sum, token) => sum + count(token), 0);
  return (text) => lexer(text).reduce((sum, token) => sum + count(token), 0);
}

function mdast(
  { fromMarkdown }: { readonly fromMarkdown: (text: string, options: object) => MarkdownNode },
  { gfmTaskListItem }: { readonly gfmTaskListItem: () => unknown },
  { gfmTaskListItemFromMarkdown }: { readonly gfmTaskListItemFromMarkdown: () => unknown },
): Work {
  const count = ({ checked, children = [] }: MarkdownNode): number => (typeof checked === "boolean" ? 1 : 0) + children.reduce((sum, child) => sum + count(child), 0);
  return (text) => count(fromMarkdown(text, { extensions: [gfmTaskListItem()], mdastExtensions: [gfmTaskListItemFromMarkdown()] }));
}

function parseDiff(library: (text: string) => readonly { readonly additions: number }[]): Work {
  return (text) => library(text).reduce((sum, { additions }) => sum + additions, 0);
}

function gitdiffParser(library: { parse: (text: string) => readonly { readonly hunks: readonly { readonly changes: readonly { readonly type: string }[] }[] }[] }): Work {
  return (text) => library.parse(text).flatMap(({ hunks }) => hunks.flatMap(({ changes }) => changes)).filter(({ type }) => type === "insert").length;
}
