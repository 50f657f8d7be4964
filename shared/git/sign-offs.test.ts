import { describe, expect, it } from "@jest/globals";
import { signOffsOf } from "./sign-offs.js";

describe("the sign-offs of a commit", () => {
  it.each([
    ["x\n\nSigned-off-by: Ann <a@b>", ["Ann <a@b>"]],
    ["x\r\n\r\nbody\r\n\r\nReviewed-by: Cem\r\nsigned-off-by:   Ann <a@b>  \r\nSigned-off-by: Bea\r\n\r\n", ["Ann <a@b>", "Bea"]],
    ["x\nSigned-off-by: Ann <a@b>", ["Ann <a@b>"]],
  ])("stand in the last paragraph of %j", (message, people) => {
    expect(signOffsOf(message)).toEqual(people);
  });

  it.each([
    "", "x", "Signed-off-by: Ann <a@b>", "\n\nSigned-off-by: Ann <a@b>\n",
    "x\n\nThe earlier commit said:\nSigned-off-by: Ann <a@b>\n\nIt is taken back.",
    "x\n\nSigned-off-by: Ann <a@b>\n \t\nFixes #1",
    "x\n\n  Signed-off-by: Ann <a@b>",
  ])("are none elsewhere, as in %j", (message) => {
    expect(signOffsOf(message)).toEqual([]);
  });
});
