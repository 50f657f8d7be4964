import { describe, expect, it } from "@jest/globals";
import { readJson } from "./json-body";

async function* bodyOf(...chunks: readonly (string | Uint8Array | Error)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) {
    if (chunk instanceof Error) throw chunk;
    yield await Promise.resolve(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
  }
}

describe("the body of a request", () => {
  it.each(["application/json", "application/json; charset=utf-8", "Application/JSON ;charset=UTF-8"])(
    "is read as %s",
    async (contentType) => {
      expect(await readJson(contentType, bodyOf('{"sku":"TEA"}'))).toEqual({ sku: "TEA" });
    },
  );

  it("may arrive in pieces that part a character", async () => {
    const bytes = Buffer.from('"Köln"');

    expect(await readJson("application/json", bodyOf(bytes.subarray(0, 3), bytes.subarray(3)))).toBe("Köln");
  });

  it.each([undefined, "text/plain", "application/jsonp", "application/x-www-form-urlencoded"])(
    "is refused as %s",
    async (contentType) => {
      await expect(readJson(contentType, bodyOf("{}"))).rejects.toMatchObject({
        kind: "unsupported-media-type",
        message: "The content-type must be application/json.",
      });
    },
  );

  it.each([
    { what: "it is empty", chunks: [] },
    { what: "it is cut off", chunks: ['{"sku":'] },
    { what: "it is not UTF-8", chunks: [Buffer.from([0x22, 0xff, 0x22])] },
  ])("is refused when $what", async ({ chunks }) => {
    await expect(readJson("application/json", bodyOf(...chunks))).rejects.toMatchObject({
      kind: "malformed-request",
      message: "The request body is not JSON in UTF-8.",
    });
  });

  it("is refused when the connection breaks off", async () => {
    await expect(readJson("application/json", bodyOf("{", new Error("aborted")))).rejects.toMatchObject({
      kind: "malformed-request",
      message: "The request body broke off.",
    });
  });

  it("may have 64 KiB", async () => {
    const text = "x".repeat(64 * 1024 - 2);

    expect(await readJson("application/json", bodyOf('"', text, '"'))).toBe(text);
  });

  it("is refused with one byte more, even in small pieces", async () => {
    const pieces = Array.from({ length: 64 }, () => "x".repeat(1024));

    await expect(readJson("application/json", bodyOf(...pieces, "x"))).rejects.toMatchObject({
      kind: "body-too-large",
      message: "The request body may have 65536 bytes.",
    });
  });
});
