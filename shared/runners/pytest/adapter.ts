import type { RunnerAdapter } from "../adapter.js";
import { detectPytest } from "./detect.js";
import { discoverPytest } from "./discover.js";
import { runPytest } from "./run.js";

/** pytest 6 to 9. An item is one test with its parameters. */
export const pytestAdapter: RunnerAdapter = {
  name: "pytest",
  signs: "pytest (its configuration, or test_*.py files)",
  detect: detectPytest,
  discover: discoverPytest,
  run: runPytest,
};
