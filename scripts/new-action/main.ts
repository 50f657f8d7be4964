/** `npm run new-action -- NAME "DESCRIPTION"`: writes the folder of a new gate from the template and regenerates. */
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { addToMatrix } from "./matrix.js";

const root = process.cwd();
const [name = "", description = ""] = process.argv.slice(2);

function refuse(problem: string): never {
  console.error(`new-action: ${problem}; usage: npm run new-action -- NAME "DESCRIPTION"`);
  process.exit(2);
}

function fill(file: string): void {
  if (statSync(file).isDirectory()) {
    for (const entry of readdirSync(file)) fill(path.join(file, entry));
    return;
  }
  const text = readFileSync(file, "utf8").replaceAll("__NAME__", name);
  const quoted = file.endsWith(".ts") ? JSON.stringify(description).slice(1, -1) : description;
  writeFileSync(file, text.replaceAll("__DESCRIPTION__", () => quoted));
}

if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) refuse("NAME is in kebab-case, such as license-check");
if (!/^\S.*\S$/.test(description)) refuse("DESCRIPTION says in one sentence what the user gets");
const folder = path.join(root, "actions", name);
if (existsSync(folder)) refuse(`actions/${name} is there already`);
if (existsSync(path.join(root, "cli/commands", `${name}.ts`))) refuse(`${name} is a command already`);

cpSync(path.join(root, "scripts/templates/action"), folder, { recursive: true });
fill(folder);
const page = path.join(root, "docs/gates", `${name}.md`);
cpSync(path.join(root, "scripts/templates/page.md"), page);
fill(page);
const matrix = path.join(root, "action-matrix.yml");
writeFileSync(matrix, addToMatrix(readFileSync(matrix, "utf8"), name));
console.error(`wrote actions/${name}, docs/gates/${name}.md and a line in action-matrix.yml`);
