import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * Every package behind a module of the bundle: ncc's own list leaves out those of the entry as soon as there are chunks.
 * @param carried folders of packages that are shipped beside the bundle.
 */
export function licensesOf(stats, carried) {
  const folders = new Set([...modulesOf(stats.modules).map(packageFolder).filter((folder) => folder !== null), ...carried]);
  return [...folders].map(licenseOf).sort((one, other) => (one.name < other.name ? -1 : 1)).map(({ name, text }) => `${name}\n${text}\n`).join("\n");
}

/** Webpack names a module by its file, with the loaders before it. */
function modulesOf(modules) {
  return modules.flatMap((module) => [module.nameForCondition ?? "", ...modulesOf(module.modules ?? [])]);
}

function packageFolder(file) {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(file)?.[0] ?? null;
}

function licenseOf(folder) {
  const { name, license, repository } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  if (typeof license !== "string") throw new Error(`${name} names no licence, so it cannot be shipped`);
  const file = readdirSync(folder).sort().find((entry) => /^licen[cs]e(?:$|[.-])/i.test(entry));
  const text = file === undefined ? `Its package carries no text of the licence; see ${repository.url ?? repository}` : readFileSync(path.join(folder, file), "utf8").trimEnd();
  return { name, text: `${license}\n${text}` };
}
