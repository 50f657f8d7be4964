import { describe, expect, it } from "@jest/globals";
import { sampleText } from "../../../shared/designs/testing/sample.js";
import { connectTo } from "../../../tests/github/connected.js";
import { contextFor } from "../../../tests/support/context.js";
import { approvedText, DOCUMENT, Project } from "../../../tests/support/design-project.js";
import { useTemporaryFolder } from "../../../tests/support/temporary-folder.js";
import { judgeChecklist } from "../judgement/judge-checklist.js";
import { designEvidence } from "./design-evidence.js";
import { gather, type Gathered } from "./gather.js";

const top = useTemporaryFolder();
const CODE = "src/orders/total.ts";
const POLICY = `
design: { roles: { architect: { from: [architects] } } }
checklist:
  preset: none
  groups: { architects: { users: [bea] } }
  items:
    - { id: design, verify: review, when: { files: { any: ["src/**"] } }, require: { any: [{ design: {} }] } }
`;
const GRANTS = { actions: "read", checks: "read", contents: "read", issues: "read", "pull-requests": "read", statuses: "read" } as const;

async function gathered(project: Project, body = `Design: ORD-12`): Promise<Gathered> {
  const pull = await project.pull();
  pull.body = body;
  const { client } = connectTo(project.github, GRANTS);
  return gather(client, { number: 1, policyFile: ".github/plimsoll.yml", reports: [], records: null, evidenceHead: null, organization: null, onHead: () => undefined }, contextFor({ workspace: top() }));
}

function judged({ facts, checklist }: Gathered): { readonly state: string | undefined; readonly reason: string | undefined } {
  const [item] = judgeChecklist(facts, checklist).items;
  return { state: item?.state, reason: item?.reason };
}

