import type { RunnerAdapter } from "../adapter.js";
import { detectGo } from "./detect.js";
import { discoverGo } from "./discover.js";
import { runGo } from "./run.js";

/** `go test` of Go 1.19 or later. An item is a top-level test, a group is a package. */
export const goTestAdapter: RunnerAdapter = {
  name: "go-test",
  signs: "go test (a go.mod file and *_test.go files)",
  detect: detectGo,
  discover: discoverGo,
  run: runGo,
};
