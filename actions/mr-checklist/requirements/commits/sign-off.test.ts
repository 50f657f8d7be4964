import { describe, expect, it } from "@jest/globals";
import { isSignedOff } from "./sign-off.js";

const ALICE = { name: "Alice Doe", email: "alice@example.org" };

describe("a sign-off", () => {
  it.each([
    "x\n\nSigned-off-by: Alice Doe <alice@example.org>",
    "x\r\n\r\nSigned-off-by: Bob <bob@example.org>\r\nsigned-off-by:   ALICE doe   <Alice@Example.org>  \r\n",
    "x\nSigned-off-by: Alice Doe <alice@example.org>",
  ])("is that of the author in %j", (message) => {
    expect(isSignedOff(message, ALICE)).toBe(true);
  });

  it.each([
    "x",
    "x\n\nSigned-off-by: Bob <bob@example.org>",
    "x\n\nSigned-off-by: Alice Doe <bob@example.org>",
    "x\n\nSigned-off-by: Bob <alice@example.org>",
    "x\n\nSigned-off-by: Alice Doe alice@example.org",
    "x\n\nSigned-off-by: Alice Doe <alice@example.org> and more",
    "x\n\n> Signed-off-by: Alice Doe <alice@example.org>",
    "x\n\nNot-Signed-off-by: Alice Doe <alice@example.org>",
    "x\n\nSigned-off-by: <>",
    "Signed-off-by: Alice Doe <alice@example.org>",
    "Signed-off-by: Alice Doe <alice@example.org>\n\nx",
    "x\n\nSigned-off-by: Alice Doe <alice@example.org>\n\nThe line above is of the commit that this takes back.",
  ])("is not there in %j", (message) => {
    expect(isSignedOff(message, ALICE)).toBe(false);
  });

  it("is nobody's for an author without a name or an address", () => {
    expect(isSignedOff("x\n\nSigned-off-by:  <a@b>", { name: " ", email: "a@b" })).toBe(false);
    expect(isSignedOff("x\n\nSigned-off-by: A <>", { name: "A", email: "" })).toBe(false);
  });
});
