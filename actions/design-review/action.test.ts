import { readdirSync, readFileSync, symlinkSync, unlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { exportedPlanShape } from "../../shared/designs/gray-plan/exported-plan.js";
import { sample, sampleText, type Given } from "../../shared/designs/testing/sample.js";
import { InconclusiveError, InputError } from "../../shared/action/errors.js";
import { definition } from "./action.js";
import { approvedText, DOCUMENT, POLICY, Project } from "../../tests/support/design-project.js";
import { contextFor } from "../../tests/support/context.js";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";

const top = useTemporaryFolder();
const CODE = "src/orders/total.ts";
const NO_TEAMS = POLICY.replace(", teams: [octo/architects]", "");

describe("design-review", () => {
  it("has nothing to judge where no design and no covered code is touched", async () => {
    await using project = await Project.create(top(), { [DOCUMENT]: approvedText() });
    project.change({ "README.md": "Orders\n" });
    const { outcome, document } = await project.gate();
    expect(outcome).toMatchObject({ verdict: "not-applicable", annotations: [], outputs: { verdict: "not-applicable", plans: "[]" } });
    expect(document).toEqual({ verdict: "not-applicable", reason: "the change touches no design and no code that a design covers", designs: [], held: [], problems: [], plans: [] });
  });

  it("passes a design that its reviewer approved in this very content, and hands on its gray plan", async () => {
    await using project = await Project.create(top(), {}, NO_TEAMS);
    const commit = project.change({ [DOCUMENT]: approvedText(), [CODE]: "export const total = 2;\n" });
    await project.review("bea");
    const plans = path.join(project.checkout.folder, ".plimsoll/gray-plans");
    const { outcome, document, text } = await project.gate({ plans });
    const { digest } = sample();
    expect(document).toMatchObject({
      verdict: "pass", reason: "1 design judged, 1 approved in this very content", held: [], problems: [],
      designs: [{ id: "ORD-12", path: DOCUMENT, status: "approved", digest, stands: true, approvals: [{ role: "architect", needed: 1, state: "approved", approvedBy: ["bea"] }], problems: [] }],
    });
    expect(readdirSync(plans)).toEqual(["ORD-12.json"]);
    const plan = exportedPlanShape.check(JSON.parse(readFileSync(path.join(plans, "ORD-12.json"), "utf8")), []);
    expect(JSON.parse(outcome.outputs.plans ?? "")).toEqual([plan]);
    expect(document.plans).toEqual([plan]);
    expect(outcome.record).toMatchObject({ commit, artifacts: [{ name: "design/ORD-12", sha256: digest }], counts: { designs: 1, standing: 1, "files-held": 0 } });
    expect(text).toContain("✔ pass  ORD-12  Orders by region: approved, approved by architect: bea");
    expect(outcome.summary).toContain("## ✅ Pass · design review · octo/orders");
    expect(project.checkout.git("status", "--porcelain")).toBe("");
  });

  it("voids an approval by a later edit, and keeps it when only the review is recorded", async () => {
    await using project = await Project.create(top(), {}, NO_TEAMS);
    project.change({ [DOCUMENT]: sampleText() });
    await project.review("bea");
    project.change({ [DOCUMENT]: approvedText() }, "record the review");
    expect((await project.gate()).document.verdict).toBe("pass");
    project.change({ [DOCUMENT]: approvedText().replace("On a Tuesday morning", "On a Friday evening") }, "edit");
    const { outcome, document } = await project.gate();
    expect(document.verdict).toBe("fail");
    expect(document.reason).toContain("the role architect has approved 0 of 1 times; the document was edited after bea approved it");
    expect(outcome.annotations).toMatchObject([{ level: "failure", file: DOCUMENT, title: "Design review" }]);
    expect(readFileSync(path.join(project.checkout.folder, DOCUMENT), "utf8").split("\n")[Number(outcome.annotations[0]?.line) - 1]).toBe("reviews:");
    expect(outcome.record).toMatchObject({ artifacts: [] });
  });

  it("does not take an approval of a former commit that held another text", async () => {
    await using project = await Project.create(top(), {}, NO_TEAMS);
    project.change({ [DOCUMENT]: sampleText({ sections: { Rollout: "Everywhere at once on a Friday." } }) });
    await project.review("bea");
    project.change({ [DOCUMENT]: approvedText() });
    expect((await project.gate()).document.reason).toContain("bea approved another version of the document; ask for a new review");
  });

  it("takes the groups of its roles from what the policy extends, as the base has it", async () => {
    const extending = 'design: { roles: { architect: { from: [architects] } } }\nchecklist: { extends: ./base.yml }\n';
    const people = (login: string): string => `checklist: { preset: none, groups: { architects: { users: [${login}] } } }\n`;
    await using project = await Project.create(top(), { "base.yml": people("bea") }, extending);
    project.change({ [DOCUMENT]: approvedText(), "base.yml": people("ann") });
    await project.review("bea");
    const { outcome, document } = await project.gate();
    expect(document).toMatchObject({ verdict: "pass", designs: [{ approvals: [{ role: "architect", approvedBy: ["bea"] }] }] });
    await using other = await Project.create(path.join(top(), "other"), { "base.yml": people("cem") }, extending);
    other.change({ [DOCUMENT]: approvedText() });
    await other.review("bea");
    const refused = await other.gate();
    expect(refused.document).toMatchObject({ verdict: "fail", reason: expect.stringContaining("the role architect has approved 0 of 1 times") });
    expect(refused.outcome.record?.policyDigest).not.toBe(outcome.record?.policyDigest);
  });

  it("refuses a policy whose roles name a group that nobody declares, at its place", async () => {
    await using project = await Project.create(top(), {}, "design:\n  roles:\n    architect: { from: [nope] }\n");
    project.change({ [DOCUMENT]: approvedText() });
    await expect(project.gate()).rejects.toThrow(/^\.github\/plimsoll\.yml at [0-9a-f]+:3:25: design\.roles\.architect\.from\[0\]: there is no group "nope"; declare it under checklist\.groups/);
  });

  it("keeps code of a design that is not approved from changing, and names it", async () => {
    await using project = await Project.create(top(), { [DOCUMENT]: sampleText() });
    project.change({ [CODE]: "export const total = 2;\n", "src/orders/a\n::error::b.ts": "" });
    const { document, outcome, text } = await project.gate();
    expect(document).toMatchObject({ verdict: "fail", held: [{ files: ["src/orders/a\n::error::b.ts", CODE], designs: ["ORD-12"], certainty: "certain" }] });
    expect(document.reason).toBe('"src/orders/a\\n::error::b.ts", src/orders/total.ts may change only under an approved design, and ORD-12 covers it without being approved');
    expect(/^::/m.test(text + String(outcome.summary))).toBe(false);
  });

  it("lets code change under a design that is approved at the base, without asking anybody again", async () => {
    await using project = await Project.create(top(), { [DOCUMENT]: approvedText([{ who: "gone", how: "online" }]) });
    project.change({ [CODE]: "export const total = 2;\n" });
    expect((await project.gate()).document.verdict).toBe("pass");
    expect((await project.gate({}, { pullRequest: null })).document.verdict).toBe("pass");
  });

  it("frees no code by narrowing, moving or removing its design in the same change", async () => {
    await using project = await Project.create(top(), { [DOCUMENT]: approvedText([{}]) });
    const before = project.checkout.git("rev-parse", "HEAD");
    for (const files of [
      { [DOCUMENT]: sampleText({ frontMatter: { status: "draft", covers: ["docs/**"] } }) }, { [DOCUMENT]: null }, { [DOCUMENT]: sampleText({ frontMatter: { id: "ORD-13", covers: ["docs/**"], status: "draft" } }) },
    ]) {
      project.checkout.git("reset", "--quiet", "--hard", before);
      project.change({ ...files, [CODE]: "export const total = 3;\n" });
      expect((await project.gate()).document).toMatchObject({ verdict: "fail", held: [{ files: [CODE], designs: ["ORD-12"] }] });
    }
    project.checkout.git("reset", "--quiet", "--hard", before);
    project.change({ [DOCUMENT]: null, "docs/design/orders/moved.md": approvedText([{}]), [CODE]: "export const total = 3;\n" });
    expect((await project.gate()).document).toMatchObject({ verdict: "pass", designs: [{ id: "ORD-12", path: "docs/design/orders/moved.md" }] });
  });

  it("lets the role, and nobody else, withdraw a design", async () => {
    await using project = await Project.create(top(), { [DOCUMENT]: approvedText() }, NO_TEAMS);
    project.change({ [DOCUMENT]: null });
    await project.review("eve");
    expect((await project.gate()).document).toMatchObject({ verdict: "fail", problems: [{ code: "withdrawn", file: DOCUMENT, line: null }] });
    await project.review("bea");
    expect((await project.gate()).document.verdict).toBe("pass");
    project.change({ [DOCUMENT]: sampleText({ frontMatter: { status: "superseded" } }) });
    expect((await project.gate()).document).toMatchObject({ verdict: "fail", designs: [{ problems: [{ code: "withdrawn" }] }] });
  });

  it("takes no record for a proof that was planted in a draft", async () => {
    await using project = await Project.create(top(), { [DOCUMENT]: sampleText({ frontMatter: { status: "draft", reviews: [{ who: "bea", role: "architect", how: "online", date: "2026-11-23", digest: sample().digest }] } }) }, NO_TEAMS);
    project.change({ [DOCUMENT]: approvedText() });
    expect((await project.gate()).document).toMatchObject({ verdict: "fail", reason: expect.stringContaining("bea has not reviewed this pull request") });
  });

  it.each<[string, string, number, number, string]>([
    ["front matter that is no YAML", "---\nid: [\n---\n", 2, 6, "not valid YAML"],
    ["an unknown key", sampleText({ frontMatter: { ownrs: [] } }), 28, 1, 'ownrs: unknown key; did you mean "owners"?'],
    ["no front matter", "# A design\n", 1, 1, "a design document starts with its front matter"],
  ])("fails on %s at its place", async (_what, content, line, column, message) => {
    await using project = await Project.create(top());
    project.change({ [DOCUMENT]: content, "docs/design/README.md": "# Designs\n" });
    const { document, outcome } = await project.gate();
    expect(document).toMatchObject({ verdict: "fail", problems: [{ code: "unreadable", file: DOCUMENT, line, column, message: expect.stringContaining(message) }] });
    expect(outcome.annotations).toMatchObject([{ file: DOCUMENT, line, level: "failure" }]);
  });

  it("fails on two documents of one id, and on a link in a document's place", async () => {
    await using project = await Project.create(top());
    project.change({ [DOCUMENT]: sampleText(), "docs/design/copy.md": sampleText() });
    symlinkSync("copy.md", path.join(project.checkout.folder, "docs/design/link.md"));
    project.change({});
    expect((await project.gate()).document.problems.map(({ message }) => message)).toEqual([
      "docs/design/copy.md: the id ORD-12 is that of docs/design/ORD-12.md already; give each design its own", "docs/design/link.md: a link or a folder where a design document is expected",
    ]);
    unlinkSync(path.join(project.checkout.folder, "docs/design/link.md"));
  });

  it("shows what people wrote without obeying it", async () => {
    await using project = await Project.create(top());
    project.change({ [DOCUMENT]: sampleText({ frontMatter: { title: "::error::\u202E<script>alert(1)</script> @octo/all | `x`", gray: { alerts: ["](http://evil.example)"], rollback: "x" } } }) });
    const { outcome, text } = await project.gate();
    expect(outcome.verdict).toBe("fail");
    expect(text).not.toContain("\u202E");
    expect(/^::/m.test(text)).toBe(false);
    expect(outcome.summary).not.toContain("<script>");
    expect(outcome.summary).not.toMatch(/@octo\/all/);
  });

  it("goes by the tip that GitHub tried the merge on, not by the older one that the event names", async () => {
    await using project = await Project.create(top(), { [DOCUMENT]: approvedText() }, NO_TEAMS);
    project.change({ [CODE]: "export const total = 2;\n" });
    const { git, write, commit } = project.checkout;
    git("checkout", "--quiet", "main");
    write(".github/plimsoll.yml", NO_TEAMS.replace("users: [bea]", "users: [cem]"));
    write(DOCUMENT, sampleText({ frontMatter: { status: "in-review" } }));
    const tip = commit("withdraw it, with the roles' approval");
    git("checkout", "--quiet", "--detach", "main");
    git("merge", "--quiet", "--no-ff", "--no-edit", "feature");
    const { document, text } = await project.gate({}, { mergeCommit: git("rev-parse", "HEAD") });
    expect(document).toMatchObject({ verdict: "fail", designs: [{ id: "ORD-12", status: "in-review", problems: [] }], problems: [], held: [{ files: [CODE], designs: ["ORD-12"] }] });
    expect(text).toContain(`.github/plimsoll.yml at ${tip.slice(0, 12)}`);
    git("checkout", "--quiet", "feature");
    expect((await project.gate({}, { base: "main" })).document).toMatchObject({ verdict: "fail", held: [{ files: [CODE] }], problems: [] });
  });

  it("judges a project in a folder of its repository", async () => {
    await using project = await Project.create(top());
    project.change({ "pay/docs/design/PAY-1.md": sampleText({ frontMatter: { id: "PAY-1" }, sections: { Rollout: "" } }), "pay/.github/plimsoll.yml": "" });
    const { document, outcome } = await project.gate({ repo: path.join(project.checkout.folder, "pay"), base: "main" });
    expect(document).toMatchObject({ verdict: "fail", designs: [{ id: "PAY-1", path: "docs/design/PAY-1.md" }] });
    expect(outcome.annotations).toMatchObject([{ file: "pay/docs/design/PAY-1.md" }]);
  });
});

describe("what design-review cannot know", () => {
  it("is inconclusive: no pull request, an unreadable team, a review that was pushed over", async () => {
    await using project = await Project.create(top(), {}, POLICY.replace("users: [bea], ", ""));
    project.change({ [DOCUMENT]: approvedText() });
    await project.review("bea");
    expect((await project.gate({}, { pullRequest: null })).document).toMatchObject({ verdict: "inconclusive", reason: expect.stringContaining("whether bea has the role architect is unknown: the members of octo/architects could not be read: there is no token that may read teams; give the action an `org-token`") });
    expect((await project.gate()).document).toMatchObject({ verdict: "inconclusive", reason: expect.stringContaining("org-token") });
    project.github.teams.set("octo/architects", ["bea"]);
    const orgToken = project.github.token({ members: "read" }, { login: "app", appId: 7 });
    expect((await project.gate({ "org-token": orgToken })).document.verdict).toBe("pass");
    for (const review of project.orders.has.reviews) Object.assign(review, { commit: "1".repeat(40) });
    expect((await project.gate({ "org-token": orgToken })).document).toMatchObject({ verdict: "inconclusive", reason: expect.stringContaining("what bea approved cannot be read: the reviewed commit is not there") });
    expect((await project.gate({ "org-token": orgToken }, { pullRequest: null })).document).toMatchObject({ verdict: "inconclusive" });
  });

  it("ends the run where GitHub or git does not say", async () => {
    await using project = await Project.create(top());
    project.change({ [DOCUMENT]: approvedText() });
    await expect(project.gate({}, {}, { contents: "read" })).rejects.toThrow(InconclusiveError);
    await expect(project.gate({ base: "nowhere" })).rejects.toThrow(InconclusiveError);
  });

  it.each<[string, Given, Given, string]>([
    ["no base", {}, { base: null }, "there is nothing that the change goes onto; give base, such as main or the sha of a commit"],
    ["a base that is HEAD in a terminal", {}, { base: null, host: "terminal" }, "HEAD is on main itself, so there is no change to judge; give base, such as the sha of the commit before"],
    ["a pull request without its repository", { pull: "1" }, { repository: null }, "the reviews of pull request 1 are on GitHub: GITHUB_REPOSITORY names its repository, as owner/name"],
    ["a number that is none", { pull: "one" }, {}, "input pull: expected a whole number"],
  ])("refuses %s", async (_what, inputs, run, message) => {
    await using project = await Project.create(top());
    project.checkout.git("checkout", "--quiet", "main");
    project.checkout.git("branch", "--quiet", "-f", "feature");
    await expect(project.gate(inputs as Record<string, string>, run)).rejects.toThrow(new InputError(message).message);
  });

  it("refuses a pull request that nobody can be asked about", async () => {
    await using project = await Project.create(top());
    project.change({});
    const context = contextFor({ workspace: project.checkout.folder });
    await expect(definition.invoke(new Map([["pull", "1"], ["base", "main"]]), context)).rejects.toThrow("the reviews of pull request 1 are on GitHub: give a token");
    expect((await definition.invoke(new Map([["base", "main"]]), context)).verdict).toBe("not-applicable");
  });

  it("is compared with the commit before a push, and in a terminal with the default branch", async () => {
    await using project = await Project.create(top(), { [DOCUMENT]: sampleText() });
    project.change({ [CODE]: "export const total = 2;\n" });
    expect((await project.gate({}, { base: null, before: project.base, pullRequest: null })).document.verdict).toBe("fail");
    expect((await project.gate({}, { base: null, host: "terminal", pullRequest: null })).document.verdict).toBe("fail");
  });
});

describe("an offline review", () => {
  const OFFLINE = { how: "offline", minutes: "https://wiki.example/minutes/7", "signed-off-by": "Bea Li <bea@example.com>" };
  const BY_BEA = ["-c", "user.name=Bea Li", "-c", "user.email=bea@example.com"];

  async function recorded(project: Project, by: readonly string[], message: string): Promise<string> {
    project.change({ [DOCUMENT]: sampleText() });
    project.checkout.write(DOCUMENT, approvedText([OFFLINE]));
    project.checkout.git(...by, "commit", "--quiet", "--all", "-m", message);
    project.orders.has.accounts.set("bea@example.com", "bea").set("t@example.com", "ann");
    await project.pull();
    return project.checkout.git("rev-parse", "HEAD");
  }

  it("stands when its reviewer recorded it in a signed-off commit that GitHub verifies", async () => {
    await using project = await Project.create(top(), {}, NO_TEAMS);
    const sha = await recorded(project, BY_BEA, "Approve\n\nSigned-off-by: Bea Li <bea@example.com>");
    expect((await project.gate()).document).toMatchObject({ verdict: "fail", reason: expect.stringContaining("has no signature of a person that GitHub verifies") });
    project.orders.has.signatures.set(sha, true);
    expect((await project.gate()).document.verdict).toBe("pass");
    expect((await project.gate({}, { pullRequest: null })).document).toMatchObject({ verdict: "inconclusive", reason: expect.stringContaining("GitHub says it where the pull request is judged") });
    project.change({ "README.md": "" });
    project.checkout.git("merge", "--quiet", "--no-ff", "--no-edit", "main");
    expect((await project.gate()).document.verdict).toBe("pass");
  });

  it("does not stand when somebody else typed it, signed or not", async () => {
    await using project = await Project.create(top(), {}, NO_TEAMS);
    const sha = await recorded(project, [], "Approve\n\nSigned-off-by: Bea Li <bea@example.com>");
    project.orders.has.signatures.set(sha, true);
    expect((await project.gate()).document).toMatchObject({ verdict: "fail", reason: expect.stringContaining("is signed by ann; bea has to record the own review") });
  });

  it("is taken away when its reviewer takes it back, whoever writes it again", async () => {
    await using project = await Project.create(top(), {}, NO_TEAMS);
    const sha = await recorded(project, BY_BEA, "Approve\n\nSigned-off-by: Bea Li <bea@example.com>");
    project.orders.has.signatures.set(sha, true);
    project.change({ [DOCUMENT]: sampleText() }, "take it back");
    project.change({ [DOCUMENT]: approvedText([OFFLINE]) }, "write it again");
    expect((await project.gate()).document.verdict).toBe("fail");
  });

  it("needs no signature where the policy says so, and never one of its author", async () => {
    await using project = await Project.create(top(), {}, NO_TEAMS.replace("design:\n", "design:\n  offline: sign-off\n"));
    await recorded(project, [], "Approve\n\nSigned-off-by: Bea Li <bea@example.com>");
    expect((await project.gate()).document).toMatchObject({ verdict: "fail", reason: expect.stringContaining("is by <t@example.com>; whoever signed it off, Bea Li <bea@example.com>, has to record the own review") });
    project.checkout.git(...BY_BEA, "commit", "--quiet", "--amend", "--reset-author", "--no-edit");
    expect((await project.gate()).document.verdict).toBe("pass");
    expect((await project.gate({}, { pullRequest: null })).document.verdict).toBe("inconclusive");
    project.checkout.write(DOCUMENT, approvedText([OFFLINE], { frontMatter: { title: "Mine" } }));
    project.checkout.git(...BY_BEA, "commit", "--quiet", "--all", "-m", "Write and approve\n\nSigned-off-by: Bea Li <bea@example.com>");
    expect((await project.gate({}, { pullRequest: null })).document).toMatchObject({ verdict: "fail", reason: expect.stringContaining("wrote a part of this change to the document") });
    expect((await project.gate()).document).toMatchObject({ verdict: "fail", reason: expect.stringContaining("bea wrote a part of this change") });
  });

  it("that a draft brought to the base proves nothing", async () => {
    await using project = await Project.create(top(), { [DOCUMENT]: approvedText([OFFLINE], { frontMatter: { status: "draft" } }) }, NO_TEAMS);
    project.change({ [DOCUMENT]: approvedText([OFFLINE]) }, "Approve\n\nSigned-off-by: Bea Li <bea@example.com>");
    expect((await project.gate()).document).toMatchObject({ verdict: "fail", reason: expect.stringContaining("no commit of this change recorded the review of bea") });
  });

  it("has to be recorded where the file lies", async () => {
    await using project = await Project.create(top(), {}, NO_TEAMS.replace("design:\n", "design:\n  offline: sign-off\n"));
    await recorded(project, [], "Approve\n\nSigned-off-by: Bea Li <bea@example.com>");
    project.checkout.git("mv", DOCUMENT, "docs/design/moved.md");
    project.change({}, "move");
    expect((await project.gate()).document).toMatchObject({ verdict: "fail", reason: expect.stringContaining("has no line Signed-off-by: Bea Li <bea@example.com>") });
  });
});
