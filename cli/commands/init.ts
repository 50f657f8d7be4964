import { realpath } from "node:fs/promises";
import path from "node:path";
import type { Outcome } from "../../shared/action/context.js";
import { defineAction } from "../../shared/action/define.js";
import { InputError } from "../../shared/action/errors.js";
import { flagInput, pathInput, textInput } from "../../shared/action/inputs.js";
import { writeFileAtomic } from "../../shared/files/atomic-write.js";
import { confinedPath } from "../../shared/files/confined-path.js";
import { readTextIfPresent } from "../../shared/files/read.js";
import { openCheckout } from "../../shared/git/repository.js";
import { POLICY_FILE } from "../../shared/policy/policy.js";
import { detectSuites } from "../../shared/suites/registry.js";
import { list, nullable, object, text } from "../../shared/schema/shape.js";
import { statusContext } from "../../actions/mr-checklist/report/status-text.js";
import { callerName, callerWorkflow } from "../init/caller-workflow.js";
import { checklistParts, type NewFile } from "../init/checklist-parts.js";
import { initText } from "../init/init-text.js";
import { policyFile, type FoundSuite } from "../init/policy-file.js";

export const definition = defineAction({
  name: "init",
  description: "Writes the callers' workflows, a policy with the checklist that fits the repository and a template of pull requests, and says what it detected. What is there already stays.",
  inputs: {
    repo: pathInput({ description: "Folder of the repository; the working directory by default.", anywhere: true }),
    release: textInput({ description: "Tag or commit of Plimsoll that the workflows are pinned to.", default: "v1" }),
    force: flagInput({ description: "Overwrite the workflows and the policy that are there already." }),
  },
  outputs: {},
  permissions: {},
  document: object({
    written: list(text(), "Relative to the top of the checkout."),
    kept: list(text(), "Files that were there already."),
    suites: list(object({ name: text(), runner: text(), evidence: text() })),
    defaultBranch: text(),
    checklist: nullable(text({ description: "The section that would fit a policy which was kept and has none; null where there is nothing to propose." })),
  }),
  async run(context) {
    const { exec, workspace, inputs: { repo, release, force } } = context;
    if (!/^\w[\w./-]*$/.test(release)) throw new InputError(`input release: expected a tag or a commit such as v1, found ${JSON.stringify(release)}`);
    const folder = repo ?? workspace;
    const checkout = await openCheckout(exec, folder);
    const directory = await checkout.prefix();
    const suites: FoundSuite[] = (await detectSuites(folder)).map(({ suite, evidence }) => ({ name: suite.name, runner: suite.runner, evidence }));
    const defaultBranch = await checkout.defaultBranch();
    const name = callerName(directory);
    const top = path.resolve(await realpath(folder), path.relative(directory, "."));
    // GitHub looks for workflows and templates at the top alone; a policy lies in the folder of its project.
    const parts = directory === "" ? await checklistParts(top, { release, force, hasSuites: suites.length > 0 }, context) : null;
    const policy = path.posix.join(directory, POLICY_FILE);
    const { written, kept } = await writeFiles(top, force, [
      { file: `.github/workflows/${name}.yml`, content: callerWorkflow({ defaultBranch, release, directory }) },
      { file: policy, content: policyFile(suites, parts === null ? "" : parts.section, release) },
      ...(parts === null ? [] : parts.files),
    ]);
    const template = parts === null ? null : parts.template;
    const checklist = parts !== null && kept.includes(policy) && !parts.isInPolicy ? parts.section : null;
    const result = { written, kept: [...kept, ...(template === null ? [] : [template])], suites, checklist };
    return {
      verdict: "done",
      document: { ...result, defaultBranch },
      text: (style) => initText({ ...result, template, checks: [`${name} / verdict`, ...(parts === null ? [] : [statusContext(defaultBranch)])] }, style),
      summary: null,
      annotations: [],
      outputs: {},
    } satisfies Outcome;
  },
});

async function writeFiles(top: string, force: boolean, files: readonly NewFile[]): Promise<{ written: string[]; kept: string[] }> {
  const written: string[] = [];
  const kept: string[] = [];
  for (const { file, content } of files) {
    const target = await confinedPath(top, file, "file to write");
    if (!force && (await readTextIfPresent(target)) !== null) {
      kept.push(file);
      continue;
    }
    await writeFileAtomic(target, content);
    written.push(file);
  }
  return { written, kept };
}
