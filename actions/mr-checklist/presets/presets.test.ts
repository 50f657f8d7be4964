import { describe, expect, it } from "@jest/globals";
import { stringify } from "yaml";
import { globMatcher } from "../../../shared/files/glob.js";
import { parsePolicy } from "../../../shared/policy/parse.js";
import { resolveChecklist } from "../../../shared/policy/sections/checklist/resolution/resolve.js";
import { MIGRATION_PATHS } from "./places.js";
import { PRESET_TEXTS, presetItems } from "./presets.js";

const NAMES = ["default", "mandatory"] as const;

describe("the presets", () => {
  it.each(NAMES)("%s reads the same out of a policy file, so that people may copy it and change it", (preset) => {
    const { checklist } = parsePolicy(stringify({ checklist: { preset: "none", items: PRESET_TEXTS[preset] } }, { aliasDuplicateObjects: false }), "plimsoll.yml");
    expect(checklist.items).toEqual(presetItems(preset));
  });

  it.each(NAMES)("%s names each item once, and with words of its own for people", (preset) => {
    const items = presetItems(preset);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(new Set(items.map(({ title }) => title)).size).toBe(items.length);
    expect(items.filter(({ id, title }) => title === "" || title === id)).toEqual([]);
  });

  it("by default ask for what is useful on the first day", () => {
    expect(presetItems("default").map(({ id, require }) => [id, require.kind])).toEqual([
      ["issue-linked", "issue"], ["title", "title"], ["described", "section"], ["pipeline", "check"], ["approved", "reviews"],
    ]);
  });

  it("hold the whole mandatory list", () => {
    expect(presetItems("mandatory").map(({ id, verify }) => [id, verify])).toEqual([
      ["issue-linked", "machine"], ["title", "machine"], ["pipeline", "machine"], ["coverage", "machine"], ["static-analysis", "machine"],
      ["coding-standards", "machine"], ["change-described", "machine"], ["documented", "attested"], ["approved", "review"],
      ["owners-approved", "review"], ["ddl-approved", "review"], ["design", "review"],
    ]);
    expect(presetItems("none")).toEqual([]);
  });

  it.each(NAMES)("%s names only people whom every repository has, so that it resolves without a word of policy", async (preset) => {
    const written = { name: "plimsoll.yml", reference: { repository: null, path: ".github/plimsoll.yml", ref: null }, content: `checklist: { preset: ${preset} }` };
    const resolved = await resolveChecklist(written, () => Promise.resolve(null), { default: presetItems("default"), mandatory: presetItems("mandatory"), none: [] });
    expect(resolved.items.map(({ item }) => item.id)).toEqual([...presetItems(preset).map(({ id }) => id), "policy-changed"]);
  });

  it("exempt bots from what only people can write, and from nothing else", () => {
    const exempt = { kind: "not", value: { kind: "author", value: { in: ["bots"] } } };
    const exempted = NAMES.map((preset) => presetItems(preset).filter(({ when }) => JSON.stringify(when) === JSON.stringify(exempt)).map(({ id }) => id));
    expect(exempted).toEqual([["issue-linked", "title", "described"], ["issue-linked", "title", "change-described", "documented"]]);
  });

  it("take no skipped check for a success", () => {
    const checks = [...JSON.stringify([...presetItems("default"), ...presetItems("mandatory")]).matchAll(/"conclusion":(\[[^\]]*\])/g)].map(([, words]) => words);
    expect(checks).toEqual(['["success"]', '["success"]', '["success"]']);
  });

  it("know the checks of our pipeline by any name that a caller gives its job, and no other's", () => {
    const verdict = globMatcher(["plimsoll* / verdict"]);
    expect(["plimsoll / verdict", "plimsoll-orders / verdict"].filter((name) => !verdict(name))).toEqual([]);
    expect(["verdict", "other / verdict", "plimsoll / coverage"].filter((name) => verdict(name))).toEqual([]);
  });

  it.each([
    "migrations/V1__orders.sql", "db/migrate/20260101_a.rb", "services/a/migrations/0001_initial.py", "src/main/resources/db/migration/V2.sql", "alembic/versions/a.py",
    "prisma/schema.prisma", "db/structure.sql",
  ])("see a change of the database's structure in %s", (file) => {
    expect(globMatcher(MIGRATION_PATHS)(file)).toBe(true);
  });

  it("see no such change in other files", () => {
    expect(["src/migrate.ts", "docs/migrations.md", "queries/report.sql"].filter(globMatcher(MIGRATION_PATHS))).toEqual([]);
  });
});
