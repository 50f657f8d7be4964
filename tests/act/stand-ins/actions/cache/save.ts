/** What actions/cache/save v5 does, with a folder in place of the server: a key is written once, and failing to write one only warns. */
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

function input(name: string): string {
  return (process.env[`INPUT_${name.toUpperCase()}`] ?? "").trim();
}

const folder = path.join(process.env.PLIMSOLL_ACT_CACHES ?? "", input("key"));
const files = input("path").split("\n").map((line) => line.trim()).filter((line) => line !== "" && existsSync(line));
if (files.length === 0) {
  console.log("::warning::Path Validation Error: Path(s) specified in the action for caching do(es) not exist, hence no cache is being saved.");
} else if (existsSync(folder)) {
  console.log(`::warning::Failed to save: Unable to reserve cache with key ${input("key")}`);
} else {
  for (const file of files) {
    const copy = path.join(folder, "files", file);
    mkdirSync(path.dirname(copy), { recursive: true });
    cpSync(file, copy, { recursive: true });
  }
  writeFileSync(path.join(folder, "paths"), input("path"));
  console.log(`Cache saved with key: ${input("key")}`);
}
