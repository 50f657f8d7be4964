/** What actions/cache/restore v5 does, with a folder in place of the server: the exact key, else the newest that begins with a prefix. */
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

function input(name: string): string {
  return (process.env[`INPUT_${name.toUpperCase()}`] ?? "").trim();
}

function output(name: string, value: string): void {
  appendFileSync(process.env.GITHUB_OUTPUT ?? "/dev/null", `${name}=${value}\n`);
}

const store = process.env.PLIMSOLL_ACT_CACHES ?? "";
const age = (key: string): number => statSync(path.join(store, key)).mtimeMs;
// A cache belongs to the paths it was made of: another list of paths is another version.
const keys = (existsSync(store) ? readdirSync(store) : [])
  .filter((key) => readFileSync(path.join(store, key, "paths"), "utf8") === input("path"))
  .sort((a, b) => age(b) - age(a));
const prefixes = [input("key"), ...input("restore-keys").split("\n").map((line) => line.trim()).filter((line) => line !== "")];
const found = keys.find((key) => key === input("key")) ?? prefixes.map((prefix) => keys.find((key) => key.startsWith(prefix))).find((key) => key !== undefined);

if (found === undefined) {
  console.log(`Cache not found for input keys: ${prefixes.join(", ")}`);
} else {
  cpSync(path.join(store, found, "files"), process.cwd(), { recursive: true });
  output("cache-hit", String(found === input("key")));
  output("cache-matched-key", found);
  console.log(`Cache restored from key: ${found}`);
}
