import { describe, expect, it } from "@jest/globals";
import { changeText, rewriteForAct, type Stand } from "./rewrite-for-act.js";

const STAND: Stand = {
  self: (path) => `plimsoll/plimsoll/${path}@v1`,
  token: (job) => `token-of-${job}`,
  takesToken: (action) => action === "comment",
};

const WORKFLOW = `# The reason.
on:
  schedule:
    - cron: 0 3 * * *
      timezone: Asia/Shanghai
concurrency:
  group: promotion
  queue: max
permissions: {}
jobs:
  plan:
    permissions:
      contents: read # checkout
      artifact-metadata: write
    environment:
      name: production
      deployment: false
    steps:
      - uses: $/actions/plan-shards
      - uses: $/actions/comment
        with:
          text: hello
      - uses: actions/checkout@abc # v7.0.1
        with:
          token: \${{ github.token }}
      - run: gh api
        env:
          GH_TOKEN: bearer \${{ secrets.GITHUB_TOKEN }}
  call:
    uses: $/.github/workflows/other.yml
`;

const COPY = `# The reason.
on:
  schedule:
    - cron: 0 3 * * *
concurrency:
  group: promotion
permissions: {}
jobs:
  plan:
    permissions:
      contents: read # checkout
    environment:
      name: production
    steps:
      - uses: plimsoll/plimsoll/actions/plan-shards@v1
      - uses: plimsoll/plimsoll/actions/comment@v1
        with:
          text: hello
          token: token-of-plan
      - uses: actions/checkout@abc # v7.0.1
        with:
          token: token-of-plan
      - run: gh api
        env:
          GH_TOKEN: bearer token-of-plan
  call:
    uses: plimsoll/plimsoll/.github/workflows/other.yml@v1
`;

describe("rewriteForAct", () => {
  const { source, changes } = rewriteForAct(WORKFLOW, "w.yml", STAND);

  it("changes what act does not know and nothing else", () => {
    expect(source).toBe(COPY);
  });

  it("reports each change it makes", () => {
    expect(changes.map((change) => changeText("w.yml", change))).toEqual([
      "w.yml: on.schedule.0.timezone: Asia/Shanghai taken out",
      "w.yml: concurrency.queue: max taken out",
      "w.yml: jobs.plan.permissions.artifact-metadata: write taken out",
      "w.yml: jobs.plan.environment.deployment: false taken out",
      "w.yml: jobs.plan.steps.0.uses: $/actions/plan-shards -> plimsoll/plimsoll/actions/plan-shards@v1",
      "w.yml: jobs.plan.steps.1.uses: $/actions/comment -> plimsoll/plimsoll/actions/comment@v1",
      "w.yml: jobs.call.uses: $/.github/workflows/other.yml -> plimsoll/plimsoll/.github/workflows/other.yml@v1",
      "w.yml: jobs.plan.steps.1.with.token: (the default) -> token-of-plan",
      "w.yml: jobs.plan.steps.2.with.token: ${{ github.token }} -> token-of-plan",
      "w.yml: jobs.plan.steps.3.env.GH_TOKEN: bearer ${{ secrets.GITHUB_TOKEN }} -> bearer token-of-plan",
    ]);
  });

  it("leaves a file that act knows byte for byte as it is", () => {
    expect(rewriteForAct(COPY, "w.yml", { ...STAND, token: null })).toEqual({ source: COPY, changes: [] });
  });

  it("leaves tokens alone where none is given", () => {
    expect(rewriteForAct(WORKFLOW, "w.yml", { ...STAND, token: null }).source).toContain("${{ github.token }}");
  });

  it("keeps a token that the workflow hands over itself", () => {
    const given = "jobs:\n  a:\n    steps:\n      - uses: $/actions/comment\n        with:\n          token: mine\n";
    expect(rewriteForAct(given, "w.yml", STAND).source).toContain("token: mine");
  });

  it("rewrites the steps of a composite action", () => {
    const composite = "runs:\n  using: composite\n  steps:\n    - uses: $/actions/verdict\n";
    expect(rewriteForAct(composite, "action.yml", STAND).source).toContain("uses: plimsoll/plimsoll/actions/verdict@v1");
  });

  it.each([
    ["jobs: {a: {if: \"${{ case(true, 1, 2) }}\"}}", "case()"],
    ["jobs: {a: {name: \"${{ job.workflow_sha }}\"}}", "job.workflow_*"],
    ["jobs:\n  a:\n    steps:\n      - parallel:\n          - run: x\n", "parallel"],
    ["jobs:\n  a:\n    steps:\n      - run: x\n        background: true\n", "background"],
  ])("refuses %j, which it cannot stand for", (source_, name) => {
    expect(() => rewriteForAct(source_, "w.yml", STAND)).toThrow(name);
  });

  it("refuses a file that is no YAML", () => {
    expect(() => rewriteForAct("jobs: {", "w.yml", STAND)).toThrow("w.yml: ");
  });
});
