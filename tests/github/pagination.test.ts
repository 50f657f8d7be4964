import { describe, expect, it } from "@jest/globals";
import { ask } from "./ask.js";
import { ROOT, startOrders } from "./fixture.js";
import type { JsonObject } from "./json.js";

describe("a list", () => {
  it("comes in pages, with links to the others, and every item exactly once", async () => {
    await using fixture = await startOrders();
    const { github, orders } = fixture;
    for (let number = 1; number <= 7; number += 1) orders.openIssue(`Issue ${number}`);
    const token = github.token({ issues: "read" });
    const titles: unknown[] = [];
    let next: string | undefined = `${github.url}${ROOT}/issues?per_page=3`;
    while (next !== undefined) {
      const answer = await ask("", token, `GET ${next}`);
      titles.push(...(answer.body as JsonObject[]).map(({ title }) => title));
      next = /<([^>]+)>; rel="next"/.exec(answer.headers.get("link") ?? "")?.[1];
    }
    expect(titles).toEqual([7, 6, 5, 4, 3, 2, 1].map((number) => `Issue ${number}`));
  });

  it("has links to the first, the previous and the last page", async () => {
    await using fixture = await startOrders();
    const { github, orders } = fixture;
    for (let number = 1; number <= 5; number += 1) orders.openIssue(`Issue ${number}`);
    const { headers } = await ask(github.url, github.token({ issues: "read" }), `GET ${ROOT}/issues?per_page=2&page=2`);
    const at = (page: number): string => `<${github.url}${ROOT}/issues?per_page=2&page=${page}>`;
    expect(headers.get("link")).toBe(`${at(1)}; rel="prev", ${at(1)}; rel="first", ${at(3)}; rel="next", ${at(3)}; rel="last"`);
  });

  it("of a pull request's files ends at GitHub's limit, whatever the number of changed files", async () => {
    await using fixture = await startOrders({ largestFileList: 3 });
    const { github, orders } = fixture;
    await orders.openPullRequest({ head: "feature" });
    const token = github.token({ "pull-requests": "read" });
    expect((await ask(github.url, token, `GET ${ROOT}/pulls/1/files`)).body).toHaveLength(3);
    expect((await ask(github.url, token, `GET ${ROOT}/pulls/1`)).body).toMatchObject({ changed_files: 4, commits: 2, additions: 3, deletions: 2 });
  });
});
