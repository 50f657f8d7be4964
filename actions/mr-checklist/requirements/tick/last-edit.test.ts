import { describe, expect, it } from "@jest/globals";
import { factsOf } from "../testing/question.js";
import { lastHandIn } from "./last-edit.js";

const ALICE = { login: "alice", kind: "user" };
const BOB = { login: "bob", kind: "user" };
const edit = (editor: unknown, at = "2026-11-23T10:00:00Z") => ({ editor, at, deleted: false });

function lastHand(bodyEdits: readonly unknown[] | null, author: unknown = ALICE) {
  return lastHandIn(factsOf({ pull: { bodyEdits, author } }).pull);
}

describe("the last hand in a description", () => {
  it("is the author's where nobody edited it, and where the author did so last", () => {
    expect(lastHand([])).toBe("author");
    expect(lastHand([edit(BOB, "2026-11-23T09:00:00Z"), edit({ login: "Alice", kind: "user" })])).toBe("author");
    expect(lastHand([edit(ALICE), edit(BOB, "2026-11-23T09:00:00Z")])).toBe("author");
  });

  it("is another's, also where that one's account is gone or bears the author's name as a program", () => {
    expect(lastHand([edit(ALICE, "2026-11-23T09:00:00Z"), edit(BOB)])).toBe("other");
    expect(lastHand([edit(null)])).toBe("other");
    expect(lastHand([edit({ login: "alice", kind: "bot" })])).toBe("other");
  });

  it("is another's where nobody can say who was last", () => {
    expect(lastHand([edit(ALICE), edit(BOB)])).toBe("other");
  });

  it("is nobody's where the author's account is gone, whatever is known of the edits", () => {
    expect([lastHand([], null), lastHand([edit(null)], null), lastHand([edit(ALICE)], null), lastHand(null, null)]).toEqual(["nobody", "nobody", "nobody", "nobody"]);
  });

  it("is unknown where the edits could not be read", () => {
    expect(lastHand(null)).toBe("unknown");
  });
});
