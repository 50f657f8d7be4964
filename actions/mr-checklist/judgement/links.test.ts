import { describe, expect, it } from "@jest/globals";
import { factsOf, whole } from "../requirements/testing/question.js";
import { commentOf } from "../waivers/testing/texts.js";
import { linksOf } from "./links.js";

const OWN = "https://github.com/octo/orders";

const told = (evidence: string[]) => ({ id: "checks", title: "", state: "satisfied", verify: "machine", evidence, reason: "", waiver: null, unwaived: null, waive: null }) as const;
const checkOf = (url: string | null) => ({ name: "verdict", app: "github-actions", workflow: "Plimsoll", status: "completed", conclusion: "success", startedAt: null, url });

/** The links of a change whose checks have these addresses, all told in the evidence. */
function links(urls: readonly (string | null)[], given: Parameters<typeof factsOf>[0] = {}): string[] {
  const evidence = urls.map((url) => `"verdict": success, ${url ?? ""}`);
  return linksOf(factsOf({ checks: whole(urls.map(checkOf)), ...given }), [told(evidence)], []);
}

describe("the addresses that reports link", () => {
  it("are those that GitHub gave of pages of the repository, each once and in order", () => {
    const pages = [`${OWN}/actions/runs/2/job/3?pr=7`, `${OWN}/actions/runs/1`, `${OWN}/pull/7#r1`];
    expect(links([...pages, ...pages, null])).toEqual([...pages].sort());
  });

  it.each([
    ["of another place", "https://evil.example/octo/orders/actions/runs/1"],
    ["of another repository", "https://github.com/octo/orders-evil/actions/runs/1"],
    ["that climb out of the repository", `${OWN}/actions/../../../evil/x/issues/1`],
    ["that climb in disguise", `${OWN}/actions/%2e%2e/%2e%2e/evil`],
    ["of what somebody wrote into the repository", `${OWN}/raw/main/page.html`],
    ["that end a link", `${OWN}/actions/runs/1) [y](javascript:z`],
    ["that log somebody in elsewhere", "https://github.com@evil.example/octo/orders/actions/runs/1"],
    ["without encryption", "http://github.com/octo/orders/actions/runs/1"],
    ["that are none", "javascript:alert(1)"],
  ])("are not those %s, which whoever made the check wrote", (_what, url) => {
    expect(links([url])).toEqual([]);
  });

  it("may be of the host that GitHub names for the comments, where it has another name", () => {
    const run = "https://git.example.org:8443/octo/orders/actions/runs/1";
    expect(links([run])).toEqual([]);
    expect(links([run], { comments: whole([commentOf("Fine.", { url: "https://git.example.org:8443/octo/orders/pull/7#issuecomment-1" })]) })).toEqual([run]);
  });

  it("are told in the evidence, or of a waiver that lets nothing pass", () => {
    const facts = factsOf({ comments: whole([commentOf("/waive a"), commentOf("Hello.", { url: `${OWN}/pull/7#c2` }), commentOf("Hi.", { url: "from a file" })]) });
    expect(linksOf(facts, [], [])).toEqual([]);
    expect(linksOf(facts, [], [{ line: "/waive a", by: "bob", url: `${OWN}/pull/7#c1`, problem: "is no waiver" }])).toEqual([`${OWN}/pull/7#c1`]);
  });
});
