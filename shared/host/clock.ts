import { setTimeout as wait } from "node:timers/promises";
import type { Clock } from "../action/context.js";

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  seconds: () => performance.now() / 1000,
  sleep: async (seconds) => {
    await wait(seconds * 1000);
  },
};
