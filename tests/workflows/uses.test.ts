import { describe, expect, it } from "@jest/globals";
import { actionFiles, exampleWorkflows, ownWorkflows } from "./repository.js";
import { looseUses, ownActions, thirdPartyActions } from "./uses.js";

const SHA = "0123456789abcdef0123456789abcdef01234567";

function step(uses: string): string {
  return `jobs:\n  a:\n    steps:\n      - name: x\n        uses: ${uses}\n`;
}

describe("the scanner of references", () => {
  it.each([`actions/checkout@${SHA} # v7.0.1`, `actions/cache/restore@${SHA} # v5.0.5`, "$/actions/verdict", "$/.github/workflows/pipeline.yml"])("accepts %s", (uses) => {
    expect(looseUses(step(uses), "f.yml")).toEqual([]);
  });

  it.each([
    "actions/checkout@v7",
    "actions/checkout@main",
    `actions/checkout@${SHA.slice(0, 39)} # v7.0.1`,
    `actions/checkout@${SHA.toUpperCase()} # v7.0.1`,
    "actions/checkout",
    "docker://alpine:3",
    "./actions/verdict",
    "$/../elsewhere",
    "$/scripts/verdict",
  ])("fires on %s", (uses) => {
    expect(looseUses(step(uses), "f.yml")).toEqual([expect.stringContaining("f.yml:5: ")]);
  });

  it.each([`actions/checkout@${SHA}`, `actions/checkout@${SHA} # v7`, `actions/checkout@${SHA} # latest`])("asks for the full version behind %s", (uses) => {
    expect(looseUses(step(uses), "f.yml")).toEqual([expect.stringContaining("lacks its version")]);
  });

  it("sees a reference however its YAML is written", () => {
    const hidden = 'jobs: {a: {steps: [{"uses": "actions/checkout@v7"}]}, b: {uses: o/r/.github/workflows/w.yml@v1}}\n';
    expect(looseUses(hidden, "f.yml")).toHaveLength(2);
  });

  it("allows the tag of a release only of our own workflows and actions, and only where a file may use it", () => {
    const ours = "plimsoll/plimsoll/.github/workflows/pipeline.yml";
    expect(looseUses(step(`${ours}@v1`), "f.yml", { release: true })).toEqual([]);
    expect(looseUses(step(`${ours}@v1.2.3`), "f.yml", { release: true })).toEqual([]);
    expect(looseUses(step("plimsoll/plimsoll/actions/design-review@v1"), "f.yml", { release: true })).toEqual([]);
    expect(looseUses(step("plimsoll/plimsoll/scripts/build@v1"), "f.yml", { release: true })).toHaveLength(1);
    expect(looseUses(step(`${ours}@main`), "f.yml", { release: true })).toHaveLength(1);
    expect(looseUses(step("other/plimsoll/.github/workflows/pipeline.yml@v1"), "f.yml", { release: true })).toHaveLength(1);
    expect(looseUses(step(`${ours}@v1`), "f.yml")).toHaveLength(1);
  });

  it("allows ./ only where a file may build first", () => {
    expect(looseUses(step("./actions/verdict"), "f.yml", { local: true })).toEqual([]);
    expect(looseUses(step("./elsewhere"), "f.yml", { local: true })).toHaveLength(1);
  });
});

describe("what we ship", () => {
  const shipped = [...ownWorkflows().filter(({ path }) => !path.endsWith("/ci.yml")), ...actionFiles()];

  it("names every action by $/ or by a full commit with its version", () => {
    expect(shipped.flatMap(({ source, path }) => looseUses(source, path))).toEqual([]);
  });

  it("names our own workflows and actions by a release in the examples, and everything else by a full commit", () => {
    expect(exampleWorkflows().length).toBeGreaterThan(0);
    expect(exampleWorkflows().flatMap(({ source, path }) => looseUses(source, path, { release: true }))).toEqual([]);
  });

  it("names actions by ./ only in our own CI, which builds the bundle first", () => {
    const ci = ownWorkflows().filter(({ path }) => path.endsWith("/ci.yml"));
    expect(ci.flatMap(({ source, path }) => looseUses(source, path, { local: true }))).toEqual([]);
    expect(ci.flatMap(({ source, path }) => ownActions(source, path))).toEqual(["verdict"]);
  });

  it("pins one commit per action, everywhere the same", () => {
    const files = [...ownWorkflows(), ...actionFiles(), ...exampleWorkflows()];
    const pins = new Map<string, Set<string>>();
    for (const reference of files.flatMap(({ source, path }) => thirdPartyActions(source, path))) {
      const [name = "", commit = ""] = reference.split("@");
      const repository = name.split("/").slice(0, 2).join("/");
      pins.set(repository, (pins.get(repository) ?? new Set()).add(commit));
    }
    expect(pins.size).toBeGreaterThan(4);
    expect([...pins].filter(([, commits]) => commits.size > 1)).toEqual([]);
  });
});
