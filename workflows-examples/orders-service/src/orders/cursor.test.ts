import { describe, expect, it } from "@jest/globals";
import { decodeCursor, encodeCursor } from "./cursor";

const position = { createdAt: new Date("2026-03-01T09:00:00.125Z"), id: "5f0c7a1e-9d3b-4c62-8a47-1b2c3d4e5f60" };

function cursorOf(text: string): string {
  return Buffer.from(text).toString("base64url");
}

describe("a cursor", () => {
  it("stands for the position that it was made of, to the millisecond", () => {
    expect(decodeCursor(encodeCursor(position))).toEqual(position);
  });

  it("can be put into a URL as it is", () => {
    const cursor = encodeCursor(position);

    expect(encodeURIComponent(cursor)).toBe(cursor);
  });

  it.each([
    { what: "an empty text", cursor: "" },
    { what: "a text that is not base64url", cursor: "%%%" },
    { what: "a time without an id", cursor: cursorOf("2026-03-01T09:00:00.125Z") },
    { what: "an id that is no UUID", cursor: cursorOf("2026-03-01T09:00:00.125Z 42") },
    { what: "a month that does not exist", cursor: cursorOf(`2026-13-01T09:00:00.125Z ${position.id}`) },
    {
      what: "a valid position with something behind it",
      cursor: cursorOf(`2026-03-01T09:00:00.125Z ${position.id}; DROP`),
    },
  ])("is refused when it decodes to $what", ({ cursor }) => {
    expect(decodeCursor(cursor)).toBeUndefined();
  });
});
