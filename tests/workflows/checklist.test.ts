import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { checklistCallers } from "../../cli/init/checklist-callers.js";
import { parseYaml } from "../../scripts/act-copy/yaml-document.js";
import { ROOT, WORKFLOWS } from "./repository.js";
import { readWorkflow, type Job, type Step } from "./workflow-file.js";

const EXAMPLE = path.join(ROOT, "workflows-examples/orders-service");
const CALLED = [["mr-checklist.yml", "judge"], ["mr-checklist-publish.yml", "publish"]] as const;

function jobOf(file: string, id: string): Job {
  const { jobs } = readWorkflow(path.join(WORKFLOWS, file));
  const job = jobs.get(id);
  if (job === undefined || jobs.size !== 1) throw new Error(`${file} is expected to have the one job ${id}`);
  return job;
}

function stepOf({ steps = [] }: Job, name: string): Step {
  const found = steps.find((step) => step.name === name);
  if (found === undefined) throw new Error(`there is no step ${name}`);
  return found;
}

const stepNames = ({ steps = [] }: Job): string[] => steps.map(({ name = "" }) => name);

describe("the checklist's workflows", () => {
  it("are skipped only at events whose runs stand on the default branch, where nobody takes a skipped job for a pull request's green", () => {
    expect(jobOf("mr-checklist.yml", "judge").if).toMatch(/^\$\{\{ github\.event_name != 'issue_comment' \|\| github\.event\.issue\.pull_request && \(.*\) \}\}$/);
    expect(jobOf("mr-checklist-publish.yml", "publish").if).toMatch(/^\$\{\{ github\.event_name == 'workflow_run' && /);
  });

  it("judge anew, in the trusted one, whatever run of the checklist has ended without success", () => {
    expect(jobOf("mr-checklist-publish.yml", "publish").if).toContain("|| github.event.workflow_run.conclusion != 'success'");
  });

  it.each(CALLED)("%s takes back what an earlier run said, however this one ended without a verdict", (file, id) => {
    const job = jobOf(file, id);
    const names = stepNames(job);
    const back = stepOf(job, "Take an earlier verdict back");
    expect(back.if).toMatch(/^\$\{\{ always\(\) && steps\.judge\.outputs\.verdict == ''/);
    expect([back.run?.includes("state=error"), back.run?.trimEnd().endsWith("exit 1"), back["continue-on-error"]]).toEqual([true, true, undefined]);
    expect(names.indexOf("Take an earlier verdict back")).toBe(names.findIndex((name) => name.startsWith("Judge the pull request")) + 1);
  });

  it.each(CALLED)("%s begins with nothing that another change has left, and checks nothing out", (file, id) => {
    const job = jobOf(file, id);
    expect([stepNames(job)[0], job.steps?.some(({ uses = "" }) => uses.startsWith("actions/checkout@"))]).toEqual(["Begin with an empty folder", false]);
  });

  it.each(CALLED)("%s takes artifacts of the latest finished run of one workflow file for this head and its repository alone", (file, id) => {
    const find = stepOf(jobOf(file, id), "Find the run with the reports and records").run ?? "";
    for (const part of ["head_sha=$HEAD&event=pull_request", '(.path | split("@")[0]) == env.WORKFLOW', ".head_repository.full_name == env.FROM", "max_by(.run_started_at)", '.status == "completed"']) {
      expect(find).toContain(part);
    }
  });

  it.each(CALLED)("%s hands the head of those artifacts to the gate, and nothing of what an event remembers of the change", (file, id) => {
    const job = jobOf(file, id);
    const judge = job.steps?.find(({ uses }) => uses === "$/actions/mr-checklist")?.with ?? new Map<string, string>();
    expect(judge.get("evidence-head")).toMatch(/^\$\{\{ (?:steps\.evidence\.outputs\.head|github\.event\.workflow_run\.head_sha) \}\}$/);
    expect([...judge.values()].join("\n")).not.toMatch(/github\.event\.[\w.]*(?:title|body|labels|sha\b(?<!workflow_run\.head_sha))/);
  });

  it.each(CALLED.map(([file]) => file))("%s is called without ever cancelling a run, and without one that waits being replaced by one that needs no judgement", (file) => {
    const caller = path.join(EXAMPLE, ".github/workflows", file);
    expect(parseYaml(readFileSync(caller, "utf8"), caller).toJS()).toMatchObject({ concurrency: { group: expect.stringMatching(/^mr-checklist-\$\{\{ .*\.number \|\| /), "cancel-in-progress": false, queue: "max" } });
    expect(checklistCallers("v1").get(`.github/workflows/${file}`)).toBe(readFileSync(caller, "utf8"));
  });
});
