import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { useTemporaryFolder } from "../../../tests/support/temporary-folder.js";
import { targetOf } from "./target.js";

const ORDERS = { owner: "octo", name: "orders" };
const RUN = { repository: "octo/orders", pullRequest: 12 };
const NOWHERE = { repository: null, pullRequest: null };

describe("the pull request to judge", () => {
  const folder = useTemporaryFolder();

  function hintFile(text: string): string {
    const file = path.join(folder(), "pull.json");
    writeFileSync(file, text);
    return file;
  }

  it.each(["octo/orders#7", "https://github.com/octo/orders/pull/7", "https://git.example.org/octo/orders/pull/7"])("is %s wherever it is asked for", async (pr) => {
    expect(await targetOf({ pr, hint: null }, NOWHERE)).toEqual({ repository: ORDERS, number: 7, hinted: false });
  });

  it.each(["7", "#7"])("is %s of the run's own repository", async (pr) => {
    expect(await targetOf({ pr, hint: hintFile('{"version":1,"pull":9}') }, RUN)).toEqual({ repository: ORDERS, number: 7, hinted: false });
  });

  it("is the hint's before the event's, and is told apart", async () => {
    expect(await targetOf({ pr: "", hint: hintFile('{"version":1,"pull":9}\n') }, RUN)).toEqual({ repository: ORDERS, number: 9, hinted: true });
    expect(await targetOf({ pr: "", hint: null }, RUN)).toEqual({ repository: ORDERS, number: 12, hinted: false });
  });

  it.each(["0", "-1", "1e9", "seven", "octo/orders", "octo/orders#0", "a/b/c#1", "octo/orders#7\n::error::x", "ftp://x/octo/orders/pull/7", "1234567890"])("is not %j", async (pr) => {
    await expect(targetOf({ pr, hint: null }, RUN)).rejects.toThrow(`input pr: expected owner/name#7 or a number, found ${JSON.stringify(pr)}`);
  });

  it.each(["", "7", '{"version":1,"pull":0}', '{"version":1,"pull":7,"verdict":"pass"}', "x".repeat(2000)])("is no hint that reads %j", async (text) => {
    await expect(targetOf({ pr: "", hint: hintFile(text) }, RUN)).rejects.toThrow("input hint: ");
  });

  it("has to be named where nobody names one", async () => {
    await expect(targetOf({ pr: "", hint: null }, { ...RUN, pullRequest: null })).rejects.toThrow("the event names no pull request");
    await expect(targetOf({ pr: "7", hint: null }, NOWHERE)).rejects.toThrow("no repository is known here; name it too");
    await expect(targetOf({ pr: "", hint: path.join(folder(), "absent") }, RUN)).rejects.toThrow("the run that was to leave it did not");
  });
});
