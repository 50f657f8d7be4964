import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { readChecklist } from "../../actions/mr-checklist/policy/read-checklist.js";
import { keepingLog, sleeplessClock } from "../github/connected.js";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const PAGES = ["README.md", ...readdirSync(path.join(root, "docs/gates")).map((name) => `docs/gates/${name}`)];

/** The YAML blocks of a page that hold a checklist, with the line where each begins. */
function checklistsOf(page: string): (readonly [string, string])[] {
  const text = readFileSync(path.join(root, page), "utf8");
  return Array.from(text.matchAll(/^```yaml\n(.*?)^```$/gmsu), (found) => [`${page}:${text.slice(0, found.index).split("\n").length}`, String(found[1])] as const)
    .filter(([, block]) => /^checklist:/mu.test(block));
}

describe("the pages", () => {
  it.each(PAGES.flatMap(checklistsOf))("show a checklist at %s that resolves as it stands", async (name, content) => {
    const written = { name, reference: { repository: null, path: ".github/plimsoll.yml", ref: null }, content };
    const { items } = await readChecklist(written, () => Promise.resolve(null), { github: null, log: keepingLog([]), clock: sleeplessClock([]) });
    expect(items.length).toBeGreaterThan(0);
  });

  it("name every room of shared in the table of rooms", () => {
    const table = readFileSync(path.join(root, "docs/architecture.md"), "utf8");
    const rooms = readdirSync(path.join(root, "shared"), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => `shared/${name}/`);
    expect(rooms.filter((room) => !table.includes(`\`${room}\``))).toEqual([]);
  });
});
