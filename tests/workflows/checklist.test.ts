import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { checklistCallers } from "../../cli/init/checklist-callers.js";
import { parseYaml } from "../../scripts/act-copy/yaml-document.js";
import { ROOT, WORKFLOWS } from "./repository.js";
import { readWorkflow, type Job, type Step } from "./workflow-file.js";

const EXAMPLE = path.join(ROOT, "workflows-examples/orders-service");
const CALLED = [["mr-checklist.yml", "judge"], ["mr-checklist-publish.yml", "publish"], ["mr-checklist-again.yml", "judge"]] as const;
/** Those whose callers hear of a pull request's events, one by one. */
const HEARING = CALLED.slice(0, 2).map(([file]) => file);

function jobOf(file: string, id: string): Job {
  const { jobs } = readWorkflow(path.join(WORKFLOWS, file));
  const job = jobs.get(id);
  if (job === undefined || [...jobs.keys()].some((other) => other !== id && other !== "find")) throw new Error(`${file} is expected to have the one job ${id}, and one that finds its pull requests`);
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

  it("judge anew, in the trusted one, however a run has ended and whichever event it was for, save where no pull request is told anything", () => {
    expect(jobOf("mr-checklist-publish.yml", "publish").if).toBe(
      "${{ github.event_name == 'workflow_run' && github.event.workflow_run.event != 'merge_group' " +
      "&& (startsWith(github.event.workflow_run.event, 'pull_request') || github.event.workflow_run.head_branch != github.event.repository.default_branch) }}",
    );
  });

  it("believe a number that a run has left of a fork's run alone, and judge every pull request that GitHub names of another", () => {
    const job = jobOf("mr-checklist-publish.yml", "publish");
    expect(stepOf(job, "Fetch the number that the run has left").if).toBe("${{ github.event.workflow_run.head_repository.full_name != github.repository }}");
    expect(job.strategy?.matrix).toEqual({ pull: expect.stringContaining("toJSON(github.event.workflow_run.pull_requests.*.number)") });
  });

  it("judge by the clock what is green, in the group of the number, so that no two tell what they read at once", () => {
    expect(readWorkflow(path.join(WORKFLOWS, "mr-checklist-again.yml")).jobs.get("find")?.steps?.[0]?.run).toContain('.state == "success" and .context == "plimsoll/mr-checklist: " + env.BASE');
    const { jobs } = parseYaml(readFileSync(path.join(WORKFLOWS, "mr-checklist-again.yml"), "utf8"), "mr-checklist-again.yml").toJS() as { readonly jobs: Readonly<Record<string, unknown>> };
    expect(jobs).toMatchObject({ judge: { needs: "find", concurrency: { group: "mr-checklist-${{ matrix.pull }}", "cancel-in-progress": false, queue: "max" }, strategy: { "max-parallel": 2 } } });
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

  it.each(CALLED)("%s takes artifacts of the latest finished run of one workflow file for this head, its repository and its pull request alone", (file, id) => {
    const find = stepOf(jobOf(file, id), "Find the run with the reports and records").run ?? "";
    for (const part of ["head_sha=$HEAD&event=pull_request", '(.path | split("@")[0]) == env.WORKFLOW', ".head_repository.full_name == env.FROM", "length == 0 or any(.[]; (.number | tostring) == env.NUMBER)", "max_by(.run_started_at)", '.status == "completed"']) {
      expect(find).toContain(part);
    }
  });

  it.each(CALLED)("%s hands the head of those artifacts to the gate, and nothing of what an event remembers of the change", (file, id) => {
    const job = jobOf(file, id);
    const judge = job.steps?.find(({ uses }) => uses === "$/actions/mr-checklist")?.with ?? new Map<string, string>();
    expect(judge.get("evidence-head")).toMatch(/^\$\{\{ (?:steps\.evidence\.outputs\.head|github\.event\.workflow_run\.head_sha) \}\}$/);
    expect([...judge.values()].join("\n")).not.toMatch(/github\.event\.[\w.]*(?:title|body|labels|sha\b(?<!workflow_run\.head_sha))/);
  });

  it.each(HEARING)("%s is called without ever cancelling a run, and without one that waits being replaced by one that needs no judgement", (file) => {
    const caller = path.join(EXAMPLE, ".github/workflows", file);
    expect(parseYaml(readFileSync(caller, "utf8"), caller).toJS()).toMatchObject({ concurrency: { group: expect.stringMatching(/^mr-checklist-\$\{\{ .*\.number \|\| /), "cancel-in-progress": false, queue: "max" } });
    expect(checklistCallers("v1").get(`.github/workflows/${file}`)).toBe(readFileSync(caller, "utf8"));
  });

  it("mr-checklist-again.yml is called by the clock, often enough for a waiver's day to end with that day, and by hand", () => {
    const caller = path.join(EXAMPLE, ".github/workflows/mr-checklist-again.yml");
    expect(parseYaml(readFileSync(caller, "utf8"), caller).toJS()).toMatchObject({
      on: { schedule: [{ cron: "7 */6 * * *" }], workflow_dispatch: null }, concurrency: { group: "mr-checklist-again", "cancel-in-progress": false, queue: "max" },
    });
    expect(checklistCallers("v1").get(".github/workflows/mr-checklist-again.yml")).toBe(readFileSync(caller, "utf8"));
  });
});