describe("the designs that a checklist is told of", () => {
  it("let code through that the base's approved design covers and the description links", async () => {
    await using project = await Project.create(top(), { [DOCUMENT]: approvedText() }, POLICY);
    project.change({ [CODE]: "export const total = 2;\n" });
    const found = await gathered(project);
    expect(found.facts.designs).toEqual([{ path: DOCUMENT, id: "ORD-12", status: "approved", covers: ["src/orders/**"], pathAtBase: DOCUMENT, coversAtBase: ["src/orders/**"], linked: true, problem: null, unknown: false }]);
    expect(judged(found)).toEqual({ state: "satisfied", reason: "1 changed file is covered by ORD-12" });
    expect(judged(await gathered(project, "nothing"))).toMatchObject({ state: "unsatisfied", reason: "the description links no design; link the design that covers it: ORD-12" });
  });

  it("are judged in the change that writes them, by its live reviews", async () => {
    await using project = await Project.create(top(), {}, POLICY);
    project.change({ [DOCUMENT]: approvedText(), [CODE]: "export const total = 2;\n" });
    expect(judged(await gathered(project))).toMatchObject({ state: "unsatisfied", reason: expect.stringContaining("bea has not reviewed this pull request") });
    await project.review("eve");
    await project.review("bea");
    expect(judged(await gathered(project)).state).toBe("satisfied");
    project.change({ [DOCUMENT]: approvedText().replace("On a Tuesday", "On a Friday") });
    expect(judged(await gathered(project))).toMatchObject({ state: "unsatisfied", reason: expect.stringContaining("the document was edited after bea approved it") });
  });

  it("are told where they cannot be read", async () => {
    await using project = await Project.create(top(), {}, POLICY);
    project.change({ [DOCUMENT]: "# No front matter\n", [CODE]: "export const total = 2;\n" });
    expect(judged(await gathered(project, `[design](${DOCUMENT})`))).toMatchObject({ state: "unsatisfied", reason: expect.stringContaining("docs/design/ORD-12.md:1:1: a design document starts with its front matter") });
  });

  it("free nothing by being removed in the change, whatever else it links", async () => {
    const other = approvedText([{}], { frontMatter: { id: "ORD-13", covers: ["src/other/**"] } });
    await using project = await Project.create(top(), { [DOCUMENT]: approvedText(), "docs/design/ORD-13.md": other }, POLICY);
    project.change({ [DOCUMENT]: null, [CODE]: "export const total = 2;\n", "src/other/a.ts": "" });
    expect(judged(await gathered(project, "Design: ORD-13"))).toEqual({ state: "unsatisfied", reason: "src/orders/total.ts: covered by ORD-12, which the description does not link" });
    expect(judged(await gathered(project, "Design: ORD-13, ORD-12"))).toMatchObject({ state: "unsatisfied", reason: expect.stringContaining("src/orders/total.ts: ORD-12 does not stand: an approved design is removed, which the role architect must approve in this pull request (0 of 1)") });
  });

  describe("of a final item", () => {
    const GROUND = POLICY.replace("review, when", "review, final: true, when");
    const DESIGN = "design: { roles: { architect: { from: [architects] } } }\n";
    const EVE = "checklist: { extends: ./base.yml, groups: { architects: { users: [eve] } } }\n";

    it.each<[string, string]>([["its own groups", DESIGN + EVE], ["its own roles", DESIGN.replace("[architects]", "[\"@eve\"]") + EVE], ["no section of its own", EVE]])("are approved by the people of the policy that made it final, whatever a policy with %s says", async (_what, child) => {
      await using project = await Project.create(top(), { "base.yml": GROUND }, child);
      project.change({ [DOCUMENT]: approvedText([{ who: "eve" }]), [CODE]: "export const total = 2;\n" });
      await project.review("eve");
      expect(judged(await gathered(project))).toMatchObject({ state: "unsatisfied" });
      project.change({ [DOCUMENT]: approvedText() });
      await project.review("bea");
      const found = await gathered(project);
      expect(judged(found)).toEqual({ state: "satisfied", reason: "1 changed file is covered by ORD-12" });
      expect([found.facts.designs, found.facts.designsByRules.length]).toEqual([[], 1]);
    });

    it("are judged by nobody where the facts were collected by another policy: an error", async () => {
      await using project = await Project.create(top(), { "base.yml": GROUND }, DESIGN + EVE);
      project.change({ [DOCUMENT]: approvedText(), [CODE]: "export const total = 2;\n" });
      await project.review("bea");
      const { checklist, ...found } = await gathered(project);
      expect(judged({ ...found, checklist, facts: { ...found.facts, designsByRules: [], designs: found.facts.designsByRules[0]!.designs } })).toEqual({
        state: "error", reason: "nobody has judged the designs by the rules of the policy that makes this item final; collect the facts again",
      });
    });

    it("are judged once where both policies say the same of them", async () => {
      await using project = await Project.create(top(), { "base.yml": GROUND, [DOCUMENT]: approvedText() }, `${DESIGN}checklist: { extends: ./base.yml, groups: { leads: { users: [eve] } } }\n`);
      project.change({ [CODE]: "export const total = 2;\n" });
      const found = await gathered(project);
      expect([judged(found).state, found.facts.designs.length, found.facts.designsByRules]).toEqual(["satisfied", 1, []]);
    });
  });

  it("cost nothing where no item that applies asks for one", async () => {
    await using project = await Project.create(top(), { [DOCUMENT]: approvedText() }, POLICY);
    project.change({ "README.md": "Orders\n" });
    expect((await gathered(project)).facts.designs).toEqual([]);
    expect(project.github.count("GET /repos/{owner}/{repo}/git/trees/{tree_sha}")).toBe(0);
  });

  it("cost three requests where the base has approved them, however many they are", async () => {
    const others = Object.fromEntries(Array.from({ length: 20 }, (_value, index) => [`docs/design/${index}.md`, sampleText({ frontMatter: { id: `X-${index}`, covers: [`x/${index}/**`] } })]));
    await using project = await Project.create(top(), { ...others, [DOCUMENT]: approvedText() }, POLICY);
    project.change({ [CODE]: "export const total = 2;\n" });
    await gathered(project);
    const before = project.github.requests.length;
    await gathered(project);
    const requests = project.github.requests.slice(before).map(({ route }) => route);
    expect(requests.filter((route) => route !== "POST /graphql").sort()).toEqual(["GET /repos/{owner}/{repo}/compare/{basehead}", "GET /repos/{owner}/{repo}/git/trees/{tree_sha}", "GET /repos/{owner}/{repo}/git/trees/{tree_sha}", "GET /repos/{owner}/{repo}/pulls/{pull_number}/files"]);
    expect(requests.filter((route) => route === "POST /graphql")).toHaveLength(2);
  });

  it("are proved by nobody where a part of the reviews could not be read, and the defaults hold without a policy", async () => {
    await using project = await Project.create(top(), {}, POLICY);
    project.change({ [DOCUMENT]: approvedText(), [CODE]: "export const total = 2;\n" });
    await project.review("bea");
    const { facts, checklist } = await gathered(project);
    const { client } = connectTo(project.github, GRANTS);
    const base = { text: POLICY, file: "p.yml" };
    expect((await designEvidence(client, checklist, facts, base))[0]?.problem).toBeNull();
    expect((await designEvidence(client, checklist, { ...facts, reviews: { ...facts.reviews, complete: false } }, base))[0]?.problem).toContain("a review can only be proved where the pull request is judged");
    const anonymous = { ...facts, pull: { ...facts.pull, author: null }, reviews: { complete: true, items: facts.reviews.items.map((review) => ({ ...review, author: null })) } };
    expect((await designEvidence(client, checklist, anonymous, base))[0]?.problem).toContain("bea has not reviewed this pull request");
    expect((await designEvidence(client, checklist, facts, { text: null, file: "p.yml" }))[0]?.problem).toContain("the policy names nobody who approves designs");
  });

  it("may be approved offline, in a commit of the reviewer's own", async () => {
    await using project = await Project.create(top(), {}, POLICY);
    const offline = { how: "offline", minutes: "https://wiki.example/7", "signed-off-by": "Bea Li <bea@example.com>" };
    project.change({ [DOCUMENT]: sampleText(), [CODE]: "export const total = 2;\n" }, "Write\n\nNo trailer: here");
    project.checkout.write(DOCUMENT, approvedText([offline]));
    project.checkout.git("-c", "user.name=Bea Li", "-c", "user.email=bea@example.com", "commit", "--quiet", "--all", "-m", "Approve\n\nAs the minutes say.\n\nReviewed-by: Bea\nSigned-off-by: Bea Li <bea@example.com>");
    project.orders.has.accounts.set("bea@example.com", "bea").set("t@example.com", "ann");
    expect(judged(await gathered(project)).reason).toContain("has no signature of a person that GitHub verifies");
    project.orders.has.signatures.set(project.checkout.git("rev-parse", "HEAD"), true);
    expect(judged(await gathered(project)).state).toBe("satisfied");
  });
});
