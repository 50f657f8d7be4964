import type { RunnerAdapter } from "../adapter.js";
import { detectJest } from "./detect.js";
import { discoverJest } from "./discover.js";
import { runJest } from "./run.js";

/** Jest 27 to 30. An item is a test file. */
export const jestAdapter: RunnerAdapter = {
  name: "jest",
  signs: "Jest (a jest.config file, or jest in package.json)",
  detect: detectJest,
  discover: discoverJest,
  run: runJest,
};
