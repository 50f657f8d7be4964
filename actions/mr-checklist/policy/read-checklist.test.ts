import { describe, expect, it } from "@jest/globals";
import { InconclusiveError, InputError } from "../../../shared/action/errors.js";
import type { ResolvedChecklist } from "../../../shared/policy/sections/checklist/resolution/resolve.js";
import { keepingLog, sleeplessClock } from "../../../tests/github/connected.js";
import { createGitRepository } from "../../../tests/github/git-sample.js";
import { startGitHubDouble } from "../../../tests/github/start.js";
import { readChecklist, type PolicyAccess } from "./read-checklist.js";

const OFFLINE: PolicyAccess = { github: null, log: keepingLog([]), clock: sleeplessClock([]) };

/** A GitHub with the company's policies at a tag, which one token may read. */
async function startCompany() {
  const sample = await createGitRepository([
    { branch: "v3", files: { "pipeline/checklist.yml": "checklist: { extends: ./pipeline/base.yml }\n", "pipeline/base.yml": "checklist:\n  preset: none\n  items:\n    - { id: house, verify: machine, final: true, require: { size: { lines: 9 } } }\n" }, message: "Policies" },
  ]);
  const github = await startGitHubDouble({ repositories: [{ owner: "acme", name: "policies", gitDirectory: sample.directory }] });
  const access: PolicyAccess = { ...OFFLINE, github: { token: github.token({ contents: "read" }), apiUrl: github.url, graphqlUrl: github.graphqlUrl, serverUrl: "https://github.com" } };
  return {
    access,
    async [Symbol.asyncDispose]() {
      await github[Symbol.asyncDispose]();
      await sample[Symbol.asyncDispose]();
    },
  };
}

async function read(content: string, access: PolicyAccess): Promise<ResolvedChecklist> {
  const own: Readonly<Record<string, string>> = { "base.yml": "checklist: { preset: mandatory }" };
  return readChecklist({ name: "p.yml", reference: { repository: null, path: ".github/plimsoll.yml", ref: null }, content }, (path) => Promise.resolve(own[path] ?? null), access);
}

describe("a policy that extends others", () => {
  it("reads those of its own repository through its caller", async () => {
    const { items } = await read("checklist: { extends: ./base.yml, without: [design] }", OFFLINE);
    expect(items.map(({ item }) => item.id)).toEqual(expect.arrayContaining(["coverage", "owners-approved", "policy-changed"]));
    expect(items.map(({ item }) => item.id)).not.toContain("design");
  });

  it("reads those of other repositories from GitHub, at the ref that it names", async () => {
    await using company = await startCompany();
    const { items, sources } = await read("checklist: { extends: 'acme/policies:pipeline/checklist.yml@v3' }", company.access);
    expect(items.map(({ item }) => item.id)).toEqual(["house", "policy-changed"]);
    expect(sources).toEqual(["p.yml", "acme/policies:pipeline/checklist.yml@v3", "acme/policies:pipeline/base.yml@v3"]);
  });

  it("judges nothing where one of them cannot be read", async () => {
    await using company = await startCompany();
    await expect(read("checklist: { extends: 'acme/policies:gone.yml@v3' }", company.access)).rejects.toThrow(new InputError("checklist.extends: there is no file acme/policies:gone.yml@v3; write its path from the top of its repository, or add it there", { file: "p.yml", line: 1, column: 14 }));
    await expect(read("checklist: { extends: 'acme/policies:pipeline/base.yml@v4' }", company.access)).rejects.toThrow(InconclusiveError);
    await expect(read("checklist: { extends: 'acme/secret:x.yml@v3' }", company.access)).rejects.toThrow(InconclusiveError);
    await expect(read("checklist: { extends: 'acme/policies:x.yml@v3' }", OFFLINE)).rejects.toThrow("p.yml:1:14: checklist.extends: cannot read acme/policies:x.yml@v3, which the policy extends: there is no token; set GITHUB_TOKEN to one that may read that repository");
  });
});
