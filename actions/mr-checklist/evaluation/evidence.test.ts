import { describe, expect, it } from "@jest/globals";
import { factsOf, HEAD } from "../requirements/testing/question.js";
import { evidenceProblem, forkOf, forkRemark } from "./evidence.js";

const BASE = { ref: "main", sha: "b".repeat(40), repository: "octo/orders" };

function leftFor(evidenceHead: string | null, repository: string | null): ReturnType<typeof factsOf> {
  return factsOf({ evidenceHead, pull: { base: BASE, head: { ref: "totals", sha: HEAD, repository } } });
}

describe("reports and records that a run of the change has left", () => {
  it("are believed of the repository's own branch, and whatever the branch where somebody else vouches for them", () => {
    for (const facts of [leftFor(HEAD, "octo/orders"), leftFor(null, "octo/orders"), leftFor(null, "mallory/orders"), leftFor(null, null)]) {
      expect([evidenceProblem(facts, "refuse", "record"), forkOf(facts), forkRemark(facts)]).toEqual([null, null, ""]);
    }
  });

  it("prove nothing of a fork, whose code could have written them, unless the policy takes them; then that is said", () => {
    const fork = leftFor(HEAD, "mallory/orders");
    expect(evidenceProblem(fork, "refuse", "reports")).toBe("the reports were left by the run of mallory/orders, whose code could have written anything; demand a check in its place, waive it, or let the policy say forks: accept");
    expect([evidenceProblem(fork, "accept", "reports"), forkRemark(fork)]).toEqual([null, ", by the word of mallory/orders's own run, which the policy accepts"]);
    expect(evidenceProblem(leftFor(HEAD, null), "refuse", "record")).toContain("the record was left by the run of a fork that is gone");
  });

  it.each(["refuse", "accept"] as const)("prove nothing of a head that was pushed since, where forks are to %s", (forks) => {
    for (const repository of ["octo/orders", "mallory/orders"]) {
      expect(evidenceProblem(leftFor("c".repeat(40), repository), forks, "reports")).toBe("the reports were left for ccccccc, and the head is aaaaaaa now; the event of the new head has it judged again");
    }
  });
});
