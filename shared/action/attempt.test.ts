import { describe, expect, it } from "@jest/globals";
import { ShapeError } from "../schema/shape.js";
import { attempt, attemptAsync } from "./attempt.js";

describe("attempting to read foreign data", () => {
  it("hands back what was read, or the error of the kind that damage has", () => {
    expect(attempt(ShapeError, () => 3)).toBe(3);
    const damage = new ShapeError([], "damaged");
    expect(attempt(ShapeError, () => { throw damage; })).toBe(damage);
  });

  it("lets a bug of ours pass through", () => {
    expect(() => attempt(ShapeError, () => { throw new TypeError("bug"); })).toThrow(TypeError);
  });

  it("does the same for what takes time", async () => {
    const damage = new ShapeError([], "damaged");
    await expect(attemptAsync(ShapeError, async () => Promise.resolve(3))).resolves.toBe(3);
    await expect(attemptAsync(ShapeError, async () => Promise.reject(damage))).resolves.toBe(damage);
    await expect(attemptAsync(ShapeError, async () => Promise.reject(new TypeError("bug")))).rejects.toThrow(TypeError);
  });
});
