import { describe, expect, it } from "@jest/globals";
import { connectTo } from "../../../tests/github/connected.js";
import { contextFor } from "../../../tests/support/context.js";
import { Project } from "../../../tests/support/design-project.js";
import { useTemporaryFolder } from "../../../tests/support/temporary-folder.js";
import { judgeChecklist } from "../judgement/judge-checklist.js";
import { gather } from "./gather.js";

const top = useTemporaryFolder();
const GRANTS = { actions: "read", checks: "read", contents: "read", issues: "read", "pull-requests": "read", statuses: "read" } as const;
const GROUND = "checklist: { preset: none, items: [{ id: ground, verify: machine, require: { title: { pattern: '^[A-Z]+-[0-9]+ ' } } }] }\n";
const POLICY = "checklist:\n  extends: ./rules/ground.yml\n  items: [{ id: own, verify: machine, require: { section: { heading: Why, min-characters: 10 } } }]\n";
const LAX = "checklist: { preset: none, items: [{ id: policy-changed, verify: machine, require: { title: { longest: 500 } } }] }\n";

/** A project whose policy extends a ground of its own; ann's change is made of `files`. */
async function changing(files: Readonly<Record<string, string | null>>, policy = POLICY): Promise<Project> {
  const project = await Project.create(top(), { "rules/ground.yml": GROUND, ".github/CODEOWNERS": "* @bea\n", ".github/workflows/ci.yml": "on: push\n" }, policy);
  project.orders.has.collaborators.set("bea", "maintain").set("cem", "write").set("ann", "admin");
  project.change(files);
  await project.pull();
  return project;
}

async function judged(project: Project): Promise<Readonly<Record<string, string>>> {
  await project.pull();
  const { client } = connectTo(project.github, GRANTS);
  const { facts, checklist } = await gather(client, { number: 1, policyFile: ".github/plimsoll.yml", reports: [], records: null, evidenceHead: null, organization: null, onHead: () => undefined }, contextFor({ workspace: top() }));
  const { items, verdict } = judgeChecklist(facts, checklist);
  return { verdict, ...Object.fromEntries(items.map(({ id, state }) => [id, state])) };
}

const OPEN = { verdict: "fail", ground: "unsatisfied", own: "unsatisfied", "policy-changed": "pending" };

describe("a change of the rules", () => {
  it.each<[string, Readonly<Record<string, string | null>>]>([
    ["the policy", { ".github/plimsoll.yml": LAX }],
    ["the policy, by removing it", { ".github/plimsoll.yml": null }],
    ["what the policy extends", { "rules/ground.yml": LAX }],
    ["what the policy extends, by moving it away", { "rules/ground.yml": null, "rules/other.yml": GROUND }],
    ["CODEOWNERS", { ".github/CODEOWNERS": "* @ann\n" }],
    ["a CODEOWNERS that GitHub would look at first", { "CODEOWNERS": "* @ann\n" }],
    ["a workflow", { ".github/workflows/ci.yml": "on: pull_request\n" }],
    ["a new workflow", { ".github/workflows/lax.yml": "on: pull_request_target\n" }],
    ["a template, whose words are nobody's own", { ".github/PULL_REQUEST_TEMPLATE.md": "## Why\n" }],
    ["an action in another place", { "ci/gate/action.yaml": "name: gate\n" }],
    ["an action that workflows use", { ".github/actions/gate/action.yml": "name: gate\n" }],
  ])("is judged by the base's rules and needs a maintainer: %s", async (_what, files) => {
    await using project = await changing(files);
    expect(await judged(project)).toEqual(OPEN);
    await project.review("cem");
    await project.review("ann");
    expect(await judged(project)).toEqual(OPEN);
    await project.review("bea");
    expect(await judged(project)).toEqual({ ...OPEN, "policy-changed": "satisfied" });
    project.change({ "README.md": "more\n" });
    expect(await judged(project)).toEqual(OPEN);
  });

  it("needs it for a ground of the repository itself that is named from outside", async () => {
    await using project = await changing({ "rules/ground.yml": LAX }, POLICY.replace("./rules/ground.yml", "octo/orders:rules/ground.yml@main"));
    const { client } = connectTo(project.github, GRANTS);
    const token = project.github.token(GRANTS);
    const place = contextFor({ workspace: top(), github: { token, apiUrl: project.github.url, graphqlUrl: project.github.graphqlUrl, serverUrl: "https://github.com" } });
    const { facts, checklist } = await gather(client, { number: 1, policyFile: ".github/plimsoll.yml", reports: [], records: null, evidenceHead: null, organization: null, onHead: () => undefined }, place);
    expect(judgeChecklist(facts, checklist).items.map(({ id, state }) => [id, state])).toEqual([["ground", "unsatisfied"], ["own", "unsatisfied"], ["policy-changed", "pending"]]);
  });

  it("cannot be waived, also where the policy lets people waive", async () => {
    await using project = await changing({ ".github/plimsoll.yml": LAX }, `${POLICY}  groups: { leads: { users: [cem] } }\n  waivers: { groups: [leads] }\n`);
    const pull = await project.pull();
    project.orders.addReview(pull, "cem", "COMMENTED", "/waive policy-changed until 2030-01-01 because the release is urgent\n/waive own until 2026-11-24 because the release is urgent");
    expect((await judged(project))["policy-changed"]).toBe("pending");
  });

  it("is none of other files", async () => {
    await using project = await changing({ "src/orders/total.ts": "export const total = 2;\n", ".github/ISSUE_TEMPLATE/bug.md": "What?\n" });
    expect(await judged(project)).toEqual({ verdict: "fail", ground: "unsatisfied", own: "unsatisfied" });
  });
});
