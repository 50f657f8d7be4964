import { describe, expect, it } from "@jest/globals";
import { markdown } from "../../../shared/report/markdown/fragment.js";
import { composeSticky } from "../../../shared/report/markdown/sticky.js";
import { plainSection } from "../../../shared/report/markdown/summary.js";
import { GATE_GRANTS, startStage } from "../../../tests/checklist/gate-run.js";
import { connectTo, keepingLog } from "../../../tests/github/connected.js";
import { publish, type Publication } from "./publish.js";

const PULL = "GET /repos/{owner}/{repo}/pulls/{pull_number}";
const STATUS = { context: "plimsoll/mr-checklist", state: "success", description: "fine", targetUrl: null } as const;

function bodyOf(text: string): string {
  return composeSticky("mr-checklist", [plainSection("verdict", 0, markdown`${text}`)]);
}

describe("what is published", () => {
  it("looks for an earlier status and comment itself where they were not read with the facts", async () => {
    await using stage = await startStage("preset: none");
    const pull = await stage.orders.openPullRequest({ head: "totals" });
    const { client, logged } = connectTo(stage.github, GATE_GRANTS);
    const publication: Publication = {
      number: pull.number, judged: { head: stage.pushes[2]!, base: "main" }, mergeGroupHead: null, status: STATUS, comment: bodyOf("one"),
      published: { status: undefined, comments: null }, isHeadProven: false,
    };
    for (const text of ["one", "two"]) expect(await publish(client, { ...publication, comment: bodyOf(text) }, keepingLog(logged))).toMatchObject({ kind: "told" });
    expect([stage.orders.has.statuses.length, stage.orders.has.comments.map(({ body }) => body)]).toEqual([1, [bodyOf("two")]]);
    const known = { ...publication, published: { status: STATUS, comments: null } };
    expect(await publish(client, { ...known, comment: bodyOf("two") }, keepingLog(logged))).toMatchObject({ comment: { kind: "unchanged" } });
  });

  it("cuts the status at 140 characters, and knows it again", async () => {
    await using stage = await startStage("preset: none");
    const pull = await stage.orders.openPullRequest({ head: "totals" });
    const { client, logged } = connectTo(stage.github, GATE_GRANTS);
    const long = { number: pull.number, judged: { head: stage.pushes[2]!, base: "main" }, mergeGroupHead: null, isHeadProven: false, comment: null, status: { ...STATUS, description: "x".repeat(200) } };
    expect(await publish(client, { ...long, published: { status: null, comments: [] } }, keepingLog(logged))).toMatchObject({ status: { kind: "written" } });
    const description = `${"x".repeat(139)}…`;
    expect(stage.orders.has.statuses[0]?.said.description).toBe(description);
    expect(await publish(client, { ...long, published: { status: { state: "success", description, targetUrl: null }, comments: [] } }, keepingLog(logged))).toMatchObject({ status: { kind: "unchanged" } });
    expect(stage.github.count(PULL)).toBe(2);
  });
});
