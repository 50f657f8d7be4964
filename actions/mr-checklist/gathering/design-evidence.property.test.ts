import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { ReviewDocument } from "../../design-review/judgement/review-document.js";
import { sampleText } from "../../../shared/designs/testing/sample.js";
import { connectTo } from "../../../tests/github/connected.js";
import { contextFor } from "../../../tests/support/context.js";
import { approvedText, DOCUMENT, Project } from "../../../tests/support/design-project.js";
import { useTemporaryFolder } from "../../../tests/support/temporary-folder.js";
import type { DesignFacts } from "../facts/design-facts.js";
import { gather } from "./gather.js";

const top = useTemporaryFolder();
const POLICY = `
design: { offline: sign-off, roles: { architect: { from: [architects] } } }
checklist: { preset: none, groups: { architects: { users: [bea, cem] } }, items: [{ id: design, verify: review, require: { design: {} } }] }
`;
const GRANTS = { actions: "read", checks: "read", contents: "read", issues: "read", "pull-requests": "read", statuses: "read" } as const;
const OFFLINE = { how: "offline", minutes: "https://wiki.example/7", "signed-off-by": "Bea Li <bea@example.com>" };

/** What a document may hold; null removes it. */
const TEXTS: Readonly<Record<string, string | null>> = {
  none: null, draft: sampleText({ frontMatter: { status: "draft" } }), review: sampleText(), recorded: approvedText(), byCem: approvedText([{ who: "cem" }, {}]), offline: approvedText([OFFLINE]),
  narrowed: sampleText({ frontMatter: { covers: ["docs/**"] } }), edited: approvedText().replace("On a Tuesday", "On a Friday"), superseded: sampleText({ frontMatter: { status: "superseded" } }), broken: "# A design\n",
};
const FILES = [DOCUMENT, "docs/design/moved.md"] as const;

type Step =
  | { readonly do: "write"; readonly file: (typeof FILES)[number]; readonly text: string; readonly by: string; readonly onto: "feature" | "main" }
  | { readonly do: "code" } | { readonly do: "merge" } | { readonly do: "review"; readonly who: string; readonly state: "APPROVED" | "CHANGES_REQUESTED" | "DISMISSED" };
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("write" as const), file: fc.constantFrom(...FILES), text: fc.constantFrom(...Object.keys(TEXTS)), by: fc.constantFrom("Bea Li <bea@example.com>", "Ann <t@example.com>"), onto: fc.constantFrom("feature" as const, "feature" as const, "main" as const) }) },
  { weight: 1, arbitrary: fc.constant({ do: "code" as const }) }, { weight: 1, arbitrary: fc.constant({ do: "merge" as const }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("review" as const), who: fc.constantFrom("bea", "cem", "ann", "eve"), state: fc.constantFrom("APPROVED" as const, "APPROVED" as const, "CHANGES_REQUESTED" as const, "DISMISSED" as const) }) },
);

/** Takes one step in the project's repository. */
async function take(step: Step, project: Project): Promise<void> {
  const { git, write } = project.checkout;
  if (step.do === "review") return project.review(step.who, step.state);
  if (step.do === "merge") return void mergeInto(project, "main");
  if (step.do === "code") return void project.change({ "src/orders/total.ts": `export const total = ${git("rev-list", "--count", "HEAD")};\n` });
  git("checkout", "--quiet", step.onto);
  const text = TEXTS[step.text] ?? null;
  if (text === null) git("rm", "--quiet", "--ignore-unmatch", "--", step.file);
  else write(step.file, text);
  git("add", "--all");
  git("commit", "--quiet", "--allow-empty", "--author", step.by, "-m", `Write\n\nSigned-off-by: ${step.by}`);
  git("checkout", "--quiet", "feature");
}

/** Whether the merge went through by itself. */
function mergeInto({ checkout: { git } }: Project, branch: string): boolean {
  try {
    git("merge", "--quiet", "--no-edit", branch);
    return true;
  } catch {
    git("merge", "--abort");
    return false;
  }
}

/** What the checklist was told, as far as design-review says it too. */
function told(designs: readonly DesignFacts[]): string[] {
  return designs.flatMap(({ id, path, status, problem }) => (status === "removed" && problem === null ? [] : [`${status === "removed" || id === path ? path : `${id} ${path} ${status}`}: ${String(problem)}`])).sort();
}

function said({ designs, problems }: ReviewDocument): string[] {
  return [
    ...designs.map(({ id, path, status, problems: own }) => `${id} ${path} ${status}: ${(own.find(({ certainty }) => certainty === "certain") ?? own[0])?.message ?? "null"}`),
    ...problems.map(({ file, message }) => `${file}: ${message}`),
  ].sort();
}

describe("designs", () => {
  it("are judged the same from a clone, from GitHub's own merge of it and from what GitHub tells, whatever happened", async () => {
    let run = 0;
    await fc.assert(fc.asyncProperty(fc.constantFrom("none", "draft", "recorded"), fc.array(anyStep, { minLength: 1, maxLength: 6 }), async (start, steps) => {
      run += 1;
      const text = TEXTS[start] ?? null;
      await using project = await Project.create(`${top()}/${run}`, text === null ? {} : { [DOCUMENT]: text }, POLICY);
      project.orders.has.accounts.set("bea@example.com", "bea").set("t@example.com", "ann");
      for (const step of steps) await take(step, project);
      await project.pull();
      const local = await project.gate({}, { base: "main" });
      const { client } = connectTo(project.github, GRANTS);
      const { facts } = await gather(client, { number: 1, policyFile: ".github/plimsoll.yml", reports: [], records: null, evidenceHead: null, organization: null, onHead: () => undefined }, contextFor({ workspace: top() }));
      expect(told(facts.designs)).toEqual(said(local.document));
      project.checkout.git("checkout", "--quiet", "--detach", "main");
      if (!mergeInto(project, "feature")) return;
      const { git } = project.checkout;
      // Git joins what two sides wrote in different lines of a document; nobody else does. What both did alike is no change any more.
      if (local.document.problems.some(({ message }) => message.includes("bring this branch up to date"))) return;
      if (git("diff", "--name-only", "main", "HEAD") !== git("diff", "--name-only", "main...feature")) return;
      expect((await project.gate({}, { base: "main" })).document).toEqual(local.document);
    }), { numRuns: 6 });
  });
});
