import { describe, expect, it } from "@jest/globals";
import { systemClock } from "./clock.js";

describe("the machine's clock", () => {
  it("tells the time, measures and waits in seconds", async () => {
    expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(5000);
    const start = systemClock.seconds();
    await systemClock.sleep(0.05);
    const passed = systemClock.seconds() - start;
    // Timers may be a millisecond early.
    expect(passed).toBeGreaterThan(0.045);
    expect(passed).toBeLessThan(30);
  });
});
