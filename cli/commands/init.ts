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
import { list, object, text } from "../../shared/schema/shape.js";
import { presetItems } from "../../actions/mr-checklist/presets/presets.js";
import { pullRequestTemplate, TEMPLATE_FILE } from "../../actions/mr-checklist/template/pull-request-template.js";
import { callerName, callerWorkflow } from "../init/caller-workflow.js";
import { checklistSection } from "../init/checklist-section.js";
import { checklistSigns } from "../init/checklist-signs.js";
import { initText } from "../init/init-text.js";
import { policyFile, type FoundSuite } from "../init/policy-file.js";

export const definition = defineAction({
  name: "init",
  description: "Writes the caller's workflow and a policy file, and says what it detected.",
  inputs: {
    repo: pathInput({ description: "Folder of the repository; the working directory by default.", anywhere: true }),
    release: textInput({ description: "Tag or commit of Plimsoll that the workflow is pinned to.", default: "v1" }),
    force: flagInput({ description: "Overwrite files that are there already." }),
  },
  outputs: {},
  permissions: {},
  document: object({
    written: list(text(), "Relative to the top of the checkout."),
    kept: list(text(), "Files that were there already."),
    suites: list(object({ name: text(), runner: text(), evidence: text() })),
    defaultBranch: text(),
  }),
  async run({ exec, workspace, inputs: { repo, release, force } }) {
    if (!/^\w[\w./-]*$/.test(release)) throw new InputError(`input release: expected a tag or a commit such as v1, found ${JSON.stringify(release)}`);
    const folder = repo ?? workspace;
    const checkout = await openCheckout(exec, folder);
    const directory = await checkout.prefix();
    const suites: FoundSuite[] = (await detectSuites(folder)).map(({ suite, evidence }) => ({ name: suite.name, runner: suite.runner, evidence }));
    const defaultBranch = await checkout.defaultBranch();
    const name = callerName(directory);
    const top = path.resolve(await realpath(folder), path.relative(directory, "."));
    // GitHub looks for workflows and templates at the top alone; a policy lies in the folder of its project.
    const signs = directory === "" ? await checklistSigns(top) : null;
    const { written, kept } = await writeFiles(top, force, [
      { file: `.github/workflows/${name}.yml`, content: callerWorkflow({ defaultBranch, release, directory }) },
      { file: path.posix.join(directory, POLICY_FILE), content: policyFile(suites, signs === null ? "" : checklistSection(signs)) },
      // A template that is there is the people's own text, which not even --force takes.
      ...(signs?.template === null ? [{ file: TEMPLATE_FILE, content: pullRequestTemplate(presetItems("default")) }] : []),
    ]);
    return {
      verdict: "done",
      document: { written, kept, suites, defaultBranch },
      text: (style) => initText({ written, kept, suites, check: `${name} / verdict` }, style),
      summary: null,
      annotations: [],
      outputs: {},
    } satisfies Outcome;
  },
});

interface NewFile {
  /** Relative to the top of the checkout, with `/`. */
  readonly file: string;
  readonly content: string;
}

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
